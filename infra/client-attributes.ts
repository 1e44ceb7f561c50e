import type { Settings } from '../config/settings';
import type { AlexaClientProps } from './alexa-client';

/** Attributes that Cognito fills itself, whoever may write them. */
const filledByCognito = ['username', 'email_verified', 'phone_number_verified'];

/** What a token of a client may do with its customer's attributes: what sign-up and the providers fill is all. */
export function clientAttributes({
  identityProviders,
  userPool,
}: Pick<Settings, 'identityProviders' | 'userPool'>): Required<
  Pick<AlexaClientProps, 'readableAttributes' | 'writableAttributes'>
> {
  const mapped = identityProviders.flatMap(({ attributeMapping }) => Object.keys(attributeMapping));
  const signsUp = userPool.passwordSignIn && userPool.selfRegistration;
  const filled = new Set(signsUp ? ['email', ...mapped] : mapped);
  return {
    readableAttributes: [...new Set(['email', 'email_verified', ...mapped])].filter(
      (name) => name !== 'username',
    ),
    writableAttributes: [...filled].filter((name) => !filledByCognito.includes(name)),
  };
}
