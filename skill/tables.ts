import type { AnyService, Tables } from './any-service';
import { ownIntents } from './intents/own-intents';
import { ownReplies } from './intents/own-replies';
import { createSpeakers } from './speech/speaker';

/** Makes a service’s tables. An intent or a reply of the service replaces the mechanism’s of the same name. */
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
