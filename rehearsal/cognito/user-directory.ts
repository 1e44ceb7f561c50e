import {
  createHash,
  randomBytes,
  randomInt,
  randomUUID,
  type ScryptOptions,
  scrypt,
  timingSafeEqual,
} from 'node:crypto';
import type { Clock } from '../clock';
import type { PasswordPolicy, UserPoolSettings } from './user-pool-settings';

/** A customer of the user pool. */
export interface User {
  /** The immutable id, which is also the user name where customers sign in by e-mail. */
  readonly sub: string;
  readonly email: string;
  confirmed: boolean;
}

interface StoredUser extends User {
  readonly salt: Buffer;
  readonly passwordHash: Buffer;
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

/** Five wrong passwords are free; then the wait doubles from one second to about fifteen minutes. */
const freeAttempts = 5;
const longestLockMs = 15 * 60_000;

/** Passwords live as long as the process does, so the hash need not be slow, only keep them out of memory dumps. */
const hashOptions: ScryptOptions = { N: 1024, r: 8, p: 1 };
const hash = (password: string, salt: Buffer) =>
  new Promise<Buffer>((resolve, reject) => {
    scrypt(password.normalize('NFC'), salt, 32, hashOptions, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });

/** What a password lacks to satisfy the pool's policy, in words; empty when nothing. */
export function passwordFaults(password: string, policy: PasswordPolicy): string[] {
  const rules: readonly [required: boolean, holds: boolean, words: string][] = [
    [true, password.length >= policy.minimumLength, `at least ${policy.minimumLength} characters`],
    [policy.lowercase, /[a-z]/.test(password), 'a lower-case letter'],
    [policy.uppercase, /[A-Z]/.test(password), 'an upper-case letter'],
    [policy.numbers, /[0-9]/.test(password), 'a number'],
    [policy.symbols, /[\^$*.[\]{}()?"!@#%&/\\,><':;|_~`=+\- ]/.test(password), 'a symbol'],
    [true, password.length <= 256, 'at most 256 characters'],
  ];
  return rules.filter(([required, holds]) => required && !holds).map(([, , words]) => words);
}

/** The pool's customers, in memory. */
export class UserDirectory {
  readonly #byName = new Map<string, StoredUser>();
  readonly #bySub = new Map<string, StoredUser>();
  readonly #failures = new Map<string, { count: number; lockedUntil: number }>();

  constructor(
    private readonly settings: UserPoolSettings,
    private readonly now: Clock,
  ) {}

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
    const salt = randomBytes(16);
    const user: StoredUser = {
      sub: randomUUID(),
      email,
      confirmed: confirmed || !this.settings.verifiesEmail,
      salt,
      passwordHash: await hash(password, salt),
    };
    if (this.#byName.has(this.#key(email))) return { refusal: 'exists' };
    if (!user.confirmed) user.confirmationCode = String(randomInt(1_000_000)).padStart(6, '0');
    this.#byName.set(this.#key(email), user);
    this.#bySub.set(user.sub, user);
    return { user };
  }

  /** The code that Cognito would have mailed to a customer who is not confirmed yet. */
  mailedCode(email: string): string | undefined {
    return this.#byName.get(this.#key(email))?.confirmationCode;
  }

  /** Confirms a customer by the mailed code. A wrong one counts as a failed attempt. */
  confirm(email: string, code: string): DirectoryResult {
    if (this.#isLocked(email)) return { refusal: 'locked' };
    const user = this.#byName.get(this.#key(email));
    if (!user?.confirmationCode || !sameText(user.confirmationCode, code)) {
      this.#countFailure(email);
      return { refusal: 'wrong-code' };
    }
    user.confirmed = true;
    delete user.confirmationCode;
    this.#failures.delete(this.#key(email));
    return { user };
  }

  /** Checks e-mail and password. Takes as long for an unknown customer as for a wrong password. */
  async signIn(email: string, password: string, hidesUserExistence: boolean): Promise<DirectoryResult> {
    if (this.#isLocked(email)) return { refusal: 'locked' };
    const user = this.#byName.get(this.#key(email));
    const attempt = await hash(password.slice(0, 256), user?.salt ?? unknownUserSalt);
    if (!user || !timingSafeEqual(attempt, user.passwordHash)) {
      this.#countFailure(email);
      return { refusal: user || hidesUserExistence ? 'incorrect' : 'unknown-user' };
    }
    this.#failures.delete(this.#key(email));
    return user.confirmed ? { user } : { refusal: 'unconfirmed' };
  }

  #key(email: string): string {
    return this.settings.caseSensitive ? email : email.toLowerCase();
  }

  #isLocked(email: string): boolean {
    return (this.#failures.get(this.#key(email))?.lockedUntil ?? 0) > this.now();
  }

  /** Unknown customers are counted too: otherwise the lock would tell who exists. */
  #countFailure(email: string): void {
    const count = (this.#failures.get(this.#key(email))?.count ?? 0) + 1;
    const lockMs = count < freeAttempts ? 0 : Math.min(1000 * 2 ** (count - freeAttempts), longestLockMs);
    this.#failures.set(this.#key(email), { count, lockedUntil: this.now() + lockMs });
    // A guesser who goes through names must not fill the memory.
    if (this.#failures.size > 10_000) this.#failures.delete(this.#failures.keys().next().value ?? '');
  }
}

const unknownUserSalt = randomBytes(16);

/** Compares two texts without telling by the time taken where they differ, nor how long they are. */
export function sameText(expected: string, received: string): boolean {
  const [a, b] = [expected, received].map((text) => createHash('sha256').update(text).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}
