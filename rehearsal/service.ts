import type { SpokenIntent } from '../alexa/envelopes';
import type { InteractionModel } from '../alexa/utterance-matcher';
import type { ReferencedService } from '../contracts/service';
import type { SpokenByLanguage } from './by-language';
import type { Probe } from './probe';
import type { StoryStep } from './story';

/** What is rehearsed: a service's own part, and how it is spoken to. */
export interface RehearsedService {
  /** Its reference is the SaaS API. */
  readonly api: ReferencedService;
  readonly rehearsal: ServiceRehearsal;
  /** The interaction model of each locale, as the skill is deployed with it. */
  readonly models: Readonly<Record<string, InteractionModel>>;
}

/** What a service tells of itself to be rehearsed. The mechanism tells the rest, with its probes. */
export interface ServiceRehearsal {
  /** What needs the account and changes nothing: said again and again while linking, tokens and faults change. */
  readonly reads: Probe;
  /** What changes something. Without it the lost scope is that of `reads`. */
  readonly writes?: Probe;
  /** The tool of the add-on that does what `reads` asks for. Absent: the service has no tools. */
  readonly addon?: ToolProbe;
  /** What a customer does once the account is linked, in this order. */
  readonly steps: readonly StoryStep[];
  /** What the page offers to say, in this order: the first sample of each intent. Help, stop and the like are the mechanism's. */
  readonly offered: readonly SpokenByLanguage[];
  readonly load: ServiceLoad;
}

/** What is asked of the add-on to find out whether the service was reached. */
export interface ToolProbe {
  readonly tool: string;
  readonly arguments?: Readonly<Record<string, unknown>>;
  /** What many customers ask of the add-on at once. Absent: they do not. */
  readonly load?: ToolLoad;
}

/**
 * What a customer calls at a turn.
 *
 * @param turn from 0
 * @param customer a name of this customer alone, which a served answer has in it; one that names another's is mixed up
 */
export type ToolLoad = (
  turn: number,
  customer: string,
) => { readonly tool: string; readonly arguments: Readonly<Record<string, unknown>> };

/** What many customers do at once. */
export interface ServiceLoad {
  /** Their language, e.g. `en-US`. */
  readonly locale: string;
  /**
   * What a customer says at a turn.
   *
   * @param turn from 0
   * @param customer the first name of this customer alone; an answer that names another's is mixed up
   */
  turn(turn: number, customer: string): LoadTurn;
  /**
   * How many things the SaaS API keeps for a customer: asked of the API itself, as what is said is for people.
   * Absent where no turn keeps anything.
   *
   * @param get fetches a path with the customer's token and gives the parsed body
   */
  kept?(get: (path: string) => Promise<unknown>): Promise<number>;
}

/** One turn of a customer under load. */
export interface LoadTurn {
  readonly says: 'launch' | SpokenIntent;
  /** Matches the speech of an answer that served it. */
  readonly served: RegExp;
  /** How many more things are kept once it was served. Default 0. */
  readonly keeps?: number;
}
