import { connect } from 'node:net';
import fc from 'fast-check';
import {
  type ReferenceProvider,
  startReferenceProvider,
} from '../../../contracts/provider/reference-provider';
import { createTokenGuard } from '../../../contracts/provider/token-guard';
import { serviceChecks } from './service-checks';
import { createWorld, type World } from './service-checks/world';

jest.setTimeout(30_000);

let provider: ReferenceProvider;
let world: World;
beforeAll(async () => {
  provider = await startReferenceProvider();
  world = createWorld(provider);
});
afterAll(() => provider.close());

describe('the reference SaaS', () => {
  it.each(serviceChecks)('$behaviour', ({ check }) => check(world));

  it('has given every answer that the document foresees, but for being down', () => {
    const unseen = world.api.unseen();
    expect(unseen.filter(({ problem }) => problem !== 'unavailable')).toEqual([]);
    expect(unseen).toHaveLength(4);
  });

  it('answers whatever comes as documented, and never with a fault of its own', async () => {
    const ada = world.customer();
    const { quota } = provider.saas.store.account(ada.sub);
    provider.saas.store.account(ada.sub).quota = { ...quota, requests: 1_000_000 };
    const token = await ada.token();
    const segment = fc.oneof(fc.string(), fc.constantFrom('tsk_1', '..', '%2e%2e', '__proto__'));
    const requests = fc.oneof(
      fc.record({
        method: fc.constant('GET'),
        path: fc
          .record({ status: fc.string(), limit: fc.string(), cursor: fc.string() }, { requiredKeys: [] })
          .map((query) => `/v1/tasks?${new URLSearchParams(query)}`),
      }),
      fc.record({
        method: fc.constant('POST'),
        path: fc.constant('/v1/tasks'),
        key: fc.string({ unit: fc.constantFrom('a', '!', '~', ' ', 'é') }),
        body: fc.oneof(
          fc.json(),
          fc.string(),
          fc.record({ title: fc.string() }).map((one) => JSON.stringify(one)),
        ),
      }),
      fc.record({
        method: fc.constant('POST'),
        path: segment.map((id) => `/v1/tasks/${encodeURIComponent(id)}/complete`),
      }),
    );
    await fc.assert(
      fc.asyncProperty(requests, async (request) => {
        const { method, path, key, body } = { key: undefined, body: undefined, ...request };
        const headers: Record<string, string> = key === undefined ? {} : { 'idempotency-key': key };
        const { status } = await world.api.call(method, path, { token, headers, body });
        expect(status).toBeLessThan(500);
      }),
      { numRuns: 300 },
    );
  });

  it('refuses a head of more than 8 KiB', async () => {
    const { port } = new URL(provider.saas.url);
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), '127.0.0.1');
      let received = '';
      socket.on('data', (chunk) => {
        received += chunk;
      });
      socket.on('close', () => resolve(received));
      socket.on('error', reject);
      socket.write(`GET /v1/me HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${'x'.repeat(9_000)}\r\n\r\n`);
    });
    expect(answer).toMatch(/^HTTP\/1\.1 431 /);
  });

  it('says nothing of a fault of its own', async () => {
    const broken = await startReferenceProvider(
      {
        replaceParts: (parts) => ({
          ...parts,
          cursors: {
            ...parts.cursors,
            issue: () => {
              throw new Error('a secret of the database');
            },
          },
        }),
      },
      provider.mint,
    );
    try {
      const ada = createWorld(broken).customer();
      for (const title of ['a', 'b']) await ada.add(title);
      const { status, body } = await ada.call('GET', '/v1/tasks?limit=1');
      expect({ status, body }).toEqual({
        status: 500,
        body: { type: 'about:blank', title: 'Internal Server Error', status: 500 },
      });
    } finally {
      await broken.close();
    }
  });

  it('gives a customer seen for the first time some tasks to begin with', async () => {
    const seeded = await startReferenceProvider(
      { seed: (sub) => [{ title: `for ${sub}`, dueOn: '2026-12-31' }], displayNameOf: (sub) => `the ${sub}` },
      provider.mint,
    );
    try {
      const ada = createWorld(seeded).customer();
      expect((await ada.call('GET', '/v1/tasks')).body.tasks).toEqual([
        { id: expect.any(String), title: `for ${ada.sub}`, status: 'open', dueOn: '2026-12-31' },
      ]);
      expect((await ada.call('GET', '/v1/me')).body.displayName).toBe(`the ${ada.sub}`);
    } finally {
      await seeded.close();
    }
  });
});

describe('the token guard', () => {
  it('goes by its own clock, which may run ahead', async () => {
    const { jwks, userPoolId, clientId, audience } = provider.mint;
    let ahead = 0;
    const guard = createTokenGuard({ jwks, userPoolId, clientId, audience, now: () => Date.now() + ahead });
    const token = await provider.mint.accessToken({ sub: 'ada', scopes: ['tasks.read'], expiresIn: 600 });

    expect(guard(`Bearer ${token}`, ['tasks.read']).sub).toBe('ada');
    ahead = 601_000;
    expect(() => guard(`Bearer ${token}`, ['tasks.read'])).toThrow('The access token expired');
  });

  it('needs every scope of an operation, not any of them', async () => {
    const { jwks, userPoolId, clientId, audience } = provider.mint;
    const guard = createTokenGuard({ jwks, userPoolId, clientId, audience });
    const one = await provider.mint.accessToken({ sub: 'ada', scopes: ['tasks.read'] });
    const both = await provider.mint.accessToken({ sub: 'ada', scopes: ['tasks.read', 'tasks.write'] });

    expect(() => guard(`Bearer ${one}`, ['tasks.read', 'tasks.write'])).toThrow('lacks a scope');
    expect(guard(`Bearer ${both}`, ['tasks.read', 'tasks.write']).sub).toBe('ada');
  });
});
