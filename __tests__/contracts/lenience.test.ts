import { lamp } from '../support/lamp/api';
import { lenienceSuite } from '../support/suites/lenience-suite';

lenienceSuite(lamp);
