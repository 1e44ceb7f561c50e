import type { Intent, Replies } from './intents/intent';
import type { Operations, SaasApi } from './saas/operation';
import type { PlainKey, Words } from './speech/words';
import type { Answering, Turn } from './turn';

/**
 * What a service gives the skill, and what it is written with: a service imports the skill by this page alone.
 * The skill's mechanism knows no service but the one that `#service/skill` names.
 */
export interface SkillService<English extends NeededWords, Ops extends Operations> extends SaasApi<Ops> {
  /**
   * What it says, by locale: the list of the skill's languages. The first is spoken where a request names none
   * of them. A language of which the mechanism has no words gives those, too.
   */
  readonly languages: Readonly<Record<string, Words<English>>>;
  /** What the account doesn't allow where a scope is missing: a key of what follows "doesn't let me …". */
  readonly missingScope: Readonly<Record<Ops[keyof Ops]['scope'], PlainKey<English>>>;
  /** What is said when the SaaS answers a problem; default: what is said for its status. */
  readonly refused: Readonly<Record<string, PlainKey<English>>>;
  /** The skill is opened. */
  launch(turn: Turn<English, Ops>): Answering;
  /**
   * What a tap on an entry of the list on the screen does, by its number from 1: what saying it would. Default: a
   * tap is not answered.
   */
  tapped?(turn: Turn<English, Ops>, number: number): Answering;
  /** Its intents. One of the mechanism's, e.g. `AMAZON.HelpIntent`, may be answered by the service instead. */
  readonly intents: readonly Intent<English, Ops>[];
  /** What its questions are answered with. */
  readonly replies: readonly Replies<English, Ops, unknown>[];
}

/** What every service has to say. */
export interface NeededWords {
  /** What can be done with the skill, with an example or two. */
  readonly help: string;
  /** That this cannot be done, and what can. */
  readonly fallback: string;
}

export type { Answer, TextList } from './answer';
export type { Intent, Replies, Slot } from './intents/intent';
export { matching } from './matching';
export { awaiting, type MemoryOf, type Pending, type Question, question } from './question';
export { count, cursor, day, id, longestCursor, longestId, noContent, text } from './saas/fields';
export type {
  InputOf,
  Operation,
  Operations,
  ProblemOf,
  Problems,
  Scopes,
  UsualProblem,
} from './saas/operation';
export type { SaasFailure, SaasOutcome } from './saas/outcome';
export type { SaasClient } from './saas/saas-client';
export type { Spoken } from './speech/speaker';
export type { PlainKey, Say, Words } from './speech/words';
export { sayable } from './ssml';
export type { Answering, ElicitOptions, SlotValue, Turn } from './turn';
