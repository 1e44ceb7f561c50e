import { service } from '#service/index';
import { documentSuite } from '../support/suites/document-suite';

const { api } = service;

documentSuite(api);
