import type { SaasParts } from '../../../contracts/reference/routes';
import type { Lamps } from '../../support/lamp/reference';

/** The parts of a service that a fault replaces. */
export type Parts = SaasParts<Lamps>;

/** A token, unchecked. */
export interface Token {
  readonly header: Readonly<Record<string, unknown>>;
  readonly claims: Readonly<Record<string, unknown>>;
  readonly signature: string;
}

/** Undefined for what is no JWT. */
export function readToken(authorization = ''): Token | undefined {
  try {
    const [header, claims, signature = ''] = authorization.replace(/^\S+ /, '').split('.');
    const read = (part = '') => JSON.parse(Buffer.from(part, 'base64url').toString());
    return { header: read(header), claims: read(claims), signature };
  } catch {
    return undefined;
  }
}

/** A service that takes what the real one refuses, where its token is like this. */
export const taking =
  (isTaken: (token: Token, authorization: string) => boolean) =>
  (parts: Parts): Parts => ({
    ...parts,
    guard: (authorization, required) => {
      const token = readToken(authorization);
      try {
        return parts.guard(authorization, required);
      } catch (error) {
        if (!token || !isTaken(token, authorization ?? '')) throw error;
        return { sub: String(token.claims.sub), jti: 'x', exp: Number(token.claims.exp) };
      }
    },
  });

/** A fault, the check that notices it, and how a service comes to have it. */
export type Fault = readonly [fault: string, noticedBy: string, break_: (parts: Parts) => Parts];
