import { readInteractionModels } from '../../rehearsal/interaction-models';
import { api } from '../../service/api';
import { rehearsal } from '../../service/rehearsal';
import { rehearsalSuite } from '../support/suites/rehearsal-suite';

rehearsalSuite({ api, rehearsal, models: readInteractionModels() });
