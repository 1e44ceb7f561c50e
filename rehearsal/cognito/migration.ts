import { type PoolTriggers, TriggerRefusal } from './pool-triggers';
import type { User } from './user';
import type { DirectoryResult, UserDirectory } from './user-directory';
import type { AppClientSettings } from './user-pool-settings';

interface MigrationServices {
  readonly users: UserDirectory;
  readonly triggers: PoolTriggers;
}

/** The customer, why not, or what a function said. */
export type SignInResult = DirectoryResult | { readonly fault: string };

/**
 * Signs a customer in; whom the pool does not have, the function for migration is asked about. Where its answer is
 * empty, Cognito says what it says of whomever it does not know.
 */
export async function signInOrMigrate(
  { users, triggers }: MigrationServices,
  email: string,
  password: string,
  client: AppClientSettings,
): Promise<SignInResult> {
  if (!triggers.migrates || users.has(email) || users.isLocked(email)) {
    return users.signIn(email, password, client.hidesUserExistence);
  }
  try {
    const attributes = await triggers.migrate(email, password, client.clientId);
    const user = attributes && (await addMigrated(users, email, attributes, password));
    return user ? { user } : users.signIn(email, password, client.hidesUserExistence);
  } catch (error) {
    if (!(error instanceof TriggerRefusal)) throw error;
    users.countFailure(email);
    return { fault: error.message };
  }
}

/**
 * Mails a code for a new password to a verified address, taking its customer over first where the pool does not
 * have them. Nobody learns whether there is one.
 */
export async function mailResetCode(
  { users, triggers }: MigrationServices,
  email: string,
  client: AppClientSettings,
): Promise<void> {
  if (triggers.migrates && !users.has(email)) {
    const attributes = await triggers.migrate(email, undefined, client.clientId).catch((error: unknown) => {
      if (!(error instanceof TriggerRefusal)) throw error;
      return undefined;
    });
    if (attributes) await addMigrated(users, email, attributes);
  }
  users.mailResetCode(email);
}

async function addMigrated(
  users: UserDirectory,
  email: string,
  attributes: Readonly<Record<string, string>>,
  password?: string,
): Promise<User | undefined> {
  return users.add({
    email: attributes.email ?? email,
    emailVerified: attributes.email_verified === 'true',
    attributes: Object.fromEntries(Object.entries(attributes).filter(([name]) => name.startsWith('custom:'))),
    password,
  });
}
