import { type ContractSides, committedContract, providerName } from '../contract-file';

/**
 * The two sides of the add-on's contract. It is one of its own, because a service keeps it only where there is an
 * add-on: the skill's contract asks for no token of another client.
 */
export const addonContract: ContractSides = { consumer: 'alexa-plus-addon', provider: providerName };

/** The committed contract of the add-on. */
export const addonContractFile = committedContract(addonContract);
