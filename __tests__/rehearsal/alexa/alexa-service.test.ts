import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IntentRequest, RequestEnvelope } from 'ask-sdk-model';
import { LinkingClient } from '../../../alexa/linking-client';
import { AlexaService } from '../../../rehearsal/alexa/alexa-service';
import type { Customer } from '../../../rehearsal/alexa/customer';
import { RehearsalClock } from '../../../rehearsal/clock';
import { ExchangeLog } from '../../../rehearsal/exchange-log';
import { FunctionRunner } from '../../../rehearsal/function-runner';
import { until } from '../../support/waiting';
import { europe } from '../terraform-stack';

/** A skill that writes down what it is sent and answers what it is told by the intent's name. */
const source = `
const question = { outputSpeech: { type: 'PlainText', text: 'What?' } };
const answers = {
  Stay: {
    outputSpeech: { type: 'PlainText', text: 'Go on.' },
    reprompt: question,
    shouldEndSession: false,
  },
  End: { outputSpeech: { type: 'PlainText', text: 'Bye.' }, shouldEndSession: true },
  Ask: {
    ...question,
    reprompt: question,
    directives: [
      {
        type: 'Dialog.ElicitSlot',
        slotToElicit: 'room',
        updatedIntent: {
          name: 'Stay',
          confirmationStatus: 'NONE',
          slots: { room: { name: 'room' }, level: { name: 'level', value: '20' } },
        },
      },
    ],
    shouldEndSession: false,
  },
  TooMuch: { outputSpeech: { type: 'PlainText', text: 'x'.repeat(9000) } },
};
exports.handler = async (event) => {
  console.log(JSON.stringify(event));
  const name = event.request.intent?.name;
  if (name === 'Throw') throw new Error('no');
  return { version: '1.0', sessionAttributes: { said: name }, response: answers[name] ?? {} };
};`;

let envelopes: RequestEnvelope[];
let clock: RehearsalClock;
let skill: FunctionRunner;
let alexa: AlexaService;
let customer: Customer;
let tokenAnswers: (() => Response)[];
const tokens = (access_token: string) => () =>
  Response.json({ access_token, refresh_token: 'refresh', token_type: 'Bearer', expires_in: 3_600 });

beforeEach(() => {
  envelopes = [];
  tokenAnswers = [];
  clock = new RehearsalClock();
  const bundle = join(mkdtempSync(join(tmpdir(), 'voicelink-alexa-')), 'index.js');
  writeFileSync(bundle, source);
  skill = new FunctionRunner({ bundle, environment: {}, onLine: (line) => envelopes.push(JSON.parse(line)) });
  const linking = new LinkingClient(
    {
      authorizationUri: 'https://auth.example.com/oauth2/authorize',
      accessTokenUri: 'https://auth.example.com/oauth2/token',
      clientId: 'client',
      clientSecret: 'secret',
      accessTokenScheme: 'HTTP_BASIC',
      scopes: ['openid'],
      pkce: true,
    },
    async () => tokenAnswers.shift()?.() ?? new Response('{"error":"invalid_grant"}', { status: 400 }),
  );
  alexa = new AlexaService({
    skillId: 'amzn1.ask.skill.x',
    skill,
    linking,
    now: clock.now,
    log: new ExchangeLog(),
  });
  customer = alexa.newCustomer();
});
afterEach(() => skill.close());

async function link(): Promise<void> {
  tokenAnswers.push(tokens('first token'));
  const state = new URL(alexa.beginLinking(customer, europe)).searchParams.get('state');
  await alexa.completeLinking(`${europe}?code=c&state=${state}`);
}

/** Lines come through a stream of their own, a moment after the answer. */
async function received(count: number): Promise<RequestEnvelope[]> {
  await until(() => envelopes.length >= count);
  return envelopes;
}

const tokenOf = (envelope: RequestEnvelope | undefined) => envelope?.context.System.user.accessToken;

