import type { Question } from '../question';
import type { Operations } from '../saas/operation';
import type { Spoken } from '../speech/speaker';
import type { PlainKey } from '../speech/words';
import type { Answering, Turn } from '../turn';

/** What the skill does for one or more intents of the interaction model. */
export interface Intent<English, Ops extends Operations> {
  /** Names in the interaction model. */
  readonly names: readonly string[];
  /** The slots that it reads, by their names; default none. */
  readonly slots?: Readonly<Record<string, Slot<English>>>;
  answer(turn: Turn<English, Ops>): Answering;
}

/** A part of what is said, which differs from one time to the next. */
export interface Slot<English> {
  /** A type of Alexa's, e.g. `AMAZON.DATE`, or one that the service's utterances list. */
  readonly type: string;
  /** What is asked when it is missing: a key. Absent for a slot that is never asked for. */
  readonly ask?: PlainKey<Spoken<English>>;
}

/** What "yes" and "no" mean after a question. */
export interface Replies<English, Ops extends Operations, Memory> {
  readonly question: Question<Memory>;
  yes(turn: Turn<English, Ops>, remembered: Memory): Answering;
  /** Default: nothing but to ask what else there is. */
  no?(turn: Turn<English, Ops>, remembered: Memory): Answering;
}
