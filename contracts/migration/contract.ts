import { type ContractSides, committedContract } from '../contract-file';

/** The two sides of the migration contract. */
export const migrationContract: ContractSides = { consumer: 'user-migration', provider: 'saas-customers' };

/** The committed migration contract. */
export const migrationContractFile = committedContract(migrationContract);
