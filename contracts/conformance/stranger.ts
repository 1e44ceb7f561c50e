import type { AddressInfo } from 'node:net';
import fastify from 'fastify';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { answerOnLoopbackOnly } from '../loopback';
import { readToken } from './crafted-tokens';

/** Somebody whom no service knows, with a key of their own, and an address where it can be fetched. */
export interface Stranger {
  /** Where the public key is, as a JWKS. */
  readonly keysUrl: string;
  /** Whether anybody asked for anything there. */
  wasAsked(): boolean;
  /** The claims of a token, signed by the stranger. @param headerOf what the header says, besides the algorithm */
  sign(token: string, headerOf: (jwk: object) => Readonly<Record<string, unknown>>): Promise<string>;
  close(): Promise<void>;
}

/** Id of the stranger's key. */
export const strangersKid = 'of-a-stranger';

/** Lets a stranger be there, on loopback. */
export async function startStranger(): Promise<Stranger> {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = { ...(await exportJWK(publicKey)), alg: 'RS256', use: 'sig', kid: strangersKid };
  let asked = false;
  const app = fastify({ forceCloseConnections: true });
  answerOnLoopbackOnly(app);
  app.all('*', async () => {
    asked = true;
    return { keys: [jwk] };
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    keysUrl: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/.well-known/jwks.json`,
    wasAsked: () => asked,
    sign: (token, headerOf) =>
      new SignJWT({ ...readToken(token).claims })
        .setProtectedHeader({ alg: 'RS256', ...headerOf(jwk) })
        .sign(privateKey),
    close: () => app.close(),
  };
}
