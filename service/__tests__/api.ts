import { contract } from '../contract';
import { operations } from '../operations';
import { problems } from '../problems';
import { reference } from '../reference';
import { scopes } from '../scopes';

/** The service as the contract's mechanism takes it, with its own types. */
export const api = { operations, problems, scopes, contract, reference };
