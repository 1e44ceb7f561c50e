import type { HandlerInput } from 'ask-sdk-core';
import type { Response } from 'ask-sdk-model';
import type { Answer } from './answer';
import { renderTextList } from './screen/text-list';
import { type Memory, remember } from './session';
import { escapeSsml, printable } from './ssml';
import type { Turn } from './turn';

/** Puts an answer into Alexa's response, and into the session what the next turn needs of it. */
export function respond(input: HandlerInput, turn: Turn, answer: Answer): Response {
  const { responseBuilder: builder, attributesManager, requestEnvelope } = input;
  const { speech, ends = false, card, screen } = answer;
  const ask = answer.ask ?? (turn.isConversation && !ends ? whatElse(turn) : undefined);

  const text = turn.sentences(speech, ask?.question);
  if (text) builder.speak(escapeSsml(text));
  if (ask) builder.reprompt(escapeSsml(ask.question));
  else builder.withShouldEndSession(true);
  // The intent is named because the question may be asked again by another one, as "repeat that" is.
  if (ask?.awaiting?.question === 'which-task') {
    builder.addElicitSlotDirective('task', {
      name: ask.awaiting.intent,
      confirmationStatus: 'NONE',
      slots: { task: { name: 'task', confirmationStatus: 'NONE' } },
    });
  }

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

function whatElse({ say }: Turn): NonNullable<Answer['ask']> {
  return { question: say('whatElse'), awaiting: { question: 'what-else' } };
}
