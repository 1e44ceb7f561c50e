import type { Intent, Replies } from './intents/intent';
import { ownIntents } from './intents/own-intents';
import { ownReplies } from './intents/own-replies';
import type { Operations } from './saas/operation';
import type { NeededWords, SkillService } from './service';
import { createSpeakers, type Speaker } from './speech/speaker';

/** Any service: its words and its operations are its own affair. */
export type AnyService = SkillService<NeededWords, Operations>;
export type AnyIntent = Intent<NeededWords, Operations>;
export type AnyReplies = Replies<NeededWords, Operations, unknown>;

/** A service, by the names that come in requests. Made once, when the function starts. */
export interface Tables {
  readonly service: AnyService;
  readonly intents: ReadonlyMap<string, AnyIntent>;
  /** By the names of the questions. */
  readonly replies: ReadonlyMap<string, AnyReplies>;
  readonly speakerOf: (locale: string | undefined) => Speaker<NeededWords>;
}

export function createTables(service: AnyService): Tables {
  // The service's come last: they may stand for the mechanism's.
  const intents = new Map(
    [...ownIntents, ...service.intents].flatMap((intent) => intent.names.map((name) => [name, intent])),
  );
  const replies = [...ownReplies(intents), ...service.replies];
  return {
    service,
    intents,
    replies: new Map(replies.map((one) => [one.question.name, one])),
    speakerOf: createSpeakers(service.languages),
  };
}
