import { fileURLToPath } from 'node:url';
import { contractFile } from '../contracts/contract-file';
import { mainBranch } from './git-facts';

/** Set where the commands are bundled into the kit that a service's repository runs. */
const isKit = process.env.CONTRACT_KIT === '1';

/** The contract that is meant where none is named. */
export const defaultPact = isKit
  ? fileURLToPath(new URL('alexa-skill-saas-api.json', import.meta.url))
  : contractFile;

/** Where the page about the provider's side is. */
export const providerPage = isKit ? 'README.md of this package' : 'docs/contract.md';

/** How a command of the contract is called, e.g. `npm run contracts:verify --`. */
export const commandName = (name: string): string =>
  isKit ? `voicelink-contract ${name}` : `npm run contracts:${name} --`;

/** Who a question to the broker is about where nobody is named: whose repository this is. */
export const defaultPacticipant = isKit ? 'saas-api' : 'alexa-skill';

/** The service's main branch, where this is its repository. */
export const ownMainBranch = (): string | undefined => (isKit ? mainBranch() : undefined);
