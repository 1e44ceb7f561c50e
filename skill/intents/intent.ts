import type { Answer } from '../answer';
import type { Turn } from '../turn';

/** What the skill does for one or more intents of the interaction model. */
export interface Intent {
  /** Names in the interaction model. */
  readonly names: readonly string[];
  /** The slots that it reads; default none. */
  readonly slots?: readonly string[];
  answer(turn: Turn): Answer | Promise<Answer>;
}
