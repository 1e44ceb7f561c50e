import type { RequestEnvelope, ResponseEnvelope } from 'ask-sdk-model';

/** The function that Lambda invokes. */
export const handler = async (event: RequestEnvelope, _context?: unknown): Promise<ResponseEnvelope> => ({
  version: '1.0',
  response:
    event.request.type === 'LaunchRequest'
      ? { outputSpeech: { type: 'PlainText', text: 'Welcome.' }, shouldEndSession: true }
      : {},
});
