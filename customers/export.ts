import { CognitoIdentityProviderClient, paginateListUsers } from '@aws-sdk/client-cognito-identity-provider';
import { attributeOf } from '../cognito/customer-attributes';
import { explained } from './faults';

/** A user as a JSON line that the import reads. */
export interface ExportedRow {
  readonly email: string;
  /** The SaaS's own id; of a user without one the `sub`, by which the SaaS knows them. */
  readonly id: string;
  readonly emailVerified: boolean;
  readonly tenant?: string | undefined;
  readonly plan?: string | undefined;
}

/**
 * Every user of a user pool who has an address and may sign in, as far as AWS gives them out: passwords, second
 * factors and links to providers stay behind. Who never confirmed a sign-up would keep the address from its owner
 * in another pool, and who was disabled would be let in again.
 *
 * @throws UserPoolError
 */
export async function* exportUsers(userPoolId: string): AsyncGenerator<ExportedRow> {
  const client = new CognitoIdentityProviderClient({
    region: userPoolId.split('_')[0],
    retryMode: 'adaptive',
    maxAttempts: 6,
  });
  try {
    for await (const { Users = [] } of paginateListUsers({ client }, { UserPoolId: userPoolId })) {
      for (const { Attributes = [], UserStatus, Enabled } of Users) {
        if (UserStatus === 'UNCONFIRMED' || Enabled === false) continue;
        const given = Object.fromEntries(Attributes.map(({ Name, Value }) => [Name, Value]));
        const { email, sub } = given;
        const id = given[attributeOf('customerId')] ?? sub;
        if (!email || !id) continue;
        yield {
          email,
          id,
          emailVerified: given.email_verified === 'true',
          tenant: given[attributeOf('tenant')],
          plan: given[attributeOf('plan')],
        };
      }
    }
  } catch (error) {
    throw explained(error);
  }
}
