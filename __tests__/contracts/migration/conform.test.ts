import fastify from 'fastify';
import { runChecks } from '../../../contracts/conformance/run-checks';
import { migrationChecks } from '../../../contracts/migration/conformance/checks';
import { conformMigration } from '../../../contracts/migration/conformance/conform';
import { createMigrationWorld } from '../../../contracts/migration/conformance/world';
import {
  migrationEndpointStates,
  migrationPath,
  startMigrationEndpoint,
} from '../../../contracts/migration/reference';
import type { OldCustomer } from '../../../contracts/migration/states';
import { VerificationError } from '../../../contracts/verifier/provider-states';
import { Redaction } from '../../../contracts/verifier/redaction';
import {
  type Answer,
  type Endpoint,
  good,
  type Headers,
  mutants,
  type Question,
  signingKey,
} from './faulty-endpoints';

test('the reference endpoint does all that is checked', async () => {
  const endpoint = await startMigrationEndpoint({ signingKey });
  const report = await conformMigration({
    url: `${endpoint.url}${migrationPath}`,
    states: migrationEndpointStates(endpoint),
    signingKey,
    timeout: 3_000,
  }).finally(() => endpoint.close());
  expect(report.results.filter(({ outcome }) => outcome !== 'kept')).toEqual([]);
  expect(report.results).toHaveLength(migrationChecks.flatMap(({ checks }) => checks).length);
});

/** The same endpoint with changes, which a test makes while it runs. */
let endpoint: Endpoint = good;
const store: OldCustomer[] = [];
const server = fastify({ forceCloseConnections: true });
let url: string;
beforeAll(async () => {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  server.post('/', async (request, reply) => {
    const { status, body } = await answerOf(String(request.body), request.headers as Headers);
    return reply.code(status).send(body);
  });
  url = await server.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(() => server.close());

async function answerOf(body: string, headers: Headers): Promise<Answer> {
  if (!endpoint.isSigned(body, headers)) return endpoint.unsigned(store, body);
  const question = readable(body);
  if (question === undefined) return endpoint.unreadable();
  if (!endpoint.isGood(question)) return { status: 400, body: {} };
  const found = endpoint.find(store, question.email);
  await new Promise((later) => setTimeout(later, endpoint.waits(found)));
  const isTheirs =
    found &&
    (question.reason === 'forgot-password' || endpoint.isPassword(question.password, found.password));
  if (!isTheirs) return endpoint.notFound(found);
  return { status: 200, body: { customer: { id: endpoint.idOf(found, question), emailVerified: true } } };
}

function readable(body: string): Question | undefined {
  try {
    return endpoint.read(body);
  } catch {
    return undefined;
  }
}

/** What is broken of the checks that an endpoint with these changes is put to. */
async function brokenBy(changes: Partial<Endpoint>, behaviour?: string): Promise<string[]> {
  endpoint = { ...good, ...changes };
  const groups = migrationChecks.map(({ name, checks }) => ({
    name,
    checks: checks.filter((one) => behaviour === undefined || one.behaviour === behaviour),
  }));
  const results = await runChecks(groups, {
    world: () =>
      createMigrationWorld({
        url,
        signingKey,
        timeout: 3_000,
        states: {
          async setUp({ params }) {
            store.splice(0, store.length, params as unknown as OldCustomer);
            return {};
          },
          async tearDown() {
            store.length = 0;
          },
        },
      }),
    redaction: new Redaction(),
    after: (world) => world.close(),
  });
  expect(results.length).toBeGreaterThan(0);
  return results.flatMap((one) => (one.outcome === 'broken' ? [one.behaviour] : []));
}

test('an endpoint without a fault passes', async () => {
  expect(await brokenBy({})).toEqual([]);
});

test.each(mutants)('an endpoint that %s is found out', async (_fault, changes, noticedBy) => {
  expect(await brokenBy(changes, noticedBy)).toEqual([noticedBy]);
});

test('every check finds somebody out', () => {
  const behaviours = migrationChecks.flatMap(({ checks }) => checks.map(({ behaviour }) => behaviour));
  expect(behaviours.filter((one) => !mutants.some(([, , noticedBy]) => noticedBy === one))).toEqual([]);
});

test('an endpoint that takes no more requests is not called wrong', async () => {
  endpoint = { ...good, isSigned: () => false, unsigned: () => ({ status: 429, body: {} }) };
  const checks = conformMigration({
    url,
    signingKey,
    timeout: 3_000,
    states: { setUp: async () => ({}), tearDown: async () => undefined },
  });
  await expect(checks).rejects.toThrow(
    new VerificationError(
      'None of the checks could be made: the endpoint takes no more requests: let it take a hundred in a minute here.',
    ),
  );
});
