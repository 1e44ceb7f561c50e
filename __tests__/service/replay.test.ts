import { join } from 'node:path';
import { service } from '#service/index';
import { loadSkill } from '../support/skill-under-test';
import { replaySuite } from '../support/suites/replay-suite';

jest.setTimeout(60_000);

replaySuite(service, loadSkill, join('service', '__tests__', 'answers'));
