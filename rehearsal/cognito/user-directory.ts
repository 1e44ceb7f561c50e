import { randomBytes, randomInt, randomUUID, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../clock';
import { FailedAttempts } from './failed-attempts';
import { hash, hashed, passwordFaults } from './passwords';
import { sameText } from './same-text';
import type { Identity, NewUser, User } from './user';
import type { UserPoolSettings } from './user-pool-settings';

interface StoredUser extends User {
  attributes: Record<string, string>;
  identities: Identity[];
  password?: { readonly salt: Buffer; readonly hash: Buffer };
  confirmationCode?: string;
}

/** Why a sign-in or sign-up did not work. */
export type DirectoryRefusal =
  | 'incorrect' // user unknown or password wrong
  | 'unknown-user' // told apart only where the client does not hide it
  | 'locked'
  | 'unconfirmed'
  | 'exists'
  | 'bad-email'
  | 'weak-password'
  | 'sign-up-closed'
  | 'wrong-code';

/** Either the customer or the reason why not. */
export type DirectoryResult = { readonly user: User } | { readonly refusal: DirectoryRefusal };

/** The pool's customers, in memory. */
export class UserDirectory {
  readonly #byName = new Map<string, StoredUser>();
  readonly #bySub = new Map<string, StoredUser>();
  readonly #attempts: FailedAttempts;

  constructor(
    private readonly settings: UserPoolSettings,
    private readonly now: Clock,
  ) {
    this.#attempts = new FailedAttempts(now);
  }

  /** The customer with this id. */
  find(sub: string): User | undefined {
    return this.#bySub.get(sub);
  }

  /**
   * Adds a customer. Unless `confirmed`, a code is made that `confirm` asks for, if the pool verifies e-mail.
   */
  async signUp(email: string, password: string, confirmed = false): Promise<DirectoryResult> {
    if (!confirmed && !this.settings.selfSignUp) return { refusal: 'sign-up-closed' };
    if (!/^[^\s@]{1,64}@[^\s@.]+(\.[^\s@.]+)+$/.test(email) || email.length > 254) {
      return { refusal: 'bad-email' };
    }
    if (passwordFaults(password, this.settings.passwordPolicy).length > 0) {
      return { refusal: 'weak-password' };
    }
    if (this.#byName.has(this.#key(email))) return { refusal: 'exists' };
    const isConfirmed = confirmed || !this.settings.verifiesEmail;
    const user = await this.add({ email, confirmed: isConfirmed, emailVerified: isConfirmed, password });
    if (user === undefined) return { refusal: 'exists' };
    if (!user.confirmed) user.confirmationCode = newCode();
    return { user };
  }

  /** Adds a user as somebody else than the customer does; undefined where the name is taken. */
  async add({
    email,
    confirmed = true,
    emailVerified,
    attributes = {},
    password,
    identity,
  }: NewUser): Promise<StoredUser | undefined> {
    const sub = randomUUID();
    const user: StoredUser = {
      sub,
      userName: identity ? `${identity.provider.toLowerCase()}_${identity.id}` : sub,
      email,
      confirmed,
      emailVerified,
      attributes: { ...attributes },
      identities: identity ? [identity] : [],
      isFederated: identity !== undefined,
      createdAt: this.now(),
      ...(password !== undefined && { password: await hashed(password) }),
    };
    if (identity === undefined) {
      if (this.#byName.has(this.#key(email))) return undefined;
      this.#byName.set(this.#key(email), user);
    }
    this.#bySub.set(sub, user);
    return user;
  }

  /** Whether a customer signs in here with this address. */
  has(email: string): boolean {
    return this.#byName.has(this.#key(email));
  }

  /** The customer who has this value in a custom attribute. */
  withAttribute(name: string, value: string): User | undefined {
    return [...this.#bySub.values()].find(({ attributes }) => attributes[name] === value);
  }

  /** Everybody, in the order in which they were made. */
  get all(): readonly User[] {
    return [...this.#bySub.values()];
  }

  /** Everybody with this address, as it is written. */
  withEmail(email: string): User[] {
    return [...this.#bySub.values()].filter((user) => user.email === email);
  }

  /**
   * The customer of this name: an address, the `sub` of a customer with a password here, or the name that a
   * provider's customer has, whose `sub` names nobody.
   */
  named(name: string): User | undefined {
    return (
      this.#byName.get(this.#key(name)) ??
      [...this.#bySub.values()].find(({ userName }) => userName.toLowerCase() === name.toLowerCase())
    );
  }

  /** Who signs in by this identity. */
  withIdentity({ provider, id }: Identity): User | undefined {
    return [...this.#bySub.values()].find(({ identities }) =>
      identities.some((one) => one.provider === provider && one.id === id),
    );
  }

  /** Lets a customer sign in by a further identity. */
  link(sub: string, identity: Identity): void {
    this.#bySub.get(sub)?.identities.push(identity);
  }

  /** Changes custom attributes, as an administrator may. */
  setAttributes(sub: string, attributes: Readonly<Record<string, string>>): void {
    Object.assign(this.#bySub.get(sub)?.attributes ?? {}, attributes);
  }

  async setPassword(sub: string, password: string): Promise<void> {
    const user = this.#bySub.get(sub);
    if (user) user.password = await hashed(password);
  }

  remove(sub: string): void {
    const user = this.#bySub.get(sub);
    this.#bySub.delete(sub);
    if (user && this.#byName.get(this.#key(user.email)) === user) this.#byName.delete(this.#key(user.email));
  }

  /** Mails a code with which a new password can be set, where the address is verified. */
  mailResetCode(email: string): void {
    const user = this.#byName.get(this.#key(email));
    if (user?.emailVerified) user.confirmationCode = newCode();
  }

  /** Sets a new password by the mailed code. A wrong one counts as a failed attempt. */
  async resetPassword(email: string, code: string, password: string): Promise<DirectoryResult> {
    if (passwordFaults(password, this.settings.passwordPolicy).length > 0)
      return { refusal: 'weak-password' };
    const result = this.confirm(email, code);
    if ('user' in result) await this.setPassword(result.user.sub, password);
    return result;
  }

  /** The code that Cognito would have mailed to a customer who is not confirmed yet. */
  mailedCode(email: string): string | undefined {
    return this.#byName.get(this.#key(email))?.confirmationCode;
  }

  /** Confirms a customer by the mailed code. A wrong one counts as a failed attempt. */
  confirm(email: string, code: string): DirectoryResult {
    if (this.isLocked(email)) return { refusal: 'locked' };
    const user = this.#byName.get(this.#key(email));
    if (!user?.confirmationCode || !sameText(user.confirmationCode, code)) {
      this.countFailure(email);
      return { refusal: 'wrong-code' };
    }
    user.confirmed = true;
    user.emailVerified = true;
    delete user.confirmationCode;
    this.#attempts.forget(this.#key(email));
    return { user };
  }

  /** Checks e-mail and password. Takes as long for an unknown customer as for a wrong password. */
  async signIn(email: string, password: string, hidesUserExistence: boolean): Promise<DirectoryResult> {
    if (this.isLocked(email)) return { refusal: 'locked' };
    const user = this.#byName.get(this.#key(email));
    const attempt = await hash(password.slice(0, 256), user?.password?.salt ?? unknownUserSalt);
    if (!user?.password || !timingSafeEqual(attempt, user.password.hash)) {
      this.countFailure(email);
      return { refusal: user || hidesUserExistence ? 'incorrect' : 'unknown-user' };
    }
    this.#attempts.forget(this.#key(email));
    return user.confirmed ? { user } : { refusal: 'unconfirmed' };
  }

  #key(email: string): string {
    return this.settings.caseSensitive ? email : email.toLowerCase();
  }

  /** Whether wrong passwords have locked this address for a while. */
  isLocked(email: string): boolean {
    return this.#attempts.isLocked(this.#key(email));
  }

  /** Unknown customers are counted too: otherwise the lock would tell who exists. */
  countFailure(email: string): void {
    this.#attempts.fail(this.#key(email));
  }
}

const unknownUserSalt = randomBytes(16);

function newCode(): string {
  return String(randomInt(1_000_000)).padStart(6, '0');
}
