import type { SignatureHeaders } from '../../../triggers/user-migration/signature';
import { type CheckGroup, expectThat } from '../../conformance/check';
import { ConformanceFault } from '../../conformance/fault';
import type { OldCustomer } from '../states';
import type { Answer, Departure, MigrationWorld } from './world';

const signIn = ({ email, password }: Pick<OldCustomer, 'email' | 'password'>) => ({
  reason: 'sign-in' as const,
  email: email.toLowerCase(),
  password,
});
const forgotPassword = ({ email }: Pick<OldCustomer, 'email'>) => ({
  reason: 'forgot-password' as const,
  email: email.toLowerCase(),
});
const nobody = { email: 'nobody.of.this.name@example.com', password: 'whatever it is' };

function expectStatus(status: number, answer: Answer, to: string): void {
  expectThat(answer.status === status, `${to} was answered with ${answer.status} instead of ${status}.`);
}

/** The id that a customer is given; a wrong answer is a fault. */
function idIn({ text }: Answer): string {
  const read = parsed(text) as { customer?: { id?: unknown } } | undefined;
  const id = read?.customer?.id;
  if (typeof id !== 'string') throw new ConformanceFault('The answer has no customer.id that is a text.');
  return id;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Passwords that are altered on the way through many a form, driver or template. */
const oddPasswords: readonly (readonly [what: string, password: string])[] = [
  ['spaces at its ends', '  a password with spaces  '],
  ['letters beyond ASCII', 'Grüße, 世界, 🔑 und ß'],
  ['an accent that stands apart from its letter', 'cafe\u0301 au lait'],
  ['quotation marks and escapes', '"\\\'; -- <b>&amp;%41+$1'],
  ['256 characters', 'a'.repeat(200) + 'b'.repeat(56)],
];

/** Each signature that must not do, made of a good one. */
const wrongSignatures: readonly (readonly [what: string, headers: NonNullable<Departure['headers']>])[] = [
  ['another id', (signed) => ({ ...signed, 'webhook-id': 'msg_another' })],
  [
    'another moment',
    (signed) => ({ ...signed, 'webhook-timestamp': String(Number(signed['webhook-timestamp']) - 1) }),
  ],
  ['a part of it', (signed) => withSignature(signed, (text) => text.slice(0, 20))],
  ['nothing but its version', (signed) => withSignature(signed, () => 'v1,')],
  ['another version', (signed) => withSignature(signed, (text) => text.replace(/^v1/, 'v2'))],
  ['no moment', ({ 'webhook-timestamp': _moment, ...rest }) => rest],
  ['no id', ({ 'webhook-id': _id, ...rest }) => rest],
];

function withSignature(signed: SignatureHeaders, change: (text: string) => string): SignatureHeaders {
  return { ...signed, 'webhook-signature': change(signed['webhook-signature']) };
}

/** Signed questions that are none of the function's: whatever they are answered with, it is no customer. */
const strangeQuestions: readonly (readonly [
  what: string,
  ask: (customer: OldCustomer) => object | string,
])[] = [
  ['without a password', ({ email }) => ({ reason: 'sign-in', email })],
  ['with an empty password', ({ email }) => ({ reason: 'sign-in', email, password: '' })],
  ['with null as password', ({ email }) => ({ reason: 'sign-in', email, password: null })],
  ['with an operator as password', ({ email }) => ({ reason: 'sign-in', email, password: { $ne: '' } })],
  ['with a list as password', ({ email, password }) => ({ reason: 'sign-in', email, password: [password] })],
  ['with an operator as address', ({ password }) => ({ reason: 'sign-in', email: { $ne: '' }, password })],
  ['with a wildcard as address', ({ password }) => ({ reason: 'sign-in', email: '%', password })],
  ['for a reason that there is not', ({ email, password }) => ({ reason: 'sign-up', email, password })],
  ['without a reason', ({ email, password }) => ({ email, password })],
  ['that is no JSON', () => '{"reason":'],
];

/** Pairs of an unknown address and a wrong password whose times are compared, and how often at most. */
const [pairs, rounds] = [5, 3] as const;

/** Milliseconds of the fastest answers: what a busy machine or network does only adds to them. */
interface Times {
  readonly wrong: number;
  readonly unknown: number;
}

async function timesOf(ask: MigrationWorld['ask'], known: OldCustomer): Promise<Times> {
  const times = { wrong: [] as number[], unknown: [] as number[] };
  for (let pair = 0; pair < pairs; pair += 1) {
    times.wrong.push((await ask(signIn({ ...known, password: 'another one' }))).milliseconds);
    times.unknown.push((await ask(signIn(nobody))).milliseconds);
  }
  return { wrong: Math.min(...times.wrong), unknown: Math.min(...times.unknown) };
}

/** A hash of a password takes tens of milliseconds. */
function areApart({ wrong, unknown }: Times): boolean {
  const [least, most] = [Math.min(wrong, unknown), Math.max(wrong, unknown)];
  return most - least >= 30 && most >= least * 1.5;
}

/** Everything that is asked of a migration endpoint beside its contract. */
export const migrationChecks: readonly CheckGroup<MigrationWorld>[] = [
  {
    name: 'passwords',
    checks: [
      ...oddPasswords.map(([what, password]) => ({
        behaviour: `takes a password with ${what} as it is`,
        async run({ customer, ask }: MigrationWorld) {
          expectStatus(200, await ask(signIn(await customer({ password }))), 'The right password');
        },
      })),
      {
        behaviour: 'tells capital letters of a password from small ones',
        async run({ customer, ask }) {
          const known = await customer({ password: 'Old Password' });
          expectStatus(404, await ask(signIn({ ...known, password: 'old password' })), 'Another password');
        },
      },
    ],
  },
  {
    name: 'customers',
    checks: [
      {
        behaviour: 'have an id that is theirs alone and stays',
        async run({ customer, ask }) {
          const first = await customer();
          const id = idIn(await ask(signIn(first)));
          expectThat(id === idIn(await ask(signIn(first))), 'The same customer was given two ids.');
          expectThat(
            id === idIn(await ask(forgotPassword(first))),
            'The id is another one where the password was forgotten.',
          );
          expectThat(id !== first.email, 'The id is the address, which customers change.');
          expectThat(
            id !== idIn(await ask(signIn(await customer()))),
            'Two customers were given the same id: one would see what is the other’s.',
          );
        },
      },
      {
        behaviour: 'are asked about as often as Cognito likes, and nothing changes by it',
        async run({ customer, ask }) {
          const question = signIn(await customer());
          const texts = new Set<string>();
          for (let asked = 0; asked < 5; asked += 1) {
            const answer = await ask(question);
            expectStatus(200, answer, 'The same question, asked again,');
            texts.add(answer.text);
          }
          expectThat(texts.size === 1, 'The same question had different answers.');
          const atOnce = await Promise.all([ask(question), ask(question), ask(question)]);
          for (const answer of atOnce) expectStatus(200, answer, 'One of three questions at once');
        },
      },
      {
        behaviour: 'are not told from nobody by what is answered to a wrong password',
        async run({ customer, ask }) {
          const known = await customer();
          const wrong = await ask(signIn({ ...known, password: `${known.password}x` }));
          const unknown = await ask(signIn(nobody));
          expectStatus(404, wrong, 'A wrong password');
          expectThat(
            wrong.status === unknown.status && wrong.text === unknown.text,
            'A wrong password and an unknown address have different answers.',
          );
        },
      },
      {
        behaviour: 'are not told from nobody by the time that an answer takes',
        async run({ customer, ask }) {
          const known = await customer();
          // What a busy machine or network does is not there each time.
          let times = await timesOf(ask, known);
          for (let round = 1; round < rounds && areApart(times); round += 1)
            times = await timesOf(ask, known);
          expectThat(
            !areApart(times),
            `A wrong password takes ${Math.round(times.wrong)} ms and an unknown address ${Math.round(times.unknown)} ms (the fastest of ${pairs}): check a password for nobody, too.`,
          );
        },
      },
    ],
  },
  {
    name: 'signature',
    checks: [
      ...wrongSignatures.map(([what, headers]) => ({
        behaviour: `is refused with ${what}`,
        async run({ customer, ask }: MigrationWorld) {
          expectStatus(401, await ask(signIn(await customer()), { headers }), 'The request');
        },
      })),
      {
        behaviour: 'of four minutes ago is taken, and of four minutes ahead: clocks differ',
        async run({ customer, ask }) {
          const question = signIn(await customer());
          expectStatus(200, await ask(question, { secondsAgo: 240 }), 'A signature of four minutes ago');
          expectStatus(200, await ask(question, { secondsAgo: -240 }), 'A signature of four minutes ahead');
        },
      },
      {
        behaviour: 'is looked at before anything else: without it nobody learns who is a customer',
        async run({ customer, ask }) {
          const unsigned = { headers: () => ({}) };
          const known = await ask(signIn(await customer()), unsigned);
          const unknown = await ask(signIn(nobody), unsigned);
          expectStatus(401, known, 'A request that is not signed');
          expectThat(
            known.status === unknown.status && known.text === unknown.text,
            'The answer to a request that is not signed depends on who is asked about.',
          );
        },
      },
    ],
  },
  {
    name: 'questions',
    checks: strangeQuestions.map(([what, question]) => ({
      behaviour: `${what} bring no customer, and no fault`,
      async run({ customer, ask }: MigrationWorld) {
        const { status } = await ask(question(await customer()));
        expectThat(
          status >= 400 && status < 500,
          `A question ${what} was answered with ${status} instead of a status from 400 to 499.`,
        );
      },
    })),
  },
];
