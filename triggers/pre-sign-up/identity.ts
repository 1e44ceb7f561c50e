import type { UserType } from '@aws-sdk/client-cognito-identity-provider';

/** A customer's identity at a provider. */
export interface Identity {
  /** How the provider is called in the user pool, e.g. `Google`. */
  readonly provider: string;
  /** The customer's id there. */
  readonly id: string;
}

/**
 * The identity that Cognito's user name of a federated customer stands for: `Google_1234`, the provider's name in
 * any case. A name may have underscores of its own, so that it must be one of those that the pool has.
 */
export function identityOf(userName: string, providers: readonly string[]): Identity | undefined {
  const provider = providers.find((name) => userName.toLowerCase().startsWith(`${name.toLowerCase()}_`));
  return provider && userName.length > provider.length + 1
    ? { provider, id: userName.slice(provider.length + 1) }
    : undefined;
}

/** An attribute of a user as Cognito lists it; undefined where the user has none of this name. */
export function attribute(user: UserType, name: string): string | undefined {
  return user.Attributes?.find((one) => one.Name === name)?.Value;
}

/** Did the customer come by a provider, so that there is no password here? */
export function isFederated({ UserStatus }: UserType): boolean {
  return UserStatus === 'EXTERNAL_PROVIDER';
}

/** Where a customer signs in by an account elsewhere: at the provider that they came by, and at those that were linked. */
function identitiesOf(user: UserType): readonly Identity[] {
  try {
    const identities = JSON.parse(attribute(user, 'identities') ?? '[]') as {
      providerName?: unknown;
      userId?: unknown;
    }[];
    return identities.flatMap(({ providerName, userId }) =>
      typeof providerName === 'string' && typeof userId === 'string'
        ? [{ provider: providerName, id: userId }]
        : [],
    );
  } catch {
    return [];
  }
}

/** Is an identity elsewhere one by which this customer signs in already? */
export function hasIdentity(user: UserType, { provider, id }: Identity): boolean {
  return identitiesOf(user).some((one) => one.provider === provider && one.id === id);
}

/** The identity by which a federated customer came, wherever it stands among those that were linked. */
export function ownIdentityOf(user: UserType): Identity | undefined {
  const identities = identitiesOf(user);
  const userName = user.Username?.toLowerCase();
  return (
    identities.find(({ provider, id }) => `${provider}_${id}`.toLowerCase() === userName) ?? identities[0]
  );
}

/** What a link leads to, in Cognito's words: the user name of a native user, the provider's id of a federated one. */
export function destinationOf(user: UserType): Identity | undefined {
  if (isFederated(user)) return ownIdentityOf(user);
  return user.Username ? { provider: 'Cognito', id: user.Username } : undefined;
}
