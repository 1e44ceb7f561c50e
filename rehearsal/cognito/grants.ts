import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Clock } from '../clock';

/** Authorization codes work once, within five minutes. */
const codeLifetimeMs = 5 * 60_000;

/** What a customer agreed to by signing in. */
export interface Grant {
  readonly clientId: string;
  readonly sub: string;
  readonly scopes: readonly string[];
  /** When the customer signed in, in seconds since 1970. */
  readonly authTime: number;
  readonly nonce?: string;
  /** The URL that the access token is meant for; it keeps it through every refresh. */
  readonly resource?: string;
}

/** A grant that waits for its code to be exchanged. */
export interface CodeGrant extends Grant {
  readonly redirectUri: string;
  readonly codeChallenge?: string;
}

/** A grant with a refresh token. All tokens that come from one sign-in share the `originJti`. */
export interface RefreshGrant extends Grant {
  readonly originJti: string;
  /** When the refresh token stops working, in milliseconds since 1970. Rotated tokens keep it. */
  readonly expiresAt: number;
}

interface StoredRefresh {
  readonly grant: RefreshGrant;
  replacedAt?: number;
}

/** Codes and refresh tokens that were given out. Only hashes of them are kept. */
export class GrantStore {
  readonly #codes = new Map<string, CodeGrant & { readonly expiresAt: number }>();
  readonly #refreshTokens = new Map<string, StoredRefresh>();
  readonly #revoked = new Set<string>();

  constructor(private readonly now: Clock) {}

  /** A new authorization code. */
  issueCode(grant: CodeGrant): string {
    this.#dropExpiredCodes();
    const code = randomUUID();
    this.#codes.set(hashed(code), { ...grant, expiresAt: this.now() + codeLifetimeMs });
    return code;
  }

  /**
   * The grant of a code, which is used up by this; undefined when it is unknown, used, expired or another
   * client's. The tokens of the first exchange stay valid when a code comes again. RFC 6749 §4.1.2 recommends to
   * take them back; Cognito documents `invalid_grant` for the second exchange and nothing beyond it.
   *
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html
   */
  takeCode(code: string, clientId: string): CodeGrant | undefined {
    const grant = this.#codes.get(hashed(code));
    // Another client must not be able to burn a code that is not its own.
    if (!grant || grant.clientId !== clientId) return undefined;
    this.#codes.delete(hashed(code));
    return grant.expiresAt > this.now() ? grant : undefined;
  }

  /** A new refresh token for a grant. */
  issueRefreshToken(grant: RefreshGrant): string {
    const token = randomBytes(48).toString('base64url');
    this.#refreshTokens.set(hashed(token), { grant });
    return token;
  }

  /**
   * The grant of a refresh token; undefined when it is unknown, expired, revoked, replaced for longer than
   * the grace period, or another client's.
   */
  refreshGrant(token: string, clientId: string, graceSeconds = 0): RefreshGrant | undefined {
    const stored = this.#refreshTokens.get(hashed(token));
    if (!stored || stored.grant.clientId !== clientId || this.isRevoked(stored.grant.originJti)) {
      return undefined;
    }
    if (stored.grant.expiresAt <= this.now()) return undefined;
    const replaced = stored.replacedAt !== undefined && stored.replacedAt + graceSeconds * 1000 <= this.now();
    return replaced ? undefined : stored.grant;
  }

  /** Replaces a refresh token: the new one keeps the first one's expiry. */
  rotate(token: string, grant: RefreshGrant): string {
    const stored = this.#refreshTokens.get(hashed(token));
    if (stored) stored.replacedAt ??= this.now();
    return this.issueRefreshToken(grant);
  }

  /** Revokes a refresh token of a client and every token of the same sign-in; unknown tokens are ignored. */
  revoke(token: string, clientId: string): void {
    const stored = this.#refreshTokens.get(hashed(token));
    if (stored?.grant.clientId === clientId) this.#revoked.add(stored.grant.originJti);
  }

  /** Revokes every refresh token of a customer, as an administrator's global sign-out does. */
  revokeAllOf(sub: string): void {
    for (const { grant } of this.#refreshTokens.values()) {
      if (grant.sub === sub) this.#revoked.add(grant.originJti);
    }
  }

  /** Whether the tokens of this sign-in were revoked. */
  isRevoked(originJti: string): boolean {
    return this.#revoked.has(originJti);
  }

  #dropExpiredCodes(): void {
    for (const [key, grant] of this.#codes) {
      if (grant.expiresAt > this.now()) return; // codes are kept in the order of their expiry
      this.#codes.delete(key);
    }
  }
}

function hashed(secret: string): string {
  return createHash('sha256').update(secret).digest('base64');
}
