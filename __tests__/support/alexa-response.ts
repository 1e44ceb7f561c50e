import type { ResponseEnvelope } from 'ask-sdk-model';
import { type Answerable, responseFaults } from '../../alexa/response-rules';

/** A response envelope, read loosely: whether it is one is what the rules decide. */
export interface ResponseLike {
  version: string;
  userAgent?: string;
  sessionAttributes?: Record<string, unknown>;
  response: {
    outputSpeech?: Speech;
    reprompt?: { outputSpeech?: Speech };
    card?: { type: string; title?: string; content?: string };
    directives?: { type: string; token?: string; datasources?: unknown }[];
    shouldEndSession?: boolean;
    canFulfillIntent?: { canFulfill: string; slots?: Record<string, Record<string, string>> };
  };
}

interface Speech {
  type: string;
  ssml?: string;
}

interface OwnRule {
  readonly says: string;
  broken(response: ResponseLike['response'], requestType: string): boolean;
}

const speaks = ['LaunchRequest', 'IntentRequest'];
const ownDirectives = ['Alexa.Presentation.APL.RenderDocument', 'Dialog.ElicitSlot'];

/** What this skill promises beyond what Alexa asks. */
const ownRules: readonly OwnRule[] = [
  {
    says: 'speech has an element: the skill says plain text',
    broken: ({ outputSpeech, reprompt }) =>
      [outputSpeech, reprompt?.outputSpeech].some(
        (speech) => speech && !/^<speak>[^<>]+<\/speak>$/.test(speech.ssml ?? ''),
      ),
  },
  {
    says: 'there is a directive that the skill does not know',
    broken: ({ directives = [] }) => directives.some(({ type }) => !ownDirectives.includes(type)),
  },
  {
    says: 'somebody is spoken to who did not speak',
    broken: ({ outputSpeech, reprompt, card, directives }, type) =>
      !speaks.includes(type) && (outputSpeech ?? reprompt ?? card ?? directives) !== undefined,
  },
];

/**
 * What is wrong with a response of this skill; empty if Alexa takes it and it is as the skill promises.
 *
 * @param request the request that it answers, or its type alone
 */
export function faultsOf(envelope: unknown, request: Answerable | string): string[] {
  const answerable = typeof request === 'string' ? { request: { type: request } } : request;
  const { response = {} } = (envelope ?? {}) as Partial<ResponseLike>;
  return [
    ...responseFaults(answerable, envelope as ResponseEnvelope),
    ...ownRules.filter((rule) => rule.broken(response, answerable.request.type)).map(({ says }) => says),
  ];
}
