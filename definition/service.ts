import type { SpokenIntent } from '../alexa/envelopes';
import type { SlotTypeValue } from '../alexa/interaction-model';
import type { ReferencedService } from '../contracts/service';
import type { ServiceRehearsal } from '../rehearsal/service';
import type {
  InputOf,
  NeededWords,
  Operations,
  ProblemOf,
  SkillService,
  UsualProblem,
} from '../skill/service';

/**
 * Everything that a team says of its service, each thing once. `service/index.ts` puts it together; the commands
 * and the tests take it from there.
 */
export interface Service<English extends NeededWords = NeededWords, Ops extends Operations = Operations> {
  /** What goes into the Lambda function: operations, scopes, problems, intents, words. */
  readonly skill: SkillService<English, Ops>;
  /** What customers say, by locale: for each of the skill's languages at least. */
  readonly utterances: Readonly<Record<string, Utterances>>;
  /** Its page in the skill store. */
  readonly listing: Listing;
  /** Its part of the contract: example world, provider states, interactions. */
  readonly contract: ReferencedService['contract'];
  /** The smallest server that keeps the contract. */
  readonly reference: ReferencedService['reference'];
  /** What is said to it when the whole is rehearsed. */
  readonly rehearsal: ServiceRehearsal;
  /** What is replayed in each language, and answered as it was approved. */
  readonly scenarios: Scenarios<Ops>;
}

/** What customers say in one language. */
export interface Utterances {
  /** What the skill is called when it is opened. */
  readonly invocationName: string;
  /**
   * Sample utterances of each of the service's intents. Those of the mechanism's intents, e.g.
   * `AMAZON.HelpIntent`, come with it, and may be replaced here.
   */
  readonly samples: Readonly<Record<string, readonly string[]>>;
  /** What is said when a slot is asked for, by intent and slot: for each slot that is. */
  readonly replies?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  /** Values of each slot type of the service's own. */
  readonly types?: Readonly<Record<string, readonly SlotTypeValue[]>>;
}

/** The skill's page in the skill store, as the manifest has it. */
export interface Listing {
  /** One of the store's categories, e.g. `TO_DO_LISTS_AND_NOTES`. */
  readonly category: string;
  readonly isAvailableWorldwide: boolean;
  readonly distributionMode: 'PUBLIC' | 'PRIVATE';
  /** Country codes; empty where it is available worldwide. */
  readonly distributionCountries: readonly string[];
  /** For those who certify the skill. */
  readonly testingInstructions: string;
  readonly privacyAndCompliance: {
    readonly allowsPurchases: boolean;
    readonly containsAds: boolean;
    readonly isChildDirected: boolean;
    readonly isExportCompliant: boolean;
    readonly usesPersonalInfo: boolean;
  };
  /** For each of the skill's languages at least. */
  readonly locales: Readonly<Record<string, LocalizedListing>>;
}

/** The page in one language. */
export interface LocalizedListing {
  readonly name: string;
  readonly summary: string;
  readonly description: string;
  readonly examplePhrases: readonly string[];
  readonly keywords: readonly string[];
  readonly privacyPolicyUrl: string;
  readonly termsOfUseUrl: string;
}

/** Scenarios by what happens in them. */
export type Scenarios<Ops extends Operations> = Readonly<Record<string, Scenario<Ops>>>;

/** What a customer says, what the SaaS is asked for it, and what it answers. */
export interface Scenario<Ops extends Operations = Operations> {
  /** Absent: the skill is opened. */
  readonly says?: SpokenIntent;
  /** Attributes of the session: what was said and asked before. With them it happens in a conversation alone. */
  readonly remembered?: Readonly<Record<string, unknown>>;
  /** The exact calls, in their order. Default: none. */
  readonly calls?: readonly ScenarioCall<Ops>[];
  /** Whether it needs the account. Default: whether there are calls. */
  readonly needsAccount?: boolean;
}

/** A call, and what comes of it. */
export type ScenarioCall<Ops extends Operations = Operations> = {
  readonly [Name in keyof Ops]: ScenarioInput<InputOf<Ops[Name]>> & {
    readonly operation: Name & string;
    /** The body of a success, or the name of a problem. */
    readonly answer: { readonly body: unknown } | { readonly problem: ProblemOf<Ops[Name]> | UsualProblem };
  };
}[keyof Ops];

/** What an operation is called with, but for the idempotency key, which is the request's. */
type ScenarioInput<Input> = undefined extends Input
  ? { readonly input?: Omit<NonNullable<Input>, 'idempotencyKey'> }
  : { readonly input: Omit<Input, 'idempotencyKey'> };

/** A service as the commands take it. Its own words and operations end here: the mechanism knows none of them. */
export interface WholeService extends Service {
  /** The part that the contract and the reference server take. */
  readonly api: ReferencedService;
}

/** Says that this is a whole service: what is missing or does not fit doesn't compile. */
export function defineService<English extends NeededWords, Ops extends Operations>(
  service: Service<English, Ops>,
): WholeService {
  const { skill, contract, reference } = service;
  const { operations, problems, scopes } = skill;
  return { ...(service as unknown as Service), api: { operations, problems, scopes, contract, reference } };
}
