import { randomBytes } from 'node:crypto';
import { migrationPath, startMigrationEndpoint } from '../contracts/migration/reference';
import type { OldCustomer } from '../contracts/migration/states';
import type { UserPoolSettings } from './cognito/user-pool-settings';

/** The customers that the SaaS had before there was a user pool, and where the pool's function asks for them. */
export interface OldStore {
  /** One who knows the password. */
  readonly customer: OldCustomer;
  /** One who has forgotten it. */
  readonly forgetful: OldCustomer;
  /** What Secrets Manager has, by ARN: the signing key. */
  readonly secrets: Readonly<Record<string, string>>;
  /** Environment variables of the function that asks. */
  readonly environment: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** Opens the old store where the user pool migrates customers. */
export async function openOldStore({ triggers }: UserPoolSettings): Promise<OldStore | undefined> {
  if (triggers.userMigration === undefined) return undefined;
  const signingKey = `whsec_${randomBytes(32).toString('base64')}`;
  const customer = oldCustomer({ id: 'cus_1001', email: 'lin.old@example.com' });
  const forgetful = oldCustomer({ id: 'cus_1002', email: 'kim.old@example.com' });
  const endpoint = await startMigrationEndpoint({ signingKey, customers: [customer, forgetful] });
  return {
    customer,
    forgetful,
    secrets: { [triggers.userMigration.environment.SIGNING_KEY_ARN ?? '']: signingKey },
    environment: { MIGRATION_URL: `${endpoint.url}${migrationPath}` },
    close: () => endpoint.close(),
  };
}

function oldCustomer(who: Pick<OldCustomer, 'id' | 'email'>): OldCustomer {
  return { ...who, password: `old ${randomBytes(6).toString('hex')}`, emailVerified: true, plan: 'team' };
}
