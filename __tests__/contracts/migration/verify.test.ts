import fastify from 'fastify';
import { migrationContract, migrationContractFile } from '../../../contracts/migration/contract';
import { migrationInteractions } from '../../../contracts/migration/interactions';
import {
  type MigrationEndpoint,
  migrationEndpointStates,
  migrationPath,
  startMigrationEndpoint,
} from '../../../contracts/migration/reference';
import { signing } from '../../../contracts/migration/signing';
import type { StateChanges } from '../../../contracts/verifier/provider-states';
import { broken } from '../../../contracts/verifier/report';
import { verifyContract } from '../../../contracts/verifier/verify';

const signingKey = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
let endpoint: MigrationEndpoint;
beforeEach(async () => {
  endpoint = await startMigrationEndpoint({ signingKey });
});
afterEach(() => endpoint.close());

const verify = (providerUrl: string, states: StateChanges = migrationEndpointStates(endpoint)) =>
  verifyContract({
    pact: { file: migrationContractFile },
    provider: migrationContract.provider,
    providerUrl,
    ...signing(states, signingKey),
  });

test('the reference endpoint keeps every interaction of the contract', async () => {
  const report = await verify(`${endpoint.url}${migrationPath}`);
  expect(broken(report)).toEqual([]);
  expect(report.interactions).toHaveLength(migrationInteractions.length);
});

type Answer = { readonly status: number; readonly body: unknown };

/** Endpoints with one fault each: what they make of the reference's answer. */
const faulty: readonly {
  readonly fault: string;
  readonly change: (
    answer: Answer,
    asked: { readonly reason: string; readonly password?: string },
    headers: Readonly<Record<string, unknown>>,
  ) => Answer;
  readonly notices: string;
}[] = [
  {
    fault: 'takes any signature',
    change: (answer) =>
      answer.status === 401
        ? { status: 200, body: { customer: { id: 'cus_7', emailVerified: true } } }
        : answer,
    notices: 'a sign-in that is signed with another key',
  },
  {
    fault: 'asks for no signature',
    change: (answer, _asked, headers) =>
      headers['webhook-signature'] === undefined
        ? { status: 200, body: { customer: { id: 'cus_7', emailVerified: true } } }
        : answer,
    notices: 'a sign-in that is not signed',
  },
  {
    fault: 'takes a signature of any later moment',
    change: (answer, _asked, headers) =>
      Number(headers['webhook-timestamp']) > Date.now() / 1000 + 300
        ? { status: 200, body: { customer: { id: 'cus_7', emailVerified: true } } }
        : answer,
    notices: 'a sign-in that is dated ahead',
  },
  {
    fault: 'takes any password',
    change: (answer) =>
      answer.status === 404
        ? { status: 200, body: { customer: { id: 'cus_7', emailVerified: true } } }
        : answer,
    notices: 'a sign-in with a wrong password',
  },
  {
    fault: 'tells a wrong password apart',
    change: (answer, { reason }) =>
      answer.status === 404 && reason === 'sign-in' && endpoint.customers[0]?.email === 'grace@example.com'
        ? { status: 403, body: {} }
        : answer,
    notices: 'a sign-in with a wrong password',
  },
  {
    fault: 'gives a number for an id',
    change: (answer) =>
      answer.status === 200 ? { ...answer, body: { customer: { id: 7, emailVerified: true } } } : answer,
    notices: 'a sign-in with the old password',
  },
  {
    fault: 'calls every address verified',
    change: (answer) =>
      answer.status === 200
        ? { ...answer, body: { customer: { id: 'cus_7', emailVerified: true } } }
        : answer,
    notices: 'a sign-in of a customer whose address was never verified',
  },
  {
    fault: 'forgets who forgot the password',
    change: (answer, { reason }) => (reason === 'forgot-password' ? { status: 404, body: {} } : answer),
    notices: 'a forgotten password',
  },
];

test.each(faulty)('an endpoint that $fault does not keep the contract', async ({ change, notices }) => {
  const server = fastify({ forceCloseConnections: true });
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  server.post(migrationPath, async (request, reply) => {
    const body = String(request.body);
    const response = await fetch(`${endpoint.url}${migrationPath}`, {
      method: 'POST',
      body,
      headers: Object.fromEntries(
        Object.entries(request.headers).filter(([name]) => /^webhook-|^content-type$/.test(name)),
      ) as Record<string, string>,
    });
    const answer = change(
      { status: response.status, body: await response.json() },
      JSON.parse(body),
      request.headers,
    );
    return reply.code(answer.status).send(answer.body);
  });
  const url = await server.listen({ host: '127.0.0.1', port: 0 });
  const report = await verify(`${url}${migrationPath}`).finally(() => server.close());
  expect(broken(report).map(({ description }) => description)).toContain(notices);
});

test('no report holds the signing key', async () => {
  const report = await verifyContract({
    pact: { file: migrationContractFile },
    provider: migrationContract.provider,
    providerUrl: `${endpoint.url}/elsewhere`,
    secrets: [signingKey],
    ...signing(migrationEndpointStates(endpoint), signingKey),
  });
  expect(broken(report).length).toBeGreaterThan(0);
  expect(JSON.stringify(report)).not.toContain(signingKey.slice(6));
});
