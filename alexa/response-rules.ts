import type { Response, ResponseEnvelope } from 'ask-sdk-model';
import { SaxesParser } from 'saxes';
import { alexaLimits } from './limits';

/** What of a request decides what its answer may be. Without a context nothing is known of device and token. */
export interface Answerable {
  readonly request: { readonly type: string };
  readonly context?: {
    readonly System?: {
      readonly user?: { readonly accessToken?: string | null };
      readonly device?: { readonly supportedInterfaces?: object };
    };
  };
}

/** A response with the request that it answers. */
interface Answered {
  readonly request: Answerable;
  readonly envelope: Partial<ResponseEnvelope>;
  readonly response: Partial<Response>;
}

interface ResponseRule {
  readonly says: string;
  broken(answered: Answered): boolean;
}

const envelopeFields = ['version', 'response', 'sessionAttributes', 'userAgent'];
const responseFields = [
  ...['outputSpeech', 'card', 'reprompt', 'directives', 'shouldEndSession'],
  ...['canFulfillIntent', 'apiResponse', 'experimentation'],
];
const cardFields: Readonly<Record<string, readonly string[]>> = {
  Simple: ['title', 'content'],
  Standard: ['title', 'text', 'image'],
  LinkAccount: [],
  AskForPermissionsConsent: ['permissions'],
};
/** Requests to which nobody hears or sees an answer. */
const silentRequest =
  /^(SessionEndedRequest|System\.ExceptionEncountered|CanFulfillIntentRequest|AlexaSkillEvent\..*)$/;
const failingPhrases = /authori[sz]ation failed|disable and (re-?)?enable|go to settings|relink/i;
const canFulfillWords = ['YES', 'NO', 'MAYBE'];

/**
 * What Alexa, or certification, refuses in a response.
 *
 * @see https://developer.amazon.com/en-US/docs/alexa/custom-skills/request-and-response-json-reference.html
 */
const rules: readonly ResponseRule[] = [
  {
    says: 'the response has no version "1.0" and response object',
    broken: ({ envelope }) =>
      envelope.version !== '1.0' || typeof envelope.response !== 'object' || envelope.response === null,
  },
  {
    says: 'the response has a field that Alexa does not know',
    broken: ({ envelope, response }) =>
      !hasOnly(envelope, envelopeFields) || !hasOnly(response, responseFields),
  },
  {
    says: `the response is larger than ${alexaLimits.responseBytes} bytes`,
    broken: ({ envelope }) => Buffer.byteLength(JSON.stringify(envelope)) > alexaLimits.responseBytes,
  },
  { says: 'the response is not JSON', broken: ({ envelope }) => !isJson(envelope) },
  {
    says: `speech is longer than ${alexaLimits.outputSpeechCharacters} characters`,
    broken: ({ response }) =>
      speeches(response).some((speech) => speechMarkup(speech).length > alexaLimits.outputSpeechCharacters),
  },
  {
    says: 'SSML is not well-formed XML within <speak>',
    broken: ({ response }) =>
      speeches(response).some((speech) => speech?.type === 'SSML' && !isSsml(speech.ssml)),
  },
  {
    says: 'there is speech without a word',
    broken: ({ response }) => speeches(response).some((speech) => speech && spokenText(speech) === ''),
  },
  {
    says: 'a question is asked again in a session that does not stay open',
    broken: ({ response: { reprompt, shouldEndSession } }) =>
      reprompt !== undefined && (!reprompt.outputSpeech || shouldEndSession !== false),
  },
  {
    says: 'the session stays open without a question',
    broken: ({ response }) => response.shouldEndSession === false && response.reprompt === undefined,
  },
  {
    says: 'the card is of no known type, or has fields that its type does not have',
    broken: ({ response: { card } }) =>
      card !== undefined &&
      !(card.type in cardFields && hasOnly(card, ['type', ...(cardFields[card.type] ?? [])])),
  },
  {
    says: 'the card has a text that is empty or that no app can show',
    broken: ({ response }) =>
      cardTexts(response).some((text) => text.trim() === '' || notXml.test(text)) ||
      (response.card?.type === 'Simple' && !(response.card.title && response.card.content)),
  },
  {
    says: `the card is longer than ${alexaLimits.cardCharacters} characters`,
    broken: ({ response }) => cardTexts(response).join('').length > alexaLimits.cardCharacters,
  },
  {
    says: 'a LinkAccount card comes without speech that tells of it',
    broken: ({ response }) => response.card?.type === 'LinkAccount' && !speechMarkup(response.outputSpeech),
  },
  {
    says: 'a LinkAccount card leaves the session open',
    broken: ({ response }) => response.card?.type === 'LinkAccount' && response.shouldEndSession !== true,
  },
  {
    says: 'the speech has a phrase that fails certification',
    broken: ({ response }) => failingPhrases.test(speechMarkup(response.outputSpeech)),
  },
  {
    says: 'what nobody hears or sees is answered with speech, a card or directives',
    broken: ({ request, response }) =>
      silentRequest.test(request.request.type) &&
      (response.outputSpeech ?? response.card ?? response.reprompt ?? response.directives?.[0]) !== undefined,
  },
  {
    says: 'a device without a screen is sent something to show',
    broken: ({ request: { context }, response }) =>
      context !== undefined &&
      !('Alexa.Presentation.APL' in (context.System?.device?.supportedInterfaces ?? {})) &&
      (response.directives ?? []).some(({ type }) => type.startsWith('Alexa.Presentation.APL')),
  },
  {
    says: 'a slot is elicited without a question, or the session does not stay open for the reply',
    broken: ({ response }) =>
      elicitations(response).length > 0 &&
      (response.shouldEndSession !== false || !speechMarkup(response.outputSpeech)),
  },
  {
    says: 'a slot is elicited that the intent does not have',
    broken: ({ request: { request }, response }) => {
      const answered = (request as { readonly intent?: { readonly slots?: object } }).intent;
      return elicitations(response).some(
        ({ slotToElicit, updatedIntent = answered }) => !(slotToElicit in (updatedIntent?.slots ?? {})),
      );
    },
  },
  {
    says: 'there is more than one directive of a dialog',
    broken: ({ response }) =>
      (response.directives ?? []).filter(({ type }) => type.startsWith('Dialog.')).length > 1,
  },
  {
    says: 'whether an intent can be fulfilled is said without being asked, or not as Alexa asks it',
    broken: ({ request, response: { canFulfillIntent } }) =>
      request.request.type === 'CanFulfillIntentRequest'
        ? !canFulfillIntent ||
          !canFulfillWords.includes(canFulfillIntent.canFulfill) ||
          Object.values(canFulfillIntent.slots ?? {}).some(
            (slot) =>
              !hasOnly(slot, ['canUnderstand', 'canFulfill']) ||
              Object.values(slot).some((word) => !canFulfillWords.includes(String(word))),
          )
        : canFulfillIntent !== undefined,
  },
  {
    says: 'the response holds the access token',
    broken: ({ request, envelope }) => {
      const token = request.context?.System?.user?.accessToken;
      return typeof token === 'string' && token !== '' && JSON.stringify(envelope).includes(token);
    },
  },
];

