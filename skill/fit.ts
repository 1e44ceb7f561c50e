import type { ResponseEnvelope, ui } from 'ask-sdk-model';
import { alexaLimits } from '../alexa/limits';
import { shorten, shortenSsml } from './ssml';

const { outputSpeechCharacters, cardCharacters, responseBytes } = alexaLimits;

/** Bytes of what is around the parts of a response: version, names of fields, brackets. */
const frameBytes = 512;

/** How much of a text there may be. */
interface Bounds {
  /** UTF-16 units, mark-up included. */
  readonly characters: number;
  /** Of the text in JSON. */
  readonly bytes: number;
}

const questionBounds: Bounds = { characters: outputSpeechCharacters / 4, bytes: responseBytes / 8 };
const speechBounds: Bounds = { characters: outputSpeechCharacters, bytes: responseBytes / 2 };
const titleBounds: Bounds = { characters: cardCharacters / 16, bytes: responseBytes / 16 };

/**
 * The last thing that happens to every answer: whatever is in it, it becomes no larger than Alexa takes, in each
 * part and as a whole. What matters most has its place first: the question, what is said before it, the slot
 * that is asked for, what is remembered, and at last what is shown. Texts are shortened, the rest is left out.
 */
export function fitResponse({
  response,
  sessionAttributes,
  ...envelope
}: ResponseEnvelope): ResponseEnvelope {
  const room = new Room(responseBytes - frameBytes);
  const { reprompt, outputSpeech, card, canFulfillIntent, directives = [] } = response;
  const repeated = reprompt?.outputSpeech;
  const isOfDialog = ({ type }: { readonly type: string }) => type.startsWith('Dialog.');

  const question = repeated && fitSpeech(repeated, questionBounds);
  const asked = repeated && question && { whole: textOf(repeated), kept: textOf(question) };
  const parts = {
    reprompt: room.take(question && { ...reprompt, outputSpeech: question }),
    outputSpeech: room.take(outputSpeech && fitSpeech(outputSpeech, speechBounds, asked)),
    dialog: directives.filter((one) => isOfDialog(one) && room.take(one)),
    remembered: room.take(sessionAttributes, sessionAttributes && { ...sessionAttributes, said: undefined }),
    canFulfillIntent: room.take(
      canFulfillIntent,
      canFulfillIntent && { canFulfill: canFulfillIntent.canFulfill },
    ),
    card: room.take(card && fitCard(card, room.left)),
    shown: directives.filter((one) => !isOfDialog(one) && room.take(one)),
  };
  const { dialog, shown, remembered, ...fitted } = parts;
  return {
    ...envelope,
    sessionAttributes: sessionAttributes && (remembered ?? {}),
    response: {
      ...response,
      ...fitted,
      directives: response.directives && [...dialog, ...shown],
    },
  };
}

/** What is left of the bytes that Alexa takes. */
class Room {
  constructor(public left: number) {}

  /** The first of a part's versions for which there is room; undefined if there is for none. */
  take<Part>(...versions: readonly (Part | undefined)[]): Part | undefined {
    const taken = versions.find((one) => one !== undefined && bytesOf(one) <= this.left);
    if (taken !== undefined) this.left -= bytesOf(taken);
    return taken;
  }
}

function bytesOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}

/** A text within its bounds, by what shortens it to a number of characters. */
function within(bounds: Bounds, text: string, cut: (text: string, longest: number) => string): string {
  let longest = Math.min(text.length, bounds.characters);
  let fitting = cut(text, longest);
  while (bytesOf(fitting) > bounds.bytes && longest > 1) {
    longest = Math.floor(longest * 0.8);
    fitting = cut(text, longest);
  }
  return fitting;
}

const [open, close] = ['<speak>', '</speak>'] as const;

/** What is said, without the element around it. */
function textOf(speech: ui.OutputSpeech): string {
  return speech.type === 'SSML' ? speech.ssml.slice(open.length, -close.length) : speech.text;
}

/**
 * Speech within its bounds.
 *
 * @param asked the question at its end, which stays: as it was, and as it is said once more
 */
function fitSpeech(
  speech: ui.OutputSpeech,
  { characters, bytes }: Bounds,
  asked = { whole: '', kept: '' },
): ui.OutputSpeech {
  const said = textOf(speech);
  const isAsked = asked.whole !== '' && said.endsWith(asked.whole);
  const answer = isAsked ? said.slice(0, -asked.whole.length) : said;
  const before = answer.trimEnd();
  const question = isAsked ? answer.slice(before.length) + asked.kept : '';
  const left = {
    characters: characters - open.length - close.length - question.length,
    bytes: bytes - bytesOf(question),
  };
  if (speech.type !== 'SSML') return { ...speech, text: within(left, before, shorten) + question };
  return { ...speech, ssml: `${open}${within(left, before, shortenSsml)}${question}${close}` };
}

/** A card within its bounds: what it says is shortened rather than its title. */
function fitCard(card: ui.Card, bytes: number): ui.Card {
  if (card.type !== 'Simple') return card;
  const title = within(titleBounds, card.title ?? '', shorten);
  const left = {
    characters: cardCharacters - title.length,
    bytes: bytes - bytesOf({ ...card, title, content: '' }),
  };
  return { ...card, title, content: within(left, card.content ?? '', shorten) };
}
