import assert from 'node:assert/strict';
import type { Answer } from './alexa/alexa-service';
import type { Story } from './story';

/** Asserts that an answer sends the customer to link the account, as certification asks for it. */
export function assertWantsLink(story: Story, answer: Answer): void {
  assert.equal(answer.response.card?.type, 'LinkAccount', 'there is no LinkAccount card');
  assert.equal(answer.response.shouldEndSession, true, 'the session is not ended');
  assert(answer.speech, 'nothing is said');
  if (story.isEnglish) assert.match(answer.speech, /Alexa app/, 'the speech does not tell of the card');
}

/** Asserts that an answer has no card at all. */
export function assertNoCard({ response }: Answer): void {
  assert.equal(response.card, undefined, 'there is a card');
}

/** Asserts that an answer does not send the customer to link the account; another card it may have. */
export function assertNotLinkCard({ response }: Answer): void {
  assert.notEqual(response.card?.type, 'LinkAccount', 'there is a LinkAccount card');
}
