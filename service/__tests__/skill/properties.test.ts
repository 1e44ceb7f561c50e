import { faultsOf } from '../../../__tests__/support/alexa-response';
import { isNode, type Mangling, mangle } from '../../../__tests__/support/attack/mangle';
import { envelopeNames, recorded } from '../../../__tests__/support/envelopes';
import { fc } from '../../../__tests__/support/properties';
import { loadSkill } from '../../../__tests__/support/skill-under-test';

const runs = 800;

/** Awkward values beside arbitrary ones. */
const anything = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom<unknown>(
    ...[undefined, null, '', ' ', 0, -1, true, [], {}, 'IntentRequest', 'LaunchRequest', '__proto__'],
    ...['\u0000', '\ud800', '<speak>', ']]>', '&amp;', 'ja-JP', 'xx', 'amzn1.ask.skill.x', 'a'.repeat(3_000)],
    ...[
      'AMAZON.YesIntent',
      'AMAZON.RepeatIntent',
      'CompleteTaskIntent',
      '{{count}}',
      '$t(help)',
      '12345678901234567890',
    ],
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
);

const mangling: fc.Arbitrary<Mangling> = fc.record({
  at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  how: fc.constantFrom('replace', 'delete', 'add', 'move'),
  value: anything,
  key: fc.oneof(fc.string(), fc.constantFrom('accessToken', 'awaiting', 'said', 'value', 'locale', 'name')),
});

/** What the session may remember, right or nearly so. */
const attributes = fc.oneof(
  fc.constant({}),
  fc.record({
    said: fc.record({ speech: anything, question: anything }),
    awaiting: fc.oneof(
      fc.record({ question: fc.constant('hear-more'), cursor: fc.string() }),
      fc.record({
        question: fc.constant('is-it-this'),
        candidates: fc.array(fc.record({ id: fc.string(), title: fc.string({ unit: 'binary' }) })),
      }),
      fc.record({ question: fc.constant('what-else') }),
      anything,
    ),
  }),
);

const envelope = fc
  .record({
    name: fc.constantFrom(...envelopeNames),
    attributes,
    isNew: fc.boolean(),
    locale: fc.constantFrom('en-US', 'de-DE', 'fr-FR', 'es-ES', 'it-IT', 'ja-JP', 'en-GB', 'pt-BR'),
  })
  .map(({ name, attributes: remembered, isNew, locale }) => {
    const one = recorded(name);
    if (one.session) Object.assign(one.session, { attributes: remembered, new: isNew });
    if (one.request.locale) one.request.locale = locale;
    return one;
  });

const title = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 300 }),
  fc.constantFrom('buy milk', '&'.repeat(200), '😀'.repeat(100), '買'.repeat(200), '"\\'.repeat(100)),
);
const task = fc.record({
  id: fc.string({ minLength: 1, maxLength: 200 }),
  title,
  status: fc.constantFrom('open', 'done'),
  dueOn: fc.constantFrom(null, '2026-02-28', '2026-02-30', '0000-01-01', '9999-12-31', 'soon'),
});
const body = fc.oneof(
  task,
  fc.record({
    tasks: fc.array(task, { maxLength: 8 }),
    nextCursor: fc.option(fc.string({ maxLength: 2_000 })),
    total: fc.nat(),
  }),
  fc.record({
    displayName: title,
    plan: fc.record({
      name: title,
      taskLimit: fc.option(fc.nat()),
      renewsOn: fc.constantFrom(null, '2026-12-31'),
    }),
    usage: fc.record({ openTasks: fc.nat() }),
  }),
);
const status = fc.constantFrom(200, 200, 200, 201, 400, 401, 403, 404, 409, 422, 429, 500);

