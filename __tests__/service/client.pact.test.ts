import { service } from '#service/index';
import { clientSuite, committedSuite } from '../support/suites/client-suite';

const { api } = service;

clientSuite(api, 'client');
committedSuite('client');
