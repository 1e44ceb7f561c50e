import { join } from 'node:path';
import { service } from '#service/index';
import { loadSkill } from '../support/skill-under-test';
import { replaySuite } from '../support/suites/replay-suite';

replaySuite(service, loadSkill, join('service', '__tests__', 'answers'));
