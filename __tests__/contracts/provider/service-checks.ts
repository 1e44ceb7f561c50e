import { randomUUID } from 'node:crypto';
import type { ReferenceProvider } from '../../../contracts/provider/reference-provider';
import { type ScopeName, scopeNames } from '../../../contracts/provider/scopes';
import type { MintedClaims } from '../../../contracts/provider/token-mint';
import { type ApiAnswer, type ApiRequest, createDescribedApi, type DescribedApi } from './described-api';

/** A customer made for one check, with a token of every scope unless told otherwise. */
interface Customer {
  readonly sub: string;
  token(claims?: Partial<MintedClaims>): Promise<string>;
  call(method: string, path: string, request?: ApiRequest): Promise<ApiAnswer>;
  /** Adds a task under a key of its own. */
  add(title: unknown, key?: string): Promise<ApiAnswer>;
  titles(query?: string): Promise<string[]>;
}

/** The service that a check looks at. */
export interface World {
  readonly provider: ReferenceProvider;
  readonly api: DescribedApi;
  customer(): Customer;
}

export function createWorld(provider: ReferenceProvider): World {
  const api = createDescribedApi(provider.saas.url);
  return {
    provider,
    api,
    customer() {
      const sub = randomUUID();
      const token: Customer['token'] = (claims) =>
        provider.mint.accessToken({ sub, scopes: scopeNames, ...claims });
      const call: Customer['call'] = async (method, path, request = {}) =>
        api.call(method, path, { token: await token(), ...request });
      return {
        sub,
        token,
        call,
        add: (title, key = randomUUID()) =>
          call('POST', '/v1/tasks', { headers: { 'idempotency-key': key }, body: { title } }),
        titles: async (query = '') =>
          (await call('GET', `/v1/tasks${query}`)).body.tasks.map(({ title }: { title: string }) => title),
      };
    },
  };
}

/** A behaviour of the service beyond what the contract pins. Throws where the service behaves otherwise. */
export interface ServiceCheck {
  readonly behaviour: string;
  readonly check: (world: World) => Promise<void>;
}

const operations: readonly { method: string; path: string; scope: ScopeName }[] = [
  { method: 'GET', path: '/v1/me', scope: 'profile.read' },
  { method: 'GET', path: '/v1/tasks', scope: 'tasks.read' },
  { method: 'POST', path: '/v1/tasks', scope: 'tasks.write' },
  { method: 'POST', path: '/v1/tasks/tsk_1/complete', scope: 'tasks.write' },
];

const realm = 'Bearer realm="saas-api"';
const invalid = (description: string) =>
  `${realm}, error="invalid_token", error_description="${description}"`;
const notValid = invalid('The access token is not valid');
const expired = invalid('The access token expired');
const revoked = invalid('The access token was revoked');

