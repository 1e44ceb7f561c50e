import type { AccessTokenClaims } from './token-guard';

/**
 * Revoked tokens. A JWT outlives its revocation until `exp`, so a service that must refuse it sooner keeps a
 * list of ids; entries go when the token would have expired anyway.
 */
export class Revocations {
  readonly #until = new Map<string, number>();

  constructor(private readonly now: () => number) {}

  /**
   * Refuses a token, or every token of one sign-in, from now on.
   *
   * @param id the token's `jti`, or the `origin_jti` that it shares with the others of its sign-in
   * @param until when the last of these tokens expires, in seconds since 1970
   */
  revoke(id: string, until: number): void {
    for (const [other, end] of this.#until) if (end * 1000 <= this.now()) this.#until.delete(other);
    this.#until.set(id, until);
  }

  /** Whether the token was revoked by itself or with its sign-in. */
  includes({ jti, origin_jti: originJti }: AccessTokenClaims): boolean {
    return this.#until.has(jti) || (originJti !== undefined && this.#until.has(originJti));
  }
}
