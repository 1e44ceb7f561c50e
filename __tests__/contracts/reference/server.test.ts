import { connect } from 'node:net';
import { type ReferenceProvider, startReferenceProvider } from '../../../contracts/reference/provider';
import { lamp } from '../../support/lamp/api';
import type { Lamps } from '../../support/lamp/reference';
import { fc } from '../../support/properties';
import { serverChecks } from '../../support/suites/server-checks';
import { tokenChecks } from '../../support/suites/token-checks';
import { createWorld, expectProblem, type World } from '../../support/suites/world';

let provider: ReferenceProvider<Lamps>;
let world: World<Lamps>;
beforeAll(async () => {
  provider = await startReferenceProvider(lamp);
  world = createWorld(lamp, provider);
});
afterAll(() => provider.close());

const dim = '/rooms/kitchen/lamp';

describe('the reference server', () => {
  it.each([...tokenChecks(lamp), ...serverChecks(lamp)])('$behaviour', ({ check }) => check(world));

  it('does what a route does, for the customer of the token', async () => {
    const [ada, grace] = [world.customer(), world.customer()];

    expect(await ada.call('PUT', dim, { body: { brightness: 40 } })).toMatchObject({
      status: 200,
      body: { brightness: 40 },
    });
    expect((await ada.call('GET', '/lamp')).body).toEqual({ brightness: 40 });
    expect((await grace.call('GET', '/lamp')).body).toEqual({ brightness: 0 });
  });

  it('answers a problem of the service by the service’s own table', async () => {
    const ada = world.customer();
    provider.saas.parts.store.of(ada.sub).isBroken = true;

    const answer = await ada.call('PUT', dim, { body: { brightness: 40 } });
    expectProblem(answer, 409, 'lamp-broken');
    expect(answer.body).toMatchObject({ title: 'The lamp is broken' });
  });

  it('reads a request by its shape, and says which field is wrong without quoting it', async () => {
    const ada = world.customer();
    const refused = await ada.call('PUT', dim, { body: { brightness: 'a secret' } });
    expectProblem(refused, 400, 'bad-request');
    expect(refused.body).toMatchObject({
      detail: 'body.brightness: Invalid input: expected number, received string',
    });
    expectProblem(await ada.call('PUT', '/rooms/A1/lamp', { body: { brightness: 1 } }), 404, 'not-found');
    expectProblem(await ada.call('PUT', dim, { body: '{"brightness":' }), 400, 'bad-request');
    const large = await ada.call('PUT', dim, { body: { brightness: 'x'.repeat(5_000) } });
    expect(large).toMatchObject({ status: 413, body: { type: 'about:blank', status: 413 } });
    const plain = await ada.call('PUT', dim, { headers: { 'content-type': 'text/plain' }, body: '40' });
    expect(plain).toMatchObject({ status: 415, body: { type: 'about:blank', status: 415 } });
  });

  it('has given every answer that the document foresees, but for being down', () => {
    const unseen = world.api.unseen();
    expect(unseen.filter(({ problem }) => problem !== 'unavailable')).toEqual([]);
    expect(unseen).toHaveLength(2);
  });

  it('answers whatever comes as documented, and never with a fault of its own', async () => {
    const ada = world.customer();
    provider.saas.parts.quotas.set(ada.sub, { requests: 1_000_000, seconds: 60 });
    const token = await ada.token();
    const room = fc.oneof(fc.string(), fc.constantFrom('kitchen', '..', '%2e%2e', '__proto__'));
    const body = fc.oneof(
      fc.json(),
      fc.string(),
      fc.record({ brightness: fc.oneof(fc.integer(), fc.string()) }).map((one) => JSON.stringify(one)),
    );
    await fc.assert(
      fc.asyncProperty(room, body, async (name, content) => {
        const path = `/rooms/${encodeURIComponent(name)}/lamp`;
        const { status } = await world.api.call('PUT', path, { token, body: content });
        expect(status).toBeLessThan(500);
      }),
      { numRuns: 100 },
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
      socket.write(`GET /lamp HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${'x'.repeat(9_000)}\r\n\r\n`);
    });
    expect(answer).toMatch(/^HTTP\/1\.1 431 /);
  });

  it('says nothing of a fault of its own', async () => {
    const broken = await startReferenceProvider(
      lamp,
      {
        replaceParts: (parts) => ({
          ...parts,
          routes: {
            ...parts.routes,
            lamp: () => {
              throw new Error('a secret of the database');
            },
          },
        }),
      },
      provider.mint,
    );
    try {
      const { status, body } = await createWorld(lamp, broken).customer().call('GET', '/lamp');
      expect({ status, body }).toEqual({
        status: 500,
        body: { type: 'about:blank', title: 'Internal Server Error', status: 500 },
      });
    } finally {
      await broken.close();
    }
  });

  it('gives a customer seen for the first time something to begin with, where it is asked to', async () => {
    const seeded = await startReferenceProvider(lamp, { seeded: true }, provider.mint);
    try {
      const { body } = await createWorld(lamp, seeded).customer().call('GET', '/lamp');
      expect(body).toEqual({ brightness: 100 });
    } finally {
      await seeded.close();
    }
  });
});
