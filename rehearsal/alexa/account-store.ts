import { type LinkedTokens, LinkingError } from '../../alexa/linking-client';
import type { Clock } from '../clock';

interface Account {
  tokens: LinkedTokens;
  /** In milliseconds since 1970. */
  expiresAt: number;
  refreshing?: Promise<string | undefined>;
}

/** Tokens of the customers who linked their account, kept as Alexa keeps them. */
export class AccountStore {
  readonly #accounts = new Map<string, Account>();

  constructor(private readonly now: Clock) {}

  /** Keeps the tokens of a customer. */
  link(userId: string, tokens: LinkedTokens): void {
    this.#accounts.set(userId, { tokens, expiresAt: this.now() + tokens.expiresIn * 1000 });
  }

  /** Whether an account is linked. A refresh that fails ends that. */
  isLinked(userId: string): boolean {
    return this.#accounts.has(userId);
  }

  /** Forgets a customer's tokens. */
  unlink(userId: string): void {
    this.#accounts.delete(userId);
  }

  /** The tokens as they are, expired or not. */
  tokens(userId: string): LinkedTokens | undefined {
    return this.#accounts.get(userId)?.tokens;
  }

  /** Makes the access token count as expired, so that the next request refreshes it. */
  expire(userId: string): void {
    const account = this.#accounts.get(userId);
    if (account) account.expiresAt = this.now();
  }

  /**
   * A customer's access token, refreshed when it has expired; undefined when no account is linked. Requests
   * that come together share one refresh. When it fails the customer has to link again.
   */
  async accessToken(
    userId: string,
    refresh: (refreshToken: string) => Promise<LinkedTokens>,
  ): Promise<string | undefined> {
    const account = this.#accounts.get(userId);
    if (!account || account.expiresAt > this.now()) return account?.tokens.accessToken;
    account.refreshing ??= this.#refresh(userId, account, refresh);
    return account.refreshing;
  }

  async #refresh(
    userId: string,
    account: Account,
    refresh: (refreshToken: string) => Promise<LinkedTokens>,
  ): Promise<string | undefined> {
    try {
      const tokens = await refresh(account.tokens.refreshToken);
      if (this.#accounts.get(userId) === account) this.link(userId, tokens);
      return tokens.accessToken;
    } catch (error) {
      if (!(error instanceof LinkingError)) throw error;
      if (this.#accounts.get(userId) === account) this.unlink(userId);
      return undefined;
    }
  }
}
