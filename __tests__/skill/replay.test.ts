import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { faultsOf, type ResponseLike } from '../support/alexa-response';
import { type Envelope, isLinked, type Variation, variations, vary } from '../support/envelopes';
import { mockSaas, type Received } from '../support/saas-mock';
import { loadSkill } from '../support/skill-under-test';
import { type Call, type Scenario, scenarios, silent } from './scenarios';

/** What a scenario says and shows in one language, word by word. */
interface Answer {
  readonly speech?: string;
  readonly question?: string;
  readonly card?: 'LinkAccount' | { readonly title: string; readonly content: string };
  readonly screen?: unknown;
  /** What "yes", "no", "more" or the name of a task will mean. */
  readonly awaiting?: { readonly question: string; readonly intent?: string };
}

interface Answers {
  readonly linkAccount: string;
  readonly whatElse: string;
  readonly answers: Readonly<Record<string, Answer>>;
}

const locales = ['en-US', 'en-GB', 'de-DE', 'fr-FR', 'es-ES', 'it-IT', 'ja-JP', 'none'];

const answersOf = (locale: string): Answers => {
  const file = join(__dirname, 'answers', `${locale === 'none' ? 'en-US' : locale}.json`);
  return JSON.parse(readFileSync(file, 'utf8')) as Answers;
};

/** What of a response is said and shown; the SDK's user agent names a version of Node and is left out. */
const shown = ({ response, sessionAttributes }: ResponseLike) => ({ response, sessionAttributes });

const saas = mockSaas();
const { handler, log } = loadSkill();

/** The whole response that the scenario must have in the variation. */
function expected(scenario: Scenario, answer: Answer, texts: Answers, variation: Variation) {
  const { session, screen, locale } = variation;
  const isRefused = needsAccount(scenario) && !isLinked(variation);
  const { speech, question, card, awaiting, ...rest }: Answer = isRefused
    ? { speech: texts.linkAccount, card: 'LinkAccount' }
    : answer;
  const asksOn = session === 'ongoing' && !question && !scenario.ends && !isRefused;
  const asked = question ?? (asksOn ? texts.whatElse : undefined);
  const ssml = (...parts: (string | undefined)[]) => ({
    type: 'SSML',
    ssml: `<speak>${parts.filter((part) => part).join(locale === 'ja-JP' ? '' : ' ')}</speak>`,
  });
  const memory = asked
    ? {
        said: { speech: plain(speech), question: plain(question) },
        awaiting: asksOn ? { question: 'what-else' } : awaiting,
      }
    : {};
  const directives = [
    ...(awaiting?.question === 'slot' ? [elicitTask(awaiting.intent)] : []),
    ...(rest.screen && screen === 'with a screen' ? [apl(rest.screen)] : []),
  ];
  return {
    response: {
      outputSpeech: ssml(speech, asked),
      ...(asked ? { reprompt: { outputSpeech: ssml(asked) } } : {}),
      ...(card ? { card: card === 'LinkAccount' ? { type: card } : { type: 'Simple', ...card } } : {}),
      ...(directives.length > 0 ? { directives } : {}),
      shouldEndSession: asked === undefined,
    },
    sessionAttributes: session === 'none' ? undefined : memory,
  };
}

const needsAccount = ({ calls = [], needsAccount: named }: Scenario) => named ?? calls.length > 0;

/** The session remembers text as it was before it became SSML. */
const plain = (text: string | undefined) =>
  text?.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

const elicitTask = (intent: string | undefined) => ({
  type: 'Dialog.ElicitSlot',
  slotToElicit: 'task',
  updatedIntent: {
    name: intent,
    confirmationStatus: 'NONE',
    slots: { task: { name: 'task', confirmationStatus: 'NONE' } },
  },
});

const apl = (list: unknown) => ({
  type: 'Alexa.Presentation.APL.RenderDocument',
  token: 'text-list',
  document: expect.objectContaining({ type: 'APL', import: [{ name: 'alexa-layouts', version: '1.7.0' }] }),
  datasources: { list },
});

