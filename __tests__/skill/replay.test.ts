import { join } from 'node:path';
import type { Service } from '../../definition/service';
import { scenarios } from '../support/lamp/scenarios';
import { skill } from '../support/lamp/skill';
import { loadLamp } from '../support/skill-under-test';
import { replaySuite } from '../support/suites/replay-suite';

replaySuite(
  { skill, scenarios } as unknown as Service,
  loadLamp,
  join('__tests__', 'support', 'lamp', 'answers'),
);