test('tells the skill when an account is linked, when the skill is disabled, and when it is enabled again', async () => {
  await link();
  const before = customer.userId;
  await alexa.unlink(customer);
  await alexa.ask(customer, 'launch');
  const all = await received(4);
  expect(all.map(({ request }) => request.type)).toEqual([
    'AlexaSkillEvent.SkillAccountLinked',
    'AlexaSkillEvent.SkillDisabled',
    'AlexaSkillEvent.SkillEnabled',
    'LaunchRequest',
  ]);
  expect(all.map(tokenOf)).toEqual(['first token', 'first token', undefined, undefined]);
  expect(all.map(({ context }) => context.System.user.userId === before)).toEqual([true, true, false, false]);
});

test('sends the token, and a new one once it has expired', async () => {
  await link();
  await alexa.ask(customer, 'launch');
  clock.advance(3_600);
  tokenAnswers.push(tokens('second token'));
  await alexa.ask(customer, 'launch');
  expect((await received(3)).map(tokenOf)).toEqual(['first token', 'first token', 'second token']);
});

test('sends no token after a refresh that failed', async () => {
  await link();
  clock.advance(3_600);
  await alexa.ask(customer, 'launch');
  expect(tokenOf((await received(2))[1])).toBeUndefined();
  expect(alexa.accounts.isLinked(customer.userId)).toBe(false);
});

test('goes on with the dialog of the intent whose slot was elicited, keeps what is filled, and goes on with no other', async () => {
  await alexa.ask(customer, { name: 'Ask' });
  expect(customer.conversation?.elicited).toEqual({ intent: 'Stay', slot: 'room', filled: { level: '20' } });
  await alexa.ask(customer, { name: 'Stay', slots: { room: 'kitchen' } });
  expect(customer.conversation?.elicited).toBeUndefined();
  await alexa.ask(customer, { name: 'Stay' });
  const requests = (await received(3)).map(({ request }) => request as IntentRequest);
  expect(requests.map(({ dialogState }) => dialogState)).toEqual(['STARTED', 'IN_PROGRESS', 'STARTED']);
  const filled = requests.map(({ intent }) => Object.values(intent.slots ?? {}).map(({ value }) => value));
  expect(filled).toEqual([[], ['20', 'kitchen'], []]);
});

test('keeps a conversation with its attributes while the skill keeps it open', async () => {
  for (const name of ['Stay', 'End', 'Stay']) await alexa.ask(customer, { name });
  const [first, second, third] = await received(3);
  expect([first, second, third].map((envelope) => envelope?.session?.new)).toEqual([true, false, true]);
  expect(second?.session?.sessionId).toBe(first?.session?.sessionId);
  expect(second?.session?.attributes).toEqual({ said: 'Stay' });
  expect(third?.session?.sessionId).not.toBe(first?.session?.sessionId);
});

test.each([
  ['throws', 'Throw', /The skill failed: Error: no/],
  ['answers what Alexa refuses', 'TooMuch', /longer than 8000 characters/],
])('says that there was a problem with a skill that %s', async (_what, name, fault) => {
  const answer = await alexa.ask(customer, { name });
  expect(answer.speech).toMatch(/problem with the requested skill/);
  expect(answer.faults.join()).toMatch(fault);
  expect(customer.conversation).toBeUndefined();
});

test('takes an answer of the authorization server once, and only for a linking that was begun', async () => {
  const state = new URL(alexa.beginLinking(customer, europe)).searchParams.get('state');
  tokenAnswers.push(tokens('a token'));
  await alexa.completeLinking(`${europe}?code=c&state=${state}`);
  await expect(alexa.completeLinking(`${europe}?code=c&state=${state}`)).rejects.toMatchObject({
    fault: 'state_mismatch',
  });
  await expect(alexa.completeLinking(`${europe}?code=c&state=made-up`)).rejects.toMatchObject({
    fault: 'state_mismatch',
  });
});
