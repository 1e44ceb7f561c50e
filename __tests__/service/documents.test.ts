import { api } from '../../service/api';
import { documentSuite } from '../support/suites/document-suite';

documentSuite(api);
