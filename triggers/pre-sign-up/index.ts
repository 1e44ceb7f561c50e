import {
  AdminLinkProviderForUserCommand,
  CognitoIdentityProviderClient,
  type UserType,
} from '@aws-sdk/client-cognito-identity-provider';
import type { PreSignUpTriggerEvent } from 'aws-lambda';
import { inSmallLetters } from '../../cognito/email-address';
import { cognitoLimits } from '../../cognito/limits';
import { Deadline } from '../../skill/saas/deadline';
import { listed } from '../environment';
import { type Made, observed, Stop } from '../observed';
import { usersWith } from '../users';
import {
  attribute,
  destinationOf,
  hasIdentity,
  type Identity,
  identityOf,
  isFederated,
  ownIdentityOf,
} from './identity';

const providers = listed('PROVIDERS');
const trustedProviders = listed('TRUSTED_PROVIDERS');
const cognito = new CognitoIdentityProviderClient({ maxAttempts: 2 });

const words = {
  unverified:
    'An account with this e-mail address is there already, and this way of signing in does not say that the address is yours. Please sign in the way you did before.',
  federated:
    'An account with this e-mail address is there already. Please sign in the way you did before, without a password of its own.',
  disabled:
    'The account with this e-mail address has been switched off. Please ask the service that it belongs to.',
  later: 'Signing in is not possible just now. Please try again in a few minutes.',
} as const;

/** Cognito asks again after 5 seconds; what is left is for the answer. */
const longestMs = cognitoLimits.triggerMs - 1_000;

/**
 * Cognito's trigger before a user is made. A customer who comes by a provider for the first time, with an address
 * that an account has, is made one with it: here and now, for once Cognito has made the second user it never can.
 * Both sides must have verified the address, or a stranger could take the account.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-identity-federation-consolidate-users.html
 */
export const handler = observed<PreSignUpTriggerEvent, PreSignUpTriggerEvent>(
  ({ triggerSource }) => triggerSource,
  (event) => new Deadline(longestMs).limit((signal) => preSignUp(event, signal)),
  words.later,
);

async function preSignUp(
  event: PreSignUpTriggerEvent,
  signal: AbortSignal,
): Promise<Made<PreSignUpTriggerEvent>> {
  const { triggerSource, userPoolId } = event;
  const email = event.request.userAttributes.email?.trim();
  const isByProvider = triggerSource === 'PreSignUp_ExternalProvider';
  // Whom an administrator makes, and what Cognito may ask about one day, is none of this function's.
  if (!email || !(isByProvider || triggerSource === 'PreSignUp_SignUp')) {
    return { outcome: 'nothing', answer: event };
  }
  const found = await accountsOf(userPoolId, email, signal);
  if (!isByProvider) {
    if (found.some(isFederated)) throw new Stop(words.federated, 'refused', 'federated-account');
    return { outcome: 'nothing', answer: event };
  }
  if (found.length === 0) return { outcome: 'nothing', answer: event };
  const source = identityOf(event.userName, providers);
  if (source === undefined) throw new Stop(words.later, 'failed', 'unknown-provider');
  const isVerified =
    trustedProviders.includes(source.provider) || event.request.userAttributes.email_verified === 'true';
  if (!isVerified) throw new Stop(words.unverified, 'refused', 'address-not-verified');
  const usable = found.filter(({ Enabled }) => Enabled !== false);
  // Their own password first: it is the account that they know.
  const account = usable.find((user) => !isFederated(user)) ?? usable[0];
  // Whom the SaaS has shut out is not let in as somebody new.
  if (account === undefined) throw new Stop(words.disabled, 'refused', 'account-disabled');
  // Cognito asks again where it had no answer in time, and refuses to link what is linked.
  const linkedBefore = { outcome: 'done', reason: 'linked-before', answer: event } as const;
  if (hasIdentity(account, source)) return linkedBefore;
  const destination = destinationOf(account);
  if (destination === undefined) throw new Stop(words.later, 'failed', 'unknown-account');
  try {
    await link(userPoolId, source, destination, signal);
  } catch (error) {
    // The one that was asked before may have linked meanwhile.
    const now = await accountsOf(userPoolId, email, signal);
    if (now.some((user) => user.Username === account.Username && hasIdentity(user, source))) {
      return linkedBefore;
    }
    throw error;
  }
  return { outcome: 'done', answer: event };
}

async function link(
  userPoolId: string,
  source: Identity,
  destination: Identity,
  signal: AbortSignal,
): Promise<void> {
  await cognito.send(
    new AdminLinkProviderForUserCommand({
      UserPoolId: userPoolId,
      DestinationUser: { ProviderName: destination.provider, ProviderAttributeValue: destination.id },
      SourceUser: {
        ProviderName: source.provider,
        ProviderAttributeName: 'Cognito_Subject',
        ProviderAttributeValue: source.id,
      },
    }),
    { abortSignal: signal },
  );
}

/** The accounts whose address this is, as they have proved; in the order in which they were made. */
async function accountsOf(userPoolId: string, email: string, signal: AbortSignal): Promise<UserType[]> {
  const spellings = [...new Set([email, inSmallLetters(email)])];
  const found = await Promise.all(
    spellings.map((one) => usersWith(cognito, userPoolId, 'email', one, signal)),
  );
  return found
    .flat()
    .filter(isProven)
    .sort((a, b) => (a.UserCreateDate?.getTime() ?? 0) - (b.UserCreateDate?.getTime() ?? 0));
}

/** Is the address known to be that of whoever has the account, by a code or by their provider's word? */
function isProven(user: UserType): boolean {
  // Whatever the address says: whoever chose this password has never shown that they read its mail.
  if (user.UserStatus === 'UNCONFIRMED') return false;
  if (attribute(user, 'email_verified') === 'true') return true;
  const provider = isFederated(user) ? ownIdentityOf(user)?.provider : undefined;
  return provider !== undefined && trustedProviders.includes(provider);
}
