import { contract } from './contract';
import { operations } from './operations';
import { problems } from './problems';
import { reference } from './reference';
import { scopes } from './scopes';

/** The parcels as the contract's mechanism takes them. */
export const api = { operations, problems, scopes, contract, reference };
