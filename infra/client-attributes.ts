import type { AlexaClientProps } from './alexa-client';

/** Attributes that Cognito fills itself, whoever may write them. */
const filledByCognito = ['username', 'email_verified', 'phone_number_verified'];

/** How customers sign in, as far as it decides who fills an attribute. */
export interface SignInWays {
  /** Each maps attributes of the user pool to claims. */
  readonly identityProviders: readonly { readonly attributeMapping: Readonly<Record<string, string>> }[];
  readonly userPool: { readonly passwordSignIn: boolean; readonly selfRegistration: boolean };
}

/** What a token of a client may do with its customer's attributes: what sign-up and the providers fill is all. */
export function clientAttributes({
  identityProviders,
  userPool,
}: SignInWays): Required<Pick<AlexaClientProps, 'readableAttributes' | 'writableAttributes'>> {
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
