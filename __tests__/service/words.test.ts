import { service } from '#service/index';
import { wordsSuite } from '../support/suites/words-suite';

wordsSuite(service.skill);
