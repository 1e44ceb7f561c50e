import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { addonContractFile } from '../contracts/addon/contract';
import { contractFile } from '../contracts/contract-file';
import { mainBranch } from './git-facts';

/** Set where the commands are bundled into the kit that a service's repository runs. */
const isKit = process.env.CONTRACT_KIT === '1';

/** A committed contract, which the kit has beside itself. */
const pact = (file: string): string =>
  isKit ? fileURLToPath(new URL(basename(file), import.meta.url)) : file;

/** The contract that is meant where none is named. */
export const defaultPact = pact(contractFile);

/** The contract of the add-on for Alexa+. */
export const addonPact = pact(addonContractFile);

/** Where the page about the provider's side is. */
export const providerPage = isKit ? 'README.md of this package' : 'docs/contract.md';

/** How a command of the contract is called, e.g. `npm run contracts:verify --`. */
export const commandName = (name: string): string =>
  isKit ? `voicelink-contract ${name}` : `npm run contracts:${name} --`;

/** Who a question to the broker is about where nobody is named: whose repository this is. */
export const defaultPacticipant = isKit ? 'saas-api' : 'alexa-skill';

/** The service's main branch, where this is its repository. */
export const ownMainBranch = (): string | undefined => (isKit ? mainBranch() : undefined);
