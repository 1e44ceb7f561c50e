import { generateKeyPair, randomUUID } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { type CryptoKey, importJWK, type JWK } from 'jose';

/** A private key and the public half that the JWKS document shows. */
export interface SigningKey {
  readonly keyId: string;
  readonly privateKey: CryptoKey;
  readonly publicJwk: JWK;
}

/** Cognito signs access tokens and ID tokens with different keys. */
export interface SigningKeys {
  readonly access: SigningKey;
  readonly id: SigningKey;
}

/** RSA keys take a moment to make, so the next start of the same checkout finds them here. Never committed. */
const cacheFile = join('dist', 'rehearsal', 'signing-keys.json');

/** The two signing keys: those of the last start, or new ones. */
export async function signingKeys(file = cacheFile): Promise<SigningKeys> {
  const cached = await readFile(file, 'utf8').catch(() => undefined);
  const keys = cached && (await importKeys(cached).catch(() => undefined));
  if (keys) return keys;
  const fresh = JSON.stringify(await Promise.all([newPrivateJwk(), newPrivateJwk()]));
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, fresh, { mode: 0o600 });
  return importKeys(fresh);
}

async function importKeys(json: string): Promise<SigningKeys> {
  const [access, id] = await Promise.all((JSON.parse(json) as JWK[]).map(signingKey));
  if (!access || !id) throw new Error('two keys are needed');
  return { access, id };
}

async function signingKey(jwk: JWK): Promise<SigningKey> {
  const { kty = '', n = '', e = '', kid = '' } = jwk;
  return {
    keyId: kid,
    privateKey: (await importJWK(jwk, 'RS256')) as CryptoKey,
    publicJwk: { alg: 'RS256', e, kid, kty, n, use: 'sig' },
  };
}

async function newPrivateJwk(): Promise<JWK> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  return { ...(privateKey.export({ format: 'jwk' }) as JWK), kid: randomUUID(), alg: 'RS256' };
}
