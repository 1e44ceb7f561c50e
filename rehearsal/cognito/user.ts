/** A customer's identity at a provider. */
export interface Identity {
  readonly provider: string;
  readonly id: string;
}

/** A customer of the user pool. */
export interface User {
  readonly sub: string;
  /** The `sub` where customers sign in by e-mail, `google_1234` where they came by a provider. */
  readonly userName: string;
  readonly email: string;
  /** Whether the account may be used. */
  confirmed: boolean;
  /** Whether the address is known to be the customer's. */
  emailVerified: boolean;
  /** Custom attributes, e.g. `custom:customer_id`. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Where else the customer signs in. */
  readonly identities: readonly Identity[];
  /** Came by a provider, and has no password here. */
  readonly isFederated: boolean;
  readonly createdAt: number;
}

/** A user whom somebody else than the customer makes: a function, an administrator, a provider. */
export interface NewUser {
  readonly email: string;
  /** Default true: only who signs up has to confirm. */
  readonly confirmed?: boolean;
  readonly emailVerified: boolean;
  readonly attributes?: Readonly<Record<string, string>>;
  /** Default: none, so that no password signs in. */
  readonly password?: string;
  /** By what provider the user came. Default: none. */
  readonly identity?: Identity;
}
