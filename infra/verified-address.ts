import { sayWhetherVerified } from '../cognito/identity-providers';
import type { IdentityProviderProps } from './identity-provider';

type Provider = IdentityProviderProps['provider'];

/** Asks a provider's word on whether the customer's address is verified, where it has one: linking by address needs it. */
export function withVerifiedAddress(provider: Provider): Provider {
  if (!sayWhetherVerified.includes(provider.type)) return provider;
  return {
    ...provider,
    attributeMapping: { email_verified: 'email_verified', ...provider.attributeMapping },
  };
}
