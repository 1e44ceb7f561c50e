import { randomBytes, type ScryptOptions, scrypt } from 'node:crypto';
import type { PasswordPolicy } from './user-pool-settings';

/** Passwords live as long as the process does, so the hash need not be slow, only keep them out of memory dumps. */
const hashOptions: ScryptOptions = { N: 1024, r: 8, p: 1 };
/** What is kept of a password, with its salt. */
export const hash = (password: string, salt: Buffer) =>
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

/** A password with a salt of its own. */
export async function hashed(password: string) {
  const salt = randomBytes(16);
  return { salt, hash: await hash(password, salt) };
}
