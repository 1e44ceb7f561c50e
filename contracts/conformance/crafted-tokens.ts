import { createHmac, createPublicKey, type JsonWebKey } from 'node:crypto';
import { compactVerify, createLocalJWKSet, type JSONWebKeySet } from 'jose';
import { z } from 'zod';
import { NotCheckable } from './fault';

/** A JWT in parts, unchecked. */
export interface ReadToken {
  readonly header: Readonly<Record<string, unknown>>;
  readonly claims: Readonly<Record<string, unknown>>;
  /** As it stands in the token. */
  readonly signature: string;
}

const jsonObject = z.record(z.string(), z.unknown());

/** @throws NotCheckable when it is no JWT */
export function readToken(token: string): ReadToken {
  const [header = '', claims = '', signature = ''] = token.split('.');
  try {
    const read = (part: string) => jsonObject.parse(JSON.parse(Buffer.from(part, 'base64url').toString()));
    return { header: read(header), claims: read(claims), signature };
  } catch {
    throw new NotCheckable('the tokens of the states are no JWTs, so none can be made of them');
  }
}

/** Whether a token is signed by one of these keys. */
export async function isSignedBy(token: string, keys: JSONWebKeySet): Promise<boolean> {
  return compactVerify(token, createLocalJWKSet(keys)).then(
    () => true,
    () => false,
  );
}

const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** The token with another header or other claims, and its signature as it was unless another is given. */
export function altered(
  token: string,
  { header = {}, claims = {}, signature }: { header?: object; claims?: object; signature?: string },
): string {
  const read = readToken(token);
  return [
    encoded({ ...read.header, ...header }),
    encoded({ ...read.claims, ...claims }),
    signature ?? read.signature,
  ].join('.');
}

/** Each claim of a token changed so that a service which does not check the signature takes it for something else. */
export function changedClaims(token: string): { readonly claim: string; readonly token: string }[] {
  const { claims } = readToken(token);
  return Object.entries(claims).map(([claim, value]) => ({
    claim,
    token: altered(token, {
      claims: { [claim]: typeof value === 'number' ? value + 86_400 : `${String(value)} x` },
    }),
  }));
}

/** The claims signed with HMAC, the public key in its usual forms as the secret. */
export function signedWithPublicKey(token: string, { keys }: JSONWebKeySet): string[] {
  const { header } = readToken(token);
  const jwk = keys.find(({ kid }) => kid === header.kid) ?? keys[0];
  if (!jwk) throw new NotCheckable('the issuer has no keys');
  const key = createPublicKey({ key: jwk as JsonWebKey, format: 'jwk' });
  const forms = [
    String(key.export({ type: 'spki', format: 'pem' })),
    String(key.export({ type: 'spki', format: 'pem' })).trimEnd(),
    key.export({ type: 'spki', format: 'der' }),
  ];
  const hs256 = altered(token, { header: { alg: 'HS256' } })
    .split('.')
    .slice(0, 2)
    .join('.');
  return forms.map((secret) => `${hs256}.${createHmac('sha256', secret).update(hs256).digest('base64url')}`);
}