/** The request that the SaaS must receive, to the last header. */
function request(call: Call, token: string): Received {
  return {
    method: call.method,
    path: call.path,
    headers: {
      accept: 'application/json, application/problem+json',
      authorization: `Bearer ${token}`,
      ...(call.body ? { 'content-type': 'application/json' } : {}),
      ...(call.idempotencyKey ? { 'idempotency-key': call.idempotencyKey } : {}),
    },
    body: call.body ? JSON.stringify(call.body) : '',
  };
}

const tokenIn = ({ context, session }: Envelope) =>
  context.System.user.accessToken || session?.user.accessToken || '';

describe.each(locales)('in the locale %s', (locale) => {
  const texts = answersOf(locale);

  it.each(Object.entries(scenarios))('%s', async (name, scenario) => {
    const answer = texts.answers[name];
    if (!answer) throw new Error(`answers/${locale}.json lacks "${name}"`);
    const fitting = variations([locale]).filter(
      ({ session }) => session === 'ongoing' || !scenario.onlyOngoing,
    );
    expect(fitting.length).toBeGreaterThan(0);

    for (const variation of fitting) {
      const envelope = vary(scenario.envelope, variation);
      if (envelope.session && scenario.attributes) envelope.session.attributes = scenario.attributes;
      const calls = isLinked(variation) ? (scenario.calls ?? []) : [];
      saas.received.length = 0;
      saas.expectCalls(calls);

      const response = await handler(envelope);

      expect({ variation, ...shown(response) }).toEqual({
        variation,
        ...expected(scenario, answer, texts, variation),
      });
      expect({ variation, received: saas.received }).toEqual({
        variation,
        received: calls.map((call) => request(call, tokenIn(envelope))),
      });
      expect(faultsOf(response, envelope)).toEqual([]);
    }
  });

  it.each(silent)('a request that takes no words: %s', async (name) => {
    for (const variation of variations([locale])) {
      const envelope = vary(name, variation);
      const response = await handler(envelope);
      expect({ variation, ...shown(response) }).toEqual({
        variation,
        response: {},
        sessionAttributes: envelope.session && {},
      });
      expect(faultsOf(response, envelope)).toEqual([]);
    }
  });

  it.each([
    ['can-fulfill', 'YES', { task: { canUnderstand: 'YES', canFulfill: 'YES' } }],
    ['can-fulfill-unknown-intent', 'NO', { city: { canUnderstand: 'NO', canFulfill: 'NO' } }],
  ])('a request whether it could: %s', async (name, canFulfill, slots) => {
    for (const variation of variations([locale])) {
      const response = await handler(vary(name, variation));
      expect({ variation, response: response.response }).toEqual({
        variation,
        response: { canFulfillIntent: { canFulfill, slots } },
      });
      expect(faultsOf(response, 'CanFulfillIntentRequest')).toEqual([]);
    }
  });
});

test('every scenario has its answer in every language, and no answer is left over', () => {
  const names = Object.keys(scenarios).sort();
  const inLanguages = locales.map((locale) => Object.keys(answersOf(locale).answers).sort());
  expect(inLanguages).toEqual(locales.map(() => names));
});

test('what certification fails on is said nowhere', () => {
  const failing = /authori[sz]ation failed|re-?link|disable|enable the skill|go to (the )?settings/i;
  const english = ['en-US', 'en-GB'].map((locale) => JSON.stringify(answersOf(locale)));
  expect(english.filter((text) => failing.test(text))).toEqual([]);
});

test('every request left one line in the log, with no token and no user in it', async () => {
  log.length = 0;
  const variation = {
    token: 'in both',
    session: 'new',
    screen: 'without a screen',
    locale: 'en-US',
  } as const;
  const envelope = vary('help', variation);
  await handler(envelope);
  expect(log).toHaveLength(1);
  expect(log[0]).not.toContain(tokenIn(envelope));
  expect(log[0]).not.toContain(envelope.context.System.user.userId);
});
