import type { Intent, Replies } from './intents/intent';
import type { Operations } from './saas/operation';
import type { NeededWords, SkillService } from './service';
import type { Speaker } from './speech/speaker';

/** Any service: its words and its operations are its own affair. */
export type AnyService = SkillService<NeededWords, Operations>;
/** An intent of any service. */
export type AnyIntent = Intent<NeededWords, Operations>;
/** Replies to a question of any service, whatever it remembers. */
export type AnyReplies = Replies<NeededWords, Operations, unknown>;

/** A service, by the names that come in requests. Made once, when the function starts. */
export interface Tables {
  readonly service: AnyService;
  readonly intents: ReadonlyMap<string, AnyIntent>;
  /** By the names of the questions. */
  readonly replies: ReadonlyMap<string, AnyReplies>;
  readonly speakerOf: (locale: string | undefined) => Speaker<NeededWords>;
}
