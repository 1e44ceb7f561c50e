import { join } from 'node:path';

/** Names of the two sides, which the broker and every report use. */
export const consumerName = 'alexa-skill';
/** Name of the SaaS API in contracts, which the broker and every report use. */
export const providerName = 'saas-api';

/** The two sides of a contract. */
export interface ContractSides {
  readonly consumer: string;
  readonly provider: string;
}

/** Those of the skill's contract. */
export const skillContract: ContractSides = { consumer: consumerName, provider: providerName };

/** File name that Pact gives a contract. */
const fileName = ({ consumer, provider }: ContractSides) => `${consumer}-${provider}.json`;

/** A committed contract. */
export const committedContract = (sides: ContractSides) => join('contracts', 'pacts', fileName(sides));

/** The committed contract of the skill. */
export const contractFile = committedContract(skillContract);

/** What is pinned of one interaction, as the contract file has it. */
export interface WrittenInteraction {
  readonly description: string;
  readonly providerStates?: readonly { readonly name: string; readonly params?: object }[];
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly query?: Readonly<Record<string, readonly string[]>>;
    readonly headers?: Readonly<Record<string, readonly string[]>>;
    readonly body?: { readonly content: unknown };
    readonly matchingRules?: MatchingRules;
  };
  readonly response: {
    readonly status: number;
    readonly headers?: Readonly<Record<string, readonly string[]>>;
    readonly body?: { readonly content: unknown };
  };
}

interface MatchingRule {
  readonly matchers: readonly { readonly match: string; readonly regex?: string }[];
}

/** Matching rules of a request, as far as the contract uses them. */
export interface MatchingRules {
  readonly path?: MatchingRule;
  readonly query?: Readonly<Record<string, MatchingRule>>;
  readonly header?: Readonly<Record<string, MatchingRule>>;
}

/** A contract file of the Pact specification, version 4. */
export interface WrittenContract {
  readonly consumer: { readonly name: string };
  readonly provider: { readonly name: string };
  readonly interactions: readonly WrittenInteraction[];
}

/** Where a run of the consumer's tests writes its contract, before it is compared with the committed one. */
export function generatedContract(
  run: string,
  sides = skillContract,
): { readonly folder: string; readonly file: string } {
  const folder = join('dist', 'pacts', run);
  return { folder, file: join(folder, fileName(sides)) };
}
