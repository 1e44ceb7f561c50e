import type { HandlerInput } from 'ask-sdk-core';
import type { Intent, Response, Slot } from 'ask-sdk-model';
import type { Answer } from './answer';
import { whatElse } from './intents/own-replies';
import { awaiting, type MemoryOf, remembered } from './question';
import type { RequestTurn } from './request-turn';
import { renderTextList } from './screen/text-list';
import { type Memory, remember } from './session';
import { slotQuestion } from './slot-question';
import { escapeSsml, printable } from './ssml';

/** Puts an answer into Alexa's response, and into the session what the next turn needs of it. */
export function respond(input: HandlerInput, turn: RequestTurn, answer: Answer): Response {
  const { responseBuilder: builder, attributesManager, requestEnvelope } = input;
  const { speech, ends = false, card, screen } = answer;
  const ask = answer.ask ?? (turn.isConversation && !ends ? askWhatElse(turn) : undefined);

  const text = turn.sentences(speech, ask?.question);
  if (text) builder.speak(escapeSsml(text));
  if (ask) builder.reprompt(escapeSsml(ask.question));
  else builder.withShouldEndSession(true);
  const elicited = remembered(slotQuestion, ask?.awaiting);
  if (elicited) builder.addElicitSlotDirective(elicited.slot, intentOf(elicited));

  if (card === 'link-account') builder.withLinkAccountCard();
  else if (card) builder.withSimpleCard(printable(card.title), printable(card.text));
  if (screen && turn.hasScreen) builder.addDirective(renderTextList(screen));

  if (requestEnvelope.session) {
    const memory: Memory = ask
      ? { said: remember(speech, answer.ask?.question), awaiting: ask.awaiting }
      : {};
    attributesManager.setSessionAttributes(memory);
  }
  return builder.getResponse();
}

function askWhatElse({ say }: RequestTurn): NonNullable<Answer['ask']> {
  return { question: say('whatElse'), awaiting: awaiting(whatElse, {}) };
}

/**
 * The intent whose slot is asked for, which stays filled as far as it was. It is named because the question may
 * be asked again by another one, as "repeat that" is.
 */
function intentOf({ intent, slot, filled }: MemoryOf<typeof slotQuestion>): Intent {
  const { [slot]: _asked, ...others } = filled;
  const slots = Object.entries({ [slot]: undefined, ...others }).map(([name, value]): [string, Slot] => [
    name,
    { name, ...(value === undefined ? {} : { value }), confirmationStatus: 'NONE' },
  ]);
  return { name: intent, confirmationStatus: 'NONE', slots: Object.fromEntries(slots) };
}
