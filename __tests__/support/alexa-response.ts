import { alexaLimits } from '../../alexa/limits';

/**
 * What Alexa takes as a response, as rules with one evaluator.
 *
 * @see https://developer.amazon.com/en-US/docs/alexa/custom-skills/request-and-response-json-reference.html
 */

interface Speech {
  type: string;
  ssml?: string;
}

interface Card {
  type: string;
  title?: string;
  content?: string;
}

/** A response envelope, read loosely: whether it is one is what the rules decide. */
export interface ResponseLike {
  version: string;
  userAgent?: string;
  sessionAttributes?: Record<string, unknown>;
  response: {
    outputSpeech?: Speech;
    reprompt?: { outputSpeech?: Speech };
    card?: Card;
    directives?: {
      type: string;
      token?: string;
      datasources?: unknown;
      slotToElicit?: string;
      updatedIntent?: { name: string; slots?: Record<string, unknown> };
    }[];
    shouldEndSession?: boolean;
    canFulfillIntent?: { canFulfill: string; slots?: Record<string, Record<string, string>> };
  };
}

interface Rule {
  readonly says: string;
  holds(envelope: ResponseLike, requestType: string): boolean;
}

const speaks = ['LaunchRequest', 'IntentRequest'];
const knownDirectives = ['Alexa.Presentation.APL.RenderDocument', 'Dialog.ElicitSlot'];
const answer = ['YES', 'NO', 'MAYBE'];
const cardFields: Record<string, readonly string[]> = {
  Simple: ['type', 'title', 'content'],
  LinkAccount: ['type'],
};

const only = (value: object, ...keys: readonly string[]) =>
  Object.entries(value).every(([key, one]) => one === undefined || keys.includes(key));

// biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 has no place for them
const notXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\p{Surrogate}]/u;

/** Well-formed, without any element: the skill says plain text. */
function isSpeech(speech: Speech | undefined): boolean {
  if (speech === undefined) return true;
  const content = /^<speak>([^<>]+)<\/speak>$/.exec(speech.ssml ?? '')?.[1] ?? '';
  return (
    speech.type === 'SSML' &&
    content.trim() !== '' &&
    !notXml.test(content) &&
    !/&(?!(amp|lt|gt|quot|apos);)/.test(content) &&
    (speech.ssml ?? '').length <= alexaLimits.outputSpeechCharacters
  );
}

function isCard(card: Card | undefined): boolean {
  if (card === undefined) return true;
  const fields = cardFields[card.type];
  const texts = [card.title ?? '', card.content ?? ''];
  return (
    fields !== undefined &&
    only(card, ...fields) &&
    (card.type !== 'Simple' || texts.every((text) => text.trim() !== '')) &&
    texts.every((text) => !notXml.test(text)) &&
    texts.join('').length <= alexaLimits.cardCharacters
  );
}

const rules: readonly Rule[] = [
  {
    says: 'is version 1.0 with a response',
    holds: ({ version, response }) => version === '1.0' && typeof response === 'object' && response !== null,
  },
  {
    says: 'has only the fields of a response envelope',
    holds: (envelope) => only(envelope, 'version', 'response', 'sessionAttributes', 'userAgent'),
  },
  {
    says: 'has only the fields of a response',
    holds: ({ response }) =>
      only(
        response,
        ...['outputSpeech', 'card', 'reprompt', 'directives', 'shouldEndSession', 'canFulfillIntent'],
      ),
  },
  { says: 'speaks well-formed SSML', holds: ({ response }) => isSpeech(response.outputSpeech) },
  {
    says: 'prompts again in well-formed SSML, and only while the session is open',
    holds: ({ response: { reprompt, shouldEndSession } }) =>
      reprompt === undefined ||
      (reprompt.outputSpeech !== undefined && isSpeech(reprompt.outputSpeech) && shouldEndSession === false),
  },
  {
    says: 'keeps a session open only with a question',
    holds: ({ response }) => response.shouldEndSession !== false || response.reprompt !== undefined,
  },
  { says: 'has a card that the app shows', holds: ({ response }) => isCard(response.card) },
  {
    says: 'has only directives that the skill knows',
    holds: ({ response }) => (response.directives ?? []).every(({ type }) => knownDirectives.includes(type)),
  },
  {
    says: 'elicits one slot, of the intent that it names, with a question',
    holds: ({ response: { directives = [], shouldEndSession } }) => {
      const elicited = directives.filter(({ type }) => type === 'Dialog.ElicitSlot');
      return elicited.every(
        ({ slotToElicit = '', updatedIntent }) =>
          elicited.length === 1 && shouldEndSession === false && slotToElicit in (updatedIntent?.slots ?? {}),
      );
    },
  },
  {
    says: 'speaks to a customer who spoke, and to nobody else',
    holds: ({ response }, type) =>
      speaks.includes(type) ||
      !(response.outputSpeech || response.reprompt || response.card || response.directives),
  },
  {
    says: 'says whether it can fulfill an intent when it is asked that, and only then',
    holds: ({ response: { canFulfillIntent: one } }, type) =>
      type === 'CanFulfillIntentRequest'
        ? one !== undefined &&
          answer.includes(one.canFulfill) &&
          Object.values(one.slots ?? {}).every(
            (slot) =>
              only(slot, 'canUnderstand', 'canFulfill') &&
              Object.values(slot).every((value) => answer.includes(value)),
          )
        : one === undefined,
  },
  {
    says: 'is within the size that Alexa takes',
    holds: (envelope) => Buffer.byteLength(JSON.stringify(envelope)) <= alexaLimits.responseBytes,
  },
  { says: 'is nothing but JSON', holds: isJson },
];

function isJson(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null)
    return ['string', 'boolean', 'object'].includes(typeof value);
  const isPlain = Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
  return isPlain && Object.values(value).every((one) => one === undefined || isJson(one));
}

/** What is wrong with a response; empty if Alexa takes it. */
export function faultsOf(envelope: unknown, requestType: string): string[] {
  if (typeof envelope !== 'object' || envelope === null) return ['is an object'];
  return rules
    .filter(({ holds }) => {
      try {
        return !holds(envelope as ResponseLike, requestType);
      } catch {
        return true;
      }
    })
    .map(({ says }) => says);
}
