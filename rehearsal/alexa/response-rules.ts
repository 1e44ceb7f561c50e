import type { RequestEnvelope, Response, ResponseEnvelope } from 'ask-sdk-model';
import { alexaLimits } from '../../alexa/limits';

/** A response with the request that it answers. */
interface Answered {
  readonly request: RequestEnvelope;
  readonly envelope: Partial<ResponseEnvelope>;
  readonly response: Partial<Response>;
}

interface ResponseRule {
  readonly says: string;
  broken(answered: Answered): boolean;
}

const silentRequests = ['SessionEndedRequest', 'System.ExceptionEncountered'];
const cardTypes = ['Simple', 'Standard', 'LinkAccount', 'AskForPermissionsConsent'];
const failingPhrases = /authori[sz]ation failed|disable and (re-?)?enable|go to settings|relink/i;

/** What Alexa, or certification, refuses in a response. */
const rules: readonly ResponseRule[] = [
  {
    says: 'the response has no version "1.0" and response object',
    broken: ({ envelope }) => envelope.version !== '1.0' || typeof envelope.response !== 'object',
  },
  {
    says: `the response is larger than ${alexaLimits.responseBytes} bytes`,
    broken: ({ envelope }) => Buffer.byteLength(JSON.stringify(envelope)) > alexaLimits.responseBytes,
  },
  {
    says: `speech is longer than ${alexaLimits.outputSpeechCharacters} characters`,
    broken: ({ response }) =>
      [response.outputSpeech, response.reprompt?.outputSpeech].some(
        (speech) => speechMarkup(speech).length > alexaLimits.outputSpeechCharacters,
      ),
  },
  {
    says: 'SSML is not wrapped in <speak>',
    broken: ({ response }) =>
      [response.outputSpeech, response.reprompt?.outputSpeech].some(
        (speech) => speech?.type === 'SSML' && !/^<speak>.*<\/speak>$/s.test(speech.ssml),
      ),
  },
  {
    says: 'the card is of no known type',
    broken: ({ response }) => response.card !== undefined && !cardTypes.includes(response.card.type),
  },
  {
    says: `the card is longer than ${alexaLimits.cardCharacters} characters`,
    broken: ({ response }) => cardText(response).join('').length > alexaLimits.cardCharacters,
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
    says: 'the end of a session is answered with speech, a card or directives',
    broken: ({ request, response }) =>
      silentRequests.includes(request.request.type) &&
      (response.outputSpeech ?? response.card ?? response.reprompt ?? response.directives?.[0]) !== undefined,
  },
  {
    says: 'a device without a screen is sent something to show',
    broken: ({ request, response }) =>
      !request.context.System.device?.supportedInterfaces['Alexa.Presentation.APL'] &&
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
      const answered = request.type === 'IntentRequest' ? request.intent : undefined;
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
    says: 'the response holds the access token',
    broken: ({ request, envelope }) => {
      const token = request.context.System.user.accessToken;
      return token !== undefined && token !== '' && JSON.stringify(envelope).includes(token);
    },
  },
];

/** What is wrong with a response, in words; empty when Alexa would take it. */
export function responseFaults(request: RequestEnvelope, answer: unknown): string[] {
  if (typeof answer !== 'object' || answer === null) return ['the skill answered with nothing'];
  const envelope = answer as Partial<ResponseEnvelope>;
  const answered: Answered = { request, envelope, response: envelope.response ?? {} };
  return rules.filter((rule) => rule.broken(answered)).map((rule) => rule.says);
}

function elicitations({ directives = [] }: Partial<Response>) {
  return directives.filter((directive) => directive.type === 'Dialog.ElicitSlot');
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
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(amp|lt|gt|quot|apos);/g, (_all, name: string) => entities[name] ?? '')
    .trim();
}

function cardText({ card }: Partial<Response>): string[] {
  return Object.entries(card ?? {}).flatMap(([name, value]) =>
    name !== 'type' && typeof value === 'string' ? [value] : [],
  );
}
