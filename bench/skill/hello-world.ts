import { SkillBuilders } from 'ask-sdk-core';
import type { RequestEnvelope } from 'ask-sdk-model';

/** The floor: the least that a skill made with `ask-sdk-core` is. */
const skill = SkillBuilders.custom()
  .addRequestHandlers({
    canHandle: () => true,
    handle: ({ responseBuilder }) => responseBuilder.speak('Hello.').getResponse(),
  })
  .create();

export const handler = async (event: RequestEnvelope, context: unknown) => skill.invoke(event, context);
