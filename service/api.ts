import { contract } from './contract';
import { operations, problems, scopes } from './operations';
import { reference } from './reference';

/** The service as the contract's mechanism takes it. */
export const api = { operations, problems, scopes, contract, reference };
