import { contract } from './contract';
import { operations, problems, scopes } from './operations';
import { reference } from './reference';

/** The lamp as the contract's mechanism takes it. */
export const lamp = { operations, problems, scopes, contract, reference };