/** What is wrong with a response, in words; empty when Alexa would take it. */
export function responseFaults(request: Answerable, answer: unknown): string[] {
  if (typeof answer !== 'object' || answer === null) return ['the skill answered with nothing'];
  const envelope = answer as Partial<ResponseEnvelope>;
  const answered: Answered = { request, envelope, response: envelope.response ?? {} };
  return rules.filter((rule) => isBroken(rule, answered)).map((rule) => rule.says);
}

/** What is so far from a response that a rule cannot read it breaks the rule. */
function isBroken(rule: ResponseRule, answered: Answered): boolean {
  try {
    return rule.broken(answered);
  } catch {
    return true;
  }
}

function hasOnly(value: object, fields: readonly string[]): boolean {
  return Object.entries(value).every(([name, one]) => one === undefined || fields.includes(name));
}

function isJson(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null)
    return ['string', 'boolean', 'object'].includes(typeof value);
  // Of whichever realm: only the prototype of a plain object has none itself.
  const isPlain = Array.isArray(value) || Object.getPrototypeOf(Object.getPrototypeOf(value)) === null;
  return isPlain && Object.values(value).every((one) => one === undefined || isJson(one));
}

/** What XML 1.0 has no place for, and halves of surrogate pairs. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose
const notXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\p{Surrogate}]/u;

function isSsml(ssml: string): boolean {
  const parser = new SaxesParser();
  let root: string | undefined;
  let isWellFormed = !notXml.test(ssml);
  parser.on('opentag', ({ name }) => {
    root ??= name;
  });
  parser.on('error', () => {
    isWellFormed = false;
  });
  parser.write(ssml).close();
  return isWellFormed && root === 'speak';
}

function elicitations({ directives = [] }: Partial<Response>) {
  return directives.filter((directive) => directive.type === 'Dialog.ElicitSlot');
}

function speeches({ outputSpeech, reprompt }: Partial<Response>): Response['outputSpeech'][] {
  return [outputSpeech, reprompt?.outputSpeech];
}

/** Speech as it is sent, mark-up included. */
function speechMarkup(speech: Response['outputSpeech']): string {
  return (speech?.type === 'SSML' ? speech.ssml : speech?.text) ?? '';
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Speech as it is heard: without mark-up. */
export function spokenText(speech: Response['outputSpeech']): string {
  const markup = speechMarkup(speech);
  if (speech?.type !== 'SSML') return markup;
  return markup
    .replaceAll(/<[^<>]*>/g, '')
    .replaceAll(/&(amp|lt|gt|quot|apos);/g, (_all, name: string) => entities[name] ?? '')
    .trim();
}

function cardTexts({ card }: Partial<Response>): string[] {
  return Object.entries(card ?? {}).flatMap(([name, value]) =>
    name !== 'type' && typeof value === 'string' ? [value] : [],
  );
}
