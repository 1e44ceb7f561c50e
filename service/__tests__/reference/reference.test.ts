import { fc } from '../../../__tests__/support/properties';
import { type ReferenceProvider, startReferenceProvider } from '../../../contracts/reference/provider';
import type { TaskStore } from '../../reference/store';
import { api } from '../api';
import { serviceChecks } from './checks';
import { createTaskWorld, type TaskWorld } from './checks/task-world';

let provider: ReferenceProvider<TaskStore>;
let world: TaskWorld;
beforeAll(async () => {
  provider = await startReferenceProvider(api);
  world = createTaskWorld(provider);
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
    provider.saas.parts.quotas.set(ada.sub, { requests: 1_000_000, seconds: 60 });
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

  it('gives a customer seen for the first time some tasks to begin with', async () => {
    const seeded = await startReferenceProvider(
      api,
      { seeded: true, displayNameOf: (sub) => `the ${sub}` },
      provider.mint,
    );
    try {
      const ada = createTaskWorld(seeded).customer();
      expect(await ada.titles()).toContain('Buy milk');
      expect((await ada.account()).displayName).toBe(`the ${ada.sub}`);
    } finally {
      await seeded.close();
    }
  });
});