/** The SaaS: right, nearly right, or anything at all. */
const saasAnswer = fc
  .record({
    status,
    body,
    manglings: fc.array(mangling, { maxLength: 2 }),
    retryAfter: fc.string({ unit: 'grapheme-ascii' }),
  })
  .map(({ status: code, body: content, manglings, retryAfter }): Send => {
    const headers = { 'content-type': 'application/json', 'retry-after': retryAfter };
    const text = JSON.stringify(mangle(content, manglings)) ?? '';
    return async () => ({ status: code, headers, body: text });
  });

type Send = typeof import('../../../skill/saas/exchange').exchange;

/** What stands for the network. */
const mockSend = jest.fn<ReturnType<Send>, Parameters<Send>>();
jest.mock('../../../skill/saas/exchange', () => ({
  ...jest.requireActual('../../../skill/saas/exchange'),
  exchange: (...asked: Parameters<Send>) => mockSend(...asked),
}));

const { handler, log } = loadSkill();

beforeEach(() => {
  log.length = 0;
});

const typeOf = (event: unknown): string => {
  const request = isNode(event) ? event.request : undefined;
  return isNode(request) && typeof request.type === 'string' ? request.type : '';
};

async function answerOf(event: unknown, context: unknown = { getRemainingTimeInMillis: () => 8_000 }) {
  const response = await handler(event, context);
  expect({ event: typeOf(event), faults: faultsOf(response, typeOf(event)) }).toEqual({
    event: typeOf(event),
    faults: [],
  });
  return JSON.stringify(response);
}

it('answers anything at all, in any context, with a valid response', async () => {
  await fc.assert(
    fc.asyncProperty(anything, anything, async (event, context) => void (await answerOf(event, context))),
    { numRuns: runs },
  );
});

it('answers every mangled envelope with a valid response, whatever the SaaS answers', async () => {
  await fc.assert(
    fc.asyncProperty(
      envelope,
      fc.array(mangling, { maxLength: 4 }),
      saasAnswer,
      async (one, manglings, answer) => {
        mockSend.mockImplementation(answer);
        await answerOf(mangle(one, manglings));
      },
    ),
    { numRuns: runs },
  );
});

describe('no token comes out', () => {
  const part = fc.stringMatching(/^[\w-]{20,40}$/);
  const webToken = fc.tuple(part, part, part).map((parts) => `eyJ${parts.join('.')}`);
  const opaque = fc.stringMatching(/^[0-9a-f]{32}$/);

  it('of the places where tokens are, be they web tokens or opaque', async () => {
    await fc.assert(
      fc.asyncProperty(envelope, fc.oneof(webToken, opaque), saasAnswer, async (one, token, answer) => {
        mockSend.mockImplementation(answer);
        one.context.System.user.accessToken = token;
        one.context.System.apiAccessToken = token;
        if (one.session) one.session.user.accessToken = token;
        Object.assign(one.request, { body: { accessToken: token } });
        log.length = 0;
        const response = await answerOf(one);
        expect(response).not.toContain(token);
        expect(log.join('\n')).not.toContain(token);
      }),
      { numRuns: runs },
    );
  });

  it('of any other place of the envelope, or of what the SaaS answers, if it looks like one', async () => {
    await fc.assert(
      fc.asyncProperty(
        envelope,
        webToken,
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        fc.boolean(),
        async (one, token, at, throws) => {
          mockSend.mockImplementation(async () => {
            if (throws) throw new TypeError(`fetch failed: ${token}`);
            const task = { id: 'tsk_1', title: `milk ${token}`, status: 'open', dueOn: null };
            const page = { tasks: [task, task], total: 2, nextCursor: null };
            return {
              status: 200,
              headers: { 'content-type': 'application/json' },
              body: JSON.stringify({ ...page, ...task, message: token }),
            };
          });
          // What the session remembers is the skill's own: a cursor of the SaaS may look like anything.
          if (one.session) one.session.attributes = {};
          log.length = 0;
          const response = await answerOf(mangle(one, [{ at, how: 'replace', value: token, key: '' }]));
          expect(response).not.toContain(token);
          expect(log.join('\n')).not.toContain(token);
        },
      ),
      { numRuns: runs },
    );
  });
});
