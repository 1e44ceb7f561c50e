import { type HandlerInput, type RequestHandler, SkillBuilders } from 'ask-sdk-core';
import type { RequestEnvelope, Response, ResponseEnvelope } from 'ask-sdk-model';
import { canFulfill } from './can-fulfill';
import { fallback } from './intents/own-intents';
import { refusedAnswer } from './refused-answer';
import type { RequestTurn } from './request-turn';
import { respond } from './respond';
import type { Answering } from './turn';

/** How a request is answered; the first rule that fits decides. */
interface Rule {
  fits(turn: RequestTurn): boolean;
  response(turn: RequestTurn, input: HandlerInput): Promise<Response> | Response;
}

/** An answer in words. */
const saying =
  (answer: (turn: RequestTurn) => Answering) =>
  async (turn: RequestTurn, input: HandlerInput): Promise<Response> =>
    respond(input, turn, await answer(turn));

/** Requests that the customer doesn't hear an answer to. */
const noted = (turn: RequestTurn, input: HandlerInput): Response => {
  turn.outcome = 'noted';
  return input.responseBuilder.getResponse();
};

const rules = (skillId: string | undefined): readonly Rule[] => [
  {
    // Before everything else: nothing is done for the request of another skill.
    fits: ({ envelope: { context, session } }) => {
      const asked = context.System?.application ?? session?.application;
      return skillId !== undefined && asked?.applicationId !== skillId;
    },
    response: (turn, { responseBuilder }) => {
      turn.outcome = 'other-skill';
      const response = responseBuilder.withShouldEndSession(true);
      if (turn.type === 'CanFulfillIntentRequest') response.withCanFulfillIntent({ canFulfill: 'NO' });
      return response.getResponse();
    },
  },
  {
    fits: ({ type }) => type === 'LaunchRequest',
    response: saying((turn) => turn.tables.service.launch(turn)),
  },
  {
    fits: ({ type }) => type === 'IntentRequest',
    response: saying((turn) => turn.tables.intents.get(turn.intent ?? '')?.answer(turn) ?? fallback(turn)),
  },
  {
    fits: ({ type }) => type === 'CanFulfillIntentRequest',
    response: ({ envelope, tables }, input) =>
      input.responseBuilder
        .withCanFulfillIntent(canFulfill(envelope.request.intent, tables.intents))
        .getResponse(),
  },
  {
    fits: ({ tapped, tables }) => tapped !== undefined && tables.service.tapped !== undefined,
    response: saying((turn) => turn.tables.service.tapped?.(turn, turn.tapped ?? 0) ?? fallback(turn)),
  },
  {
    fits: (turn) => refusedAnswer(turn.envelope) !== undefined,
    response: (turn, input) => {
      turn.outcome = 'answer-refused';
      return input.responseBuilder.getResponse();
    },
  },
  // The end of a session, skill events, touches, audio, and whatever is new: none of them takes speech in reply.
  { fits: () => true, response: noted },
];

/** The turn travels as the SDK's "context": what the SDK hands to every handler unchanged. */
const turnOf = (input: HandlerInput): RequestTurn => input.context;

const toHandler = ({ fits, response }: Rule): RequestHandler => ({
  canHandle: (input) => fits(turnOf(input)),
  handle: (input) => response(turnOf(input), input),
});

/** The skill: gives each turn its response. */
export interface Skill {
  invoke(turn: RequestTurn): Promise<ResponseEnvelope>;
}

/** @param skillId the only skill that is answered; undefined: any */
export function createSkill(skillId: string | undefined): Skill {
  const skill = SkillBuilders.custom()
    .addRequestHandlers(...rules(skillId).map(toHandler))
    .create();
  return {
    invoke: (turn) => {
      const { session, ...envelope } = turn.envelope;
      // What isn't the skill's own memory doesn't travel on.
      const checked = session ? { ...envelope, session: { ...session, attributes: turn.memory } } : envelope;
      // The envelope was checked where it came in: what the SDK reads of it is there.
      return skill.invoke(checked as unknown as RequestEnvelope, turn);
    },
  };
}
