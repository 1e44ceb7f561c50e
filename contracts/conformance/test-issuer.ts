import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import fastify from 'fastify';
import { exportJWK, generateKeyPair, type JSONWebKeySet, SignJWT } from 'jose';
import { z } from 'zod';
import { reasonOf, VerificationError } from '../verifier/provider-states';

/** What a minted token is to say; what is not said is as Cognito says it of a token that is valid. */
export const mintRequest = z.strictObject({
  /** The customer's id. */
  sub: z.string().min(1),
  /** Without the resource server's identifier. */
  scopes: z.array(z.string()).default([]),
  /** The user pool in whose name it is; each has keys of its own. */
  pool: z.string().default('eu-west-1_Test'),
  /** Seconds from now; negative for one that has expired. */
  expiresIn: z.int().default(3600),
  /** Signs with a key that the pool does not have. */
  forged: z.boolean().default(false),
  /** Claims that replace the usual ones; null takes one away. */
  claims: z.record(z.string(), z.unknown()).default({}),
});

/** @see mintRequest */
export type MintRequest = z.input<typeof mintRequest>;

/** Mints tokens that a service under test trusts. */
export interface Issuer {
  mint(request: MintRequest): Promise<string>;
  /** The public keys of a pool. */
  jwks(pool?: string): Promise<JSONWebKeySet>;
}

/** How to start a test issuer. */
export interface TestIssuerOptions {
  /** Port on 127.0.0.1; default 0, any free one. */
  readonly port?: number;
  /** App client that the tokens are for. */
  readonly clientId: string;
  /** Identifier of the resource server. */
  readonly audience: string;
}

/** A running test issuer. */
export interface TestIssuer extends Issuer {
  /** Base URL; the issuer of a pool is `<url>/<pool>`. */
  readonly url: string;
  close(): Promise<void>;
}

interface PoolKeys {
  readonly kid: string;
  readonly trusted: Awaited<ReturnType<typeof generateKeyPair>>;
  readonly stranger: Awaited<ReturnType<typeof generateKeyPair>>;
  readonly jwks: JSONWebKeySet;
}

async function createKeys(): Promise<PoolKeys> {
  const [trusted, stranger] = await Promise.all([
    generateKeyPair('RS256', { extractable: true }),
    generateKeyPair('RS256'),
  ]);
  const kid = randomUUID();
  return {
    kid,
    trusted,
    stranger,
    jwks: { keys: [{ ...(await exportJWK(trusted.publicKey)), kid, alg: 'RS256', use: 'sig' }] },
  };
}

/**
 * An issuer on loopback whose access tokens are of Cognito's very shape: `client_id` and `token_use`, scopes with
 * the resource server's identifier, and no `aud`. A service that takes them takes Cognito's. It serves, for each
 * user pool that is asked for, what Cognito serves (`/<pool>/.well-known/openid-configuration` and `jwks.json`), and
 * `POST /mint`, which gives everyone whatever token they ask for: keep it on this machine.
 */
export async function startTestIssuer(options: TestIssuerOptions): Promise<TestIssuer> {
  const { clientId, audience, port = 0 } = options;
  const pools = new Map<string, Promise<PoolKeys>>();
  const keysOf = (pool: string) => {
    const keys = pools.get(pool) ?? createKeys();
    pools.set(pool, keys);
    return keys;
  };

  const app = fastify({ forceCloseConnections: true });
  app.get<{ Params: { pool: string } }>(
    '/:pool/.well-known/openid-configuration',
    ({ params: { pool } }) => ({
      issuer: `${url}/${pool}`,
      jwks_uri: `${url}/${pool}/.well-known/jwks.json`,
      id_token_signing_alg_values_supported: ['RS256'],
      response_types_supported: ['code', 'token'],
      subject_types_supported: ['public'],
    }),
  );
  app.get<{ Params: { pool: string } }>(
    '/:pool/.well-known/jwks.json',
    async ({ params: { pool } }) => (await keysOf(pool)).jwks,
  );
  app.post('/mint', async (request, reply) => {
    const asked = mintRequest.safeParse(request.body);
    if (!asked.success) return reply.code(400).send({ error: z.prettifyError(asked.error) });
    return { accessToken: await mint(asked.data) };
  });
  await app.listen({ host: '127.0.0.1', port });
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;

  const mint = async (request: MintRequest) => {
    const { sub, scopes, pool, expiresIn, forged, claims } = mintRequest.parse(request);
    const { kid, trusted, stranger } = await keysOf(pool);
    const now = Math.floor(Date.now() / 1000);
    const issuedAt = now + Math.min(0, expiresIn - 3600);
    const all: Record<string, unknown> = {
      sub,
      iss: `${url}/${pool}`,
      version: 2,
      client_id: clientId,
      origin_jti: randomUUID(),
      event_id: randomUUID(),
      token_use: 'access',
      scope: scopes.map((name) => `${audience}/${name}`).join(' '),
      auth_time: issuedAt,
      exp: now + expiresIn,
      iat: issuedAt,
      jti: randomUUID(),
      username: sub,
      ...claims,
    };
    const said = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null));
    return new SignJWT(said)
      .setProtectedHeader({ kid, alg: 'RS256' })
      .sign(forged ? stranger.privateKey : trusted.privateKey);
  };

  return {
    url,
    mint,
    jwks: async (pool = 'eu-west-1_Test') => (await keysOf(pool)).jwks,
    close: () => app.close(),
  };
}

/** A test issuer that was started elsewhere. What it is asked fails with a VerificationError where it cannot answer. */
export function remoteIssuer(url: string, timeout = 10_000): Issuer {
  const ask = async <Answer>(path: string, body?: object): Promise<Answer> => {
    const response = await fetch(`${url}${path}`, {
      ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
      headers: { 'content-type': 'application/json' },
      signal: AbortSignal.timeout(timeout),
    }).catch((error: unknown) => {
      throw new VerificationError(
        `The test issuer ${url} does not answer: ${reasonOf(error)}. The command issuer starts one.`,
      );
    });
    const answer = response.ok ? await response.json().catch(() => undefined) : undefined;
    if (answer) return answer as Answer;
    throw new VerificationError(
      `The test issuer ${url} answered ${response.status} to ${path}: is this the URL that the command issuer printed?`,
    );
  };
  return {
    mint: async (request) => (await ask<{ accessToken: string }>('/mint', request)).accessToken,
    jwks: (pool = 'eu-west-1_Test') => ask(`/${pool}/.well-known/jwks.json`),
  };
}
