import { lamp } from '../support/lamp/api';
import { clientSuite } from '../support/suites/client-suite';

clientSuite(lamp, 'lamp');
