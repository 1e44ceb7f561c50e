import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { statesOf } from '../../../contracts/states';
import type { StateChanges } from '../../../contracts/verifier/provider-states';
import { type VerifyOptions, verifyContract } from '../../../contracts/verifier/verify';
import { type FakeService, startFakeService } from '../../support/fake-service';
import { lamp } from '../../support/lamp/api';

/** A contract small enough to be read with the test that breaks it. */
export const smallContract = {
  consumer: { name: 'alexa-skill' },
  provider: { name: 'saas-api' },
  interactions: [
    {
      description: 'a request for the plan',
      providerStates: [
        { name: 'a valid access token', params: { customer: 'ada', scopes: ['lamp.read'] } },
        { name: 'a household', params: { customer: 'ada', displayName: 'Ada' } },
      ],
      request: {
        method: 'GET',
        path: '/v1/lamp',
        headers: { Authorization: 'Bearer header.payload.signature', Accept: 'application/json' },
        matchingRules: {
          header: {
            Authorization: {
              combine: 'AND',
              matchers: [{ match: 'regex', regex: '^Bearer [\\w-]+\\.[\\w-]+\\.[\\w-]+$' }],
            },
          },
        },
      },
      response: {
        status: 200,
        headers: { 'Content-Type': 'application/json' },
        body: { displayName: 'Ada', usage: { waiting: 7 } },
        matchingRules: {
          body: { '$.usage.waiting': { combine: 'AND', matchers: [{ match: 'integer' }] } },
        },
      },
    },
    {
      description: 'a request for the plan without a token',
      request: { method: 'GET', path: '/v1/lamp' },
      response: {
        status: 401,
        headers: { 'WWW-Authenticate': 'Bearer realm="saas-api"' },
        body: { type: '/problems/missing-token' },
      },
    },
  ],
  metadata: { pactSpecification: { version: '3.0.0' } },
};

/** Writes a contract where the verifier can read it. */
export function writeContract(contract: object): { readonly file: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'contract-'));
  const file = join(folder, 'alexa-skill-saas-api.json');
  writeFileSync(file, `${JSON.stringify(contract, null, 2)}\n`);
  return { file, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A token of the right shape that no other test has seen. */
export function newToken(): string {
  return [36, 90, 64].map((bytes) => randomBytes(bytes).toString('base64url')).join('.');
}

/** A service that keeps the small contract, and states that give it the token it accepts. */
export interface SmallService extends FakeService {
  readonly token: string;
  readonly states: StateChanges;
}

/** Starts a service that keeps {@link smallContract}. */
export async function startSmallService(): Promise<SmallService> {
  const token = newToken();
  const service = await startFakeService((request, reply) => {
    if (request.headers.authorization === undefined) {
      return reply
        .code(401)
        .header('www-authenticate', 'Bearer realm="saas-api"')
        .type('application/problem+json')
        .send({ type: '/problems/missing-token', status: 401 });
    }
    if (request.headers.authorization !== `Bearer ${token}`) return reply.code(401).send({});
    return reply.send({ displayName: 'Ada', usage: { waiting: 7 }, plan: { name: 'Team' } });
  });
  return {
    ...service,
    token,
    states: {
      setUp: async ({ name }) => (name === 'a valid access token' ? { accessToken: token } : {}),
      tearDown: async () => {},
    },
  };
}

/** Verifies the small contract, or another, against a service that is closed again. */
export async function verifySmall(change: Partial<VerifyOptions> = {}) {
  const contract = writeContract(smallContract);
  const service = await startSmallService();
  try {
    const report = await verifyContract({
      pact: { file: contract.file },
      providerUrl: service.url,
      states: service.states,
      catalogue: statesOf(lamp),
      ...change,
    });
    return { report, service };
  } finally {
    await service.close();
    contract.remove();
  }
}
