import type { RequestEnvelope, ResponseEnvelope } from 'ask-sdk-model';

/** What a request is called in the diagram: its intent, or its type. */
export function titleOfRequest({ request }: RequestEnvelope): string {
  return request.type === 'IntentRequest'
    ? request.intent.name
    : request.type.replace('AlexaSkillEvent.', '');
}

/** What an answer is called there: what is in it. */
export function titleOfAnswer({ response = {} }: Partial<ResponseEnvelope>): string {
  const parts = [response.outputSpeech && 'speech', response.card && `${response.card.type} card`];
  return parts.filter(Boolean).join(' and ') || 'acknowledged';
}
