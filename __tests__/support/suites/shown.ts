import type { ResponseLike } from '../alexa-response';

/** What a response says, shows and remembers: all of it, but for the parts that follow from these. */
export interface Shown {
  /** As it is spoken: the content of the SSML. */
  readonly speech?: string;
  /** Ends the speech, and is asked once more if the customer is silent. */
  readonly question?: string;
  readonly card?: object;
  /** The list on the screen. */
  readonly screen?: unknown;
  /** Whether the conversation ends. */
  readonly ends?: true;
  /** What the session remembers for the reply; the rest of its attributes is what was said. */
  readonly awaits?: string | Pending;
}

type Pending = { readonly question: string } & Readonly<Record<string, unknown>>;

/** @throws Error where a response has something that would not be shown, or that does not follow */
export function shown(answer: ResponseLike): Shown {
  // As it goes over the wire: what is undefined is not there.
  const { response, sessionAttributes } = JSON.parse(JSON.stringify(answer)) as ResponseLike;
  const { outputSpeech, reprompt, card, directives = [], shouldEndSession, ...other } = response;
  if (Object.keys(other).length > 0)
    throw new Error(`The response has ${Object.keys(other).join(', ')}, too.`);
  const speech = textOf(outputSpeech);
  const question = textOf(reprompt?.outputSpeech);
  const awaits = sessionAttributes?.awaiting as Pending | undefined;
  let screen: unknown;
  let elicits: object | undefined;
  for (const { type, ...directive } of directives as readonly Directive[]) {
    if (type === 'Dialog.ElicitSlot') elicits = directive;
    else if (type === 'Alexa.Presentation.APL.RenderDocument') screen = listOf(directive);
    else throw new Error(`The response has the directive ${type}, too.`);
  }
  if (sessionAttributes) {
    expect(sessionAttributes).toEqual(remembered(speech, question, awaits));
    expect(elicits).toEqual(awaits?.question === 'slot' ? elicitation(awaits) : undefined);
  }
  return {
    ...(speech === undefined ? {} : { speech }),
    ...(question === undefined ? {} : { question }),
    ...(card ? { card } : {}),
    ...(screen === undefined ? {} : { screen }),
    ...(shouldEndSession ? { ends: true } : {}),
    ...(awaits ? { awaits: Object.keys(awaits).length > 1 ? awaits : awaits.question } : {}),
  };
}

/** The session remembers texts as they were before they became SSML, and none where nothing is asked. */
function remembered(speech = '', question = '', awaits?: Pending) {
  if (!question) return {};
  const said = plain(speech.slice(0, -question.length).trimEnd());
  const isOwn = awaits?.question !== 'what-else';
  return {
    said: { ...(said ? { speech: said } : {}), ...(isOwn ? { question: plain(question) } : {}) },
    ...(awaits ? { awaiting: awaits } : {}),
  };
}

const plain = (text: string) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** The directive by which the slot is asked for that the session waits for. */
function elicitation({ intent, slot, filled }: Pending) {
  const others = Object.entries(filled ?? {}).map(([name, value]) => [name, { name, value }]);
  const slots = Object.fromEntries([[slot, { name: slot }], ...others]) as Record<string, object>;
  return {
    slotToElicit: slot,
    updatedIntent: {
      name: intent,
      confirmationStatus: 'NONE',
      slots: Object.fromEntries(
        Object.entries(slots).map(([name, one]) => [name, { ...one, confirmationStatus: 'NONE' }]),
      ),
    },
  };
}

interface Directive {
  readonly type: string;
  readonly [name: string]: unknown;
}

function textOf(speech: { type: string; ssml?: string } | undefined): string | undefined {
  if (!speech) return undefined;
  const [, text] = /^<speak>(.*)<\/speak>$/s.exec(speech.ssml ?? '') ?? [];
  if (speech.type !== 'SSML' || text === undefined) throw new Error('The speech is not SSML.');
  return text;
}

/** The document is the same for every list. */
function listOf({ token, document, datasources, ...other }: Omit<Directive, 'type'>): unknown {
  expect({ token, document, other }).toEqual({
    token: 'text-list',
    document: expect.objectContaining({
      type: 'APL',
      import: [{ name: 'alexa-layouts', version: '1.7.0' }],
    }),
    other: {},
  });
  return (datasources as { readonly list: unknown }).list;
}
