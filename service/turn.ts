import type {
  Intent as AnyIntent,
  Replies as AnyReplies,
  Turn as AnyTurn,
  MemoryOf,
  Question,
} from '../skill/service';
import type { operations } from './operations';
import type { English } from './words/languages';

/** What the intents are written with, bound to this service's words and operations. */

export type Turn = AnyTurn<English, typeof operations>;
/** An intent of this service. */
export type Intent = AnyIntent<English, typeof operations>;
/** Replies to a question of this service, with what the question remembers. */
export type Replies<Asked extends Question> = AnyReplies<English, typeof operations, MemoryOf<Asked>>;