/** Tokens that differ from a good one in one claim. */
const refusedClaims: readonly (readonly [string, Partial<MintedClaims>, string])[] = [
  ['expired', { expiresIn: -1 }, expired],
  ['without an expiry', { override: { exp: undefined } }, expired],
  ['signed by another key', { forged: true }, notValid],
  [
    'of another user pool',
    { override: { iss: 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Other' } },
    notValid,
  ],
  ['of no user pool', { override: { iss: undefined } }, notValid],
  ['of another app client', { override: { client_id: 'another-client' } }, notValid],
  ['for another use', { override: { token_use: 'id' } }, notValid],
  ['not valid yet', { override: { nbf: Date.now() / 1000 + 600 } }, notValid],
];

/** Headers that carry no bearer token at all. */
const noBearer = ['Bearer', 'Bearer ', 'Basic YWRhOnNlY3JldA==', 'header.payload.signature', 'Bearer a b'];

const unsigned = (claims: object) =>
  `${[{ alg: 'none' }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')}.`;

/** Bearer tokens that are no JWT of ours. */
const strangeTokens = ['x', 'a.b.c', unsigned({ sub: 'ada' }), `${'e30.'.repeat(2)}e30`, '-._~+/=='];

function expectProblem(answer: ApiAnswer, status: number, name: string): void {
  expect(answer).toMatchObject({ status, body: { status, type: `/problems/${name}` } });
  expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
}

const tokenChecks: readonly ServiceCheck[] = [
  {
    behaviour: 'asks for a token, with no error code, where there is no bearer token',
    async check({ api }) {
      for (const { method, path } of operations) {
        for (const headers of [{}, ...noBearer.map((authorization) => ({ authorization }))]) {
          const answer = await api.call(method, path, { headers });
          expectProblem(answer, 401, 'missing-token');
          expect(answer.headers['www-authenticate']).toBe(realm);
        }
      }
    },
  },
  ...refusedClaims.map(([what, claims, challenge]) => ({
    behaviour: `refuses a token ${what}`,
    async check({ api, customer }: World) {
      const token = await customer().token(claims);
      for (const { method, path } of operations) {
        const answer = await api.call(method, path, { token });
        expectProblem(answer, 401, 'invalid-token');
        expect(answer.headers['www-authenticate']).toBe(challenge);
      }
    },
  })),
  {
    behaviour: 'refuses what is no JWT of ours',
    async check({ api }) {
      for (const token of strangeTokens) {
        const answer = await api.call('GET', '/v1/me', { token });
        expectProblem(answer, 401, 'invalid-token');
        expect(answer.headers['www-authenticate']).toBe(notValid);
      }
    },
  },
  {
    behaviour: 'refuses a revoked token, and every token of a revoked sign-in',
    async check({ api, provider, customer }) {
      const ada = customer();
      const [jti, signIn] = [randomUUID(), randomUUID()];
      const tokens = await Promise.all([ada.token({ jti }), ada.token({ override: { origin_jti: signIn } })]);
      for (const token of tokens) expect((await api.call('GET', '/v1/me', { token })).status).toBe(200);
      for (const id of [jti, signIn]) provider.saas.revocations.revoke(id, Date.now() / 1000 + 3600);
      for (const token of tokens) {
        const answer = await api.call('GET', '/v1/me', { token });
        expectProblem(answer, 401, 'invalid-token');
        expect(answer.headers['www-authenticate']).toBe(revoked);
      }
      expect((await ada.call('GET', '/v1/me')).status).toBe(200);
    },
  },
  {
    behaviour: 'takes the scheme in any case',
    async check({ api, customer }) {
      const token = await customer().token();
      for (const scheme of ['bearer', 'BEARER']) {
        const headers = { authorization: `${scheme} ${token}` };
        expect((await api.call('GET', '/v1/me', { headers })).status).toBe(200);
      }
    },
  },
  {
    behaviour: "refuses a token without the operation's scope, and names the scope",
    async check({ api, provider, customer }) {
      for (const { method, path, scope } of operations) {
        const others = scopeNames.filter((name) => name !== scope);
        const lacking: Partial<MintedClaims>[] = [
          { scopes: others },
          { override: { scope: undefined } },
          {
            override: {
              scope: `https://api.example.org/${scope} ${scope} x${provider.mint.audience}/${scope}`,
            },
          },
        ];
        for (const claims of lacking) {
          const answer = await api.call(method, path, { token: await customer().token(claims) });
          expectProblem(answer, 403, 'insufficient-scope');
          expect(answer.headers['www-authenticate']).toBe(
            `${realm}, error="insufficient_scope", scope="${provider.mint.audience}/${scope}"`,
          );
        }
      }
    },
  },
  {
    behaviour: 'checks the token before it reads anything else',
    async check({ api }) {
      const answer = await api.call('POST', '/v1/tasks', { body: '{"title":' });
      expectProblem(answer, 401, 'missing-token');
    },
  },
];

const taskChecks: readonly ServiceCheck[] = [
  {
    behaviour: 'keeps tasks for the customer who added them',
    async check({ customer }) {
      const [ada, grace] = [customer(), customer()];
      const added = await ada.add('  Buy milk ');
      expect(added).toMatchObject({
        status: 201,
        body: { id: expect.any(String), title: 'Buy milk', status: 'open', dueOn: null },
      });
      expect(await ada.titles()).toEqual(['Buy milk']);
      expect((await grace.call('GET', '/v1/tasks')).body).toEqual({ tasks: [], nextCursor: null, total: 0 });
      expect((await grace.call('GET', '/v1/me')).body.usage).toEqual({ openTasks: 0 });
      expect((await ada.call('GET', '/v1/me')).body.usage).toEqual({ openTasks: 1 });
    },
  },
  {
    behaviour: "does not tell another's task from one that does not exist",
    async check({ customer }) {
      const [ada, grace] = [customer(), customer()];
      const { id } = (await ada.add('Buy milk')).body;
      const [theirs, none] = await Promise.all([
        grace.call('POST', `/v1/tasks/${id}/complete`),
        grace.call('POST', '/v1/tasks/tsk_none/complete'),
      ]);
      expectProblem(theirs, 404, 'not-found');
      expect(theirs.body).toEqual(none.body);
      expect(await ada.titles()).toEqual(['Buy milk']);
    },
  },
  {
    behaviour: 'completes a task once, and says so the second time',
    async check({ customer }) {
      const ada = customer();
      const { body: task } = await ada.add('Buy milk');
      const path = `/v1/tasks/${task.id}/complete`;
      expect(await ada.call('POST', path)).toMatchObject({ status: 200, body: { ...task, status: 'done' } });
      expectProblem(await ada.call('POST', path), 409, 'already-completed');
      expect(await ada.titles()).toEqual([]);
    },
  },
  {
    behaviour: 'takes any title of 1 to 200 characters, and no other',
    async check({ customer }) {
      const ada = customer();
      for (const title of ['x', 'ä'.repeat(200), '牛乳を買う 🥛', '<speak>&amp;</speak>', '"]}\\']) {
        expect(await ada.add(title)).toMatchObject({ status: 201, body: { title } });
      }
      for (const title of ['', '   ', 'x'.repeat(201), 5, null, undefined, ['x'], { x: 1 }]) {
        expectProblem(await ada.add(title), 422, 'invalid-task');
      }
      const headers = { 'idempotency-key': 'k' };
      for (const body of [[], 'null', '"Buy milk"', { title: 'x', dueOn: '2026-12-31' }]) {
        expectProblem(await ada.call('POST', '/v1/tasks', { headers, body }), 422, 'invalid-task');
      }
      expect((await ada.call('GET', '/v1/tasks')).body.total).toBe(5);
    },
  },
  {
    behaviour: 'holds the customer to the plan',
    async check({ customer, provider }) {
      const ada = customer();
      const account = provider.saas.store.account(ada.sub);
      account.plan = { ...account.plan, name: 'Free', taskLimit: 1 };
      const { body: task } = await ada.add('Buy milk');
      expectProblem(await ada.add('Call the plumber'), 422, 'task-limit-reached');
      await ada.call('POST', `/v1/tasks/${task.id}/complete`);
      expect((await ada.add('Call the plumber')).status).toBe(201);
      expect((await ada.call('GET', '/v1/me')).body.plan).toEqual({
        name: 'Free',
        taskLimit: 1,
        renewsOn: null,
      });

      account.plan = { ...account.plan, includesWriting: false };
      expectProblem(await ada.add('Water the plants'), 403, 'plan-required');
      expectProblem(await ada.call('POST', `/v1/tasks/${task.id}/complete`), 403, 'plan-required');
      expect(await ada.titles()).toEqual(['Call the plumber']);
    },
  },
];

const idempotencyChecks: readonly ServiceCheck[] = [
  {
    behaviour: 'creates once for a key, and repeats the answer',
    async check({ customer }) {
      const ada = customer();
      const first = await ada.add('Buy milk', 'key');
      await ada.call('POST', `/v1/tasks/${first.body.id}/complete`);
      expect(await ada.add('Buy milk', 'key')).toMatchObject({ status: 201, body: first.body });
      expectProblem(await ada.add('Call the plumber', 'key'), 409, 'idempotency-conflict');
      expect(await ada.titles()).toEqual([]);
    },
  },
  {
    behaviour: 'keeps the keys of customers apart',
    async check({ customer }) {
      const [ada, grace] = [customer(), customer()];
      const first = await ada.add('Buy milk', 'key');
      const second = await grace.add('Buy milk', 'key');
      expect(second.status).toBe(201);
      expect(second.body.id).not.toBe(first.body.id);
      expect(await grace.titles()).toEqual(['Buy milk']);
    },
  },
  {
    behaviour: 'lets a request that failed be tried again with its key',
    async check({ customer, provider }) {
      const ada = customer();
      const account = provider.saas.store.account(ada.sub);
      account.plan = { ...account.plan, taskLimit: 0 };
      expectProblem(await ada.add('Buy milk', 'key'), 422, 'task-limit-reached');
      account.plan = { ...account.plan, taskLimit: 1 };
      expect((await ada.add('Buy milk', 'key')).status).toBe(201);
    },
  },
  {
    behaviour: 'asks for a key of 1 to 255 visible characters',
    async check({ customer }) {
      const ada = customer();
      for (const key of ['!', '~'.repeat(255)]) expect((await ada.add('Buy milk', key)).status).toBe(201);
      for (const key of ['', 'x'.repeat(256), 'a b', 'é']) {
        expectProblem(await ada.add('Buy milk', key), 400, 'bad-request');
      }
      expectProblem(await ada.call('POST', '/v1/tasks', { body: { title: 'x' } }), 400, 'bad-request');
    },
  },
  {
    behaviour: 'remembers the last hundred keys of a customer and no more',
    async check({ provider }) {
      const { idempotent } = provider.saas;
      const sub = randomUUID();
      let runs = 0;
      const run = () => {
        runs += 1;
        return provider.saas.store.put(sub, { title: 'x' });
      };
      for (let key = 0; key <= 100; key += 1) idempotent.once(sub, String(key), 'x', run);
      expect(runs).toBe(101);
      idempotent.once(sub, '1', 'x', run);
      expect(runs).toBe(101);
      idempotent.once(sub, '0', 'x', run);
      expect(runs).toBe(102);
    },
  },
];

const listChecks: readonly ServiceCheck[] = [
  {
    behaviour: 'gives every open task on exactly one page, in the order in which they came',
    async check({ customer }) {
      const ada = customer();
      const titles = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
      for (const title of titles) await ada.add(title);
      const pages: string[][] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const { body } = await ada.call(
          'GET',
          `/v1/tasks?status=open&limit=3${cursor && `&cursor=${cursor}`}`,
        );
        expect(body.total).toBe(7);
        pages.push(body.tasks.map(({ title }: { title: string }) => title));
        cursor = body.nextCursor;
      }
      expect(pages).toEqual([['a', 'b', 'c'], ['d', 'e', 'f'], ['g']]);
      expect(await ada.titles('?limit=7')).toEqual(titles);
    },
  },
  {
    behaviour: 'leaves no task out when one is completed between two pages',
    async check({ customer }) {
      const ada = customer();
      for (const title of ['a', 'b', 'c', 'd']) await ada.add(title);
      const { body } = await ada.call('GET', '/v1/tasks?limit=2');
      await ada.call('POST', `/v1/tasks/${body.tasks[0].id}/complete`);
      expect(await ada.titles(`?limit=2&cursor=${body.nextCursor}`)).toEqual(['c', 'd']);
    },
  },
  {
    behaviour: 'takes only a cursor that it gave to this customer',
    async check({ customer }) {
      const [ada, grace] = [customer(), customer()];
      for (const one of [ada, grace]) for (const title of ['a', 'b']) await one.add(title);
      const { nextCursor } = (await ada.call('GET', '/v1/tasks?limit=1')).body;
      expect(await ada.titles(`?limit=1&cursor=${nextCursor}`)).toEqual(['b']);
      const flipped = (nextCursor[0] === 'A' ? 'B' : 'A') + nextCursor.slice(1);
      const bad = [flipped, nextCursor.slice(0, -1), '1', 'made-up', '', '%00', 'x'.repeat(129)];
      for (const cursor of bad) {
        expectProblem(await ada.call('GET', `/v1/tasks?limit=1&cursor=${cursor}`), 400, 'bad-request');
      }
      const theirs = await grace.call('GET', `/v1/tasks?limit=1&cursor=${nextCursor}`);
      expectProblem(theirs, 400, 'bad-request');
    },
  },
  {
    behaviour: 'takes only the query that is documented',
    async check({ customer }) {
      const ada = customer();
      for (const query of ['?limit=50', '?limit=1', '?status=open', '']) {
        expect((await ada.call('GET', `/v1/tasks${query}`)).status).toBe(200);
      }
      for (const query of [
        '?limit=0',
        '?limit=51',
        '?limit=-1',
        '?limit=5&limit=6',
        '?limit=x',
        '?status=done',
      ]) {
        expectProblem(await ada.call('GET', `/v1/tasks${query}`), 400, 'bad-request');
      }
    },
  },
];

const boundsChecks: readonly ServiceCheck[] = [
  {
    behaviour: "charges each customer's own quota, and says when to come back",
    async check({ customer, provider }) {
      const [ada, grace] = [customer(), customer()];
      provider.saas.store.account(ada.sub).quota = { requests: 2, seconds: 30 };
      for (const status of [200, 200, 429]) {
        expect((await ada.call('GET', '/v1/me')).status).toBe(status);
      }
      const refused = await ada.call('GET', '/v1/tasks');
      expectProblem(refused, 429, 'rate-limited');
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
      expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(30);
      for (const call of [ada.add('x'), ada.call('POST', '/v1/tasks/tsk_1/complete')]) {
        expectProblem(await call, 429, 'rate-limited');
      }
      expect((await grace.call('GET', '/v1/me')).status).toBe(200);
    },
  },
  {
    behaviour: 'reads JSON of a bounded size and nothing else',
    async check({ customer }) {
      const ada = customer();
      const headers = { 'idempotency-key': 'k' };
      expectProblem(await ada.call('POST', '/v1/tasks', { headers, body: '{"title":' }), 400, 'bad-request');
      const large = await ada.call('POST', '/v1/tasks', { headers, body: { title: 'x'.repeat(5_000) } });
      expect(large).toMatchObject({ status: 413, body: { type: 'about:blank', status: 413 } });
      const text = { ...headers, 'content-type': 'text/plain' };
      const plain = await ada.call('POST', '/v1/tasks', { headers: text, body: 'Buy milk' });
      expect(plain).toMatchObject({ status: 415, body: { type: 'about:blank', status: 415 } });
    },
  },
  {
    behaviour: 'answers an unknown address with a problem too',
    async check({ customer }) {
      const ada = customer();
      for (const path of ['/', '/v1/tasks/tsk_1', '/v2/me', `/v1/tasks/${'x'.repeat(101)}/complete`]) {
        expectProblem(await ada.call('GET', path), 404, 'not-found');
      }
    },
  },
];

/** The service's own tests. */
export const serviceChecks: readonly ServiceCheck[] = [
  ...tokenChecks,
  ...taskChecks,
  ...idempotencyChecks,
  ...listChecks,
  ...boundsChecks,
];
