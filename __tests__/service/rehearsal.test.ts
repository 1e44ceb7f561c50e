import { service } from '#service/index';
import { readInteractionModels } from '../../rehearsal/interaction-models';
import { rehearsalSuite } from '../support/suites/rehearsal-suite';

const { api, rehearsal } = service;

rehearsalSuite({ api, rehearsal, models: readInteractionModels() });
