import { api } from '../../service/api';
import { contractSuite } from '../support/suites/contract-suite';

contractSuite(api);
