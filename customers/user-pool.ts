import { randomBytes } from 'node:crypto';
import {
  AdminCreateUserCommand,
  AdminGetUserCommand,
  AdminSetUserPasswordCommand,
  AdminUpdateUserAttributesCommand,
  CognitoIdentityProviderClient,
  CognitoIdentityProviderServiceException,
  UsernameExistsException,
} from '@aws-sdk/client-cognito-identity-provider';
import { attributeOf } from '../cognito/customer-attributes';
import { attributesOf, type Customer } from './customer';
import { explained, UserPoolError } from './faults';
import type { RowOutcome } from './journal';

/** What became of a customer, and why where they were refused. */
export interface Imported {
  readonly outcome: RowOutcome;
  readonly reason?: string;
}

const customerId = attributeOf('customerId');

/** A user pool that customers are put into. Its calls can be repeated: nobody is made twice. */
export class ImportingUserPool {
  readonly #cognito: CognitoIdentityProviderClient;

  constructor(private readonly userPoolId: string) {
    this.#cognito = new CognitoIdentityProviderClient({
      region: userPoolId.split('_')[0],
      // Calls that are turned away for their number are repeated, ever more slowly.
      retryMode: 'adaptive',
      maxAttempts: 6,
    });
  }

  /**
   * Makes the user of a customer, without a message to them, and with a password that nobody knows: they sign in
   * by "forgot password" or by a provider.
   *
   * @throws UserPoolError where no row could be imported
   */
  async add(customer: Customer): Promise<Imported> {
    try {
      return await this.#add(customer);
    } catch (error) {
      throw this.#explained(error);
    }
  }

  async #add(customer: Customer): Promise<Imported> {
    try {
      await this.#cognito.send(
        new AdminCreateUserCommand({
          ...this.#user(customer),
          UserAttributes: attributesOf(customer),
          MessageAction: 'SUPPRESS',
        }),
      );
    } catch (error) {
      if (error instanceof UsernameExistsException) return this.#meet(customer);
      const isOfThisRow =
        error instanceof CognitoIdentityProviderServiceException &&
        error.name === 'InvalidParameterException' &&
        !error.message.includes('schema');
      if (isOfThisRow) return { outcome: 'refused', reason: 'Cognito refuses the address' };
      throw error;
    }
    await this.#setPassword(customer);
    return { outcome: 'made' };
  }

  /** The address has an account: of an import that was interrupted, of this customer, or of somebody else. */
  async #meet(customer: Customer): Promise<Imported> {
    const found = await this.#cognito.send(new AdminGetUserCommand(this.#user(customer)));
    const attribute = (name: string) => found.UserAttributes?.find(({ Name }) => Name === name)?.Value;
    const known = attribute(customerId);
    if (known === customer.id) {
      if (found.UserStatus === 'FORCE_CHANGE_PASSWORD') await this.#setPassword(customer);
      return { outcome: 'there' };
    }
    if (known !== undefined) {
      return { outcome: 'refused', reason: 'an account with this address has another customer id' };
    }
    // Both must have confirmed the address: else one would be given the other's account.
    if (attribute('email_verified') !== 'true' || !customer.emailVerified) {
      return {
        outcome: 'refused',
        reason:
          attribute('email_verified') === 'true'
            ? 'an account with this address is there, and emailVerified is false'
            : 'an account with this address is there, and nobody has confirmed the address',
      };
    }
    await this.#cognito.send(
      new AdminUpdateUserAttributesCommand({
        ...this.#user(customer),
        UserAttributes: attributesOf(customer).filter(({ Name }) => Name.startsWith('custom:')),
      }),
    );
    return { outcome: 'named' };
  }

  async #setPassword(customer: Customer): Promise<void> {
    await this.#cognito.send(
      new AdminSetUserPasswordCommand({
        ...this.#user(customer),
        // Longer than policies ask, and of every class.
        Password: `Aa1!${randomBytes(48).toString('base64url')}`,
        Permanent: true,
      }),
    );
  }

  #user({ email }: Customer) {
    return { UserPoolId: this.userPoolId, Username: email };
  }

  #explained(error: unknown): unknown {
    if (error instanceof Error && error.message.includes('does not exist in the schema')) {
      return new UserPoolError(
        `The user pool ${this.userPoolId} has no attribute ${customerId}. Set customers.claims (or customers.migration) in config/environments.ts, and deploy.`,
      );
    }
    return explained(error);
  }
}
