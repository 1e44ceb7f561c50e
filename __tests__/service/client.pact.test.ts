import { api } from '../../service/api';
import { clientSuite, committedSuite } from '../support/suites/client-suite';

clientSuite(api, 'client');
committedSuite('client');
