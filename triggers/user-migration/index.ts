import type { UserMigrationTriggerEvent } from 'aws-lambda';
import { attributeOf } from '../../cognito/customer-attributes';
import { inSmallLetters, isAddress } from '../../cognito/email-address';
import { cognitoLimits } from '../../cognito/limits';
import { Deadline } from '../../skill/saas/deadline';
import type { SaasCall } from '../../skill/saas/outcome';
import { required } from '../environment';
import { type Made, observed, Stop } from '../observed';
import { askSaas, type MigratedCustomer, type MigrationRequest } from './migration-client';
import { SigningKey } from './signing-key';

// Once, when the function starts: a setting that is missing stops it here.
const url = required('MIGRATION_URL');
const signingKey = new SigningKey(required('SIGNING_KEY_ARN'));

/** Cognito asks again after 5 seconds, and each time the SaaS would be asked again: what is left is for the answer. */
const longestMs = cognitoLimits.triggerMs - 1_200;

/**
 * Cognito's user-migration trigger: at a sign-in or a "forgot password" of an address that the user pool does not
 * have, the SaaS is asked for the customer. Nothing is kept where it does not know one: the next try asks again.
 *
 * Whatever else comes of it, an unknown address, another password, an outage, the answer is empty. Cognito then
 * says what it says of a wrong password in the pool, or mails no code: an error would be shown, and would tell
 * the addresses that the pool has from those that it does not.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-managing-errors.html
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-migrate-user.html
 */
export const handler = observed<UserMigrationTriggerEvent, UserMigrationTriggerEvent>(
  ({ triggerSource }) => triggerSource,
  (event, onCall) => new Deadline(longestMs).limit((signal) => migrate(event, signal, onCall)),
  (event) => ({ ...event, response: {} as UserMigrationTriggerEvent['response'] }),
);

/** The customer is not taken over: what is logged of it. */
const notTaken = (outcome: 'refused' | 'failed', reason: string, found?: unknown) =>
  new Stop('Nobody is taken over.', outcome, reason, found);

async function migrate(
  event: UserMigrationTriggerEvent,
  signal: AbortSignal,
  onCall: (call: SaasCall) => void,
): Promise<Made<UserMigrationTriggerEvent>> {
  const request = requestOf(event);
  if (request === undefined) throw notTaken('refused', 'no-address');
  const key = await signingKey.read(signal).catch((error: unknown) => {
    throw notTaken('failed', 'signing-key', error);
  });
  const outcome = await askSaas(url, key, request, signal, onCall);
  if (outcome.kind === 'not-known') throw notTaken('refused', 'not-known');
  if (outcome.kind === 'failed') {
    if (outcome.reason === 'signature-refused') signingKey.forget();
    throw notTaken('failed', outcome.reason, outcome.error);
  }
  const { customer } = outcome;
  // The code of "forgot password" is mailed to the address: it has to be known to be the customer's.
  if (request.reason === 'forgot-password' && !customer.emailVerified) {
    throw notTaken('refused', 'address-not-verified');
  }
  return {
    outcome: 'done',
    answer: {
      ...event,
      response: {
        ...event.response,
        userAttributes: attributesOf(request.email, customer),
        messageAction: 'SUPPRESS',
        ...(request.reason === 'sign-in' && { finalUserStatus: 'CONFIRMED' }),
      },
    },
  };
}

/** What to ask, or undefined where no customer can be meant. */
function requestOf({
  triggerSource,
  userName,
  request,
}: UserMigrationTriggerEvent): MigrationRequest | undefined {
  const email = inSmallLetters(userName.trim());
  if (!isAddress(email)) return undefined;
  if (triggerSource === 'UserMigration_ForgotPassword') return { reason: 'forgot-password', email };
  if (triggerSource !== 'UserMigration_Authentication') return undefined;
  const { password } = request;
  return password && password.length <= 256 ? { reason: 'sign-in', email, password } : undefined;
}

function attributesOf(
  email: string,
  { id, emailVerified, tenant, plan }: MigratedCustomer,
): Record<string, string> {
  return {
    email,
    email_verified: String(emailVerified),
    [attributeOf('customerId')]: id,
    ...(tenant !== undefined && { [attributeOf('tenant')]: tenant }),
    ...(plan !== undefined && { [attributeOf('plan')]: plan }),
  };
}
