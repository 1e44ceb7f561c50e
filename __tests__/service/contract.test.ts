import { service } from '#service/index';
import { contractSuite } from '../support/suites/contract-suite';

const { api } = service;

contractSuite(api);
