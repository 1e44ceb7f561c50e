/** Kinds of identity providers that say in the claim `email_verified` whether they have verified the address. */
export const sayWhetherVerified: readonly string[] = ['Google', 'SignInWithApple', 'OIDC'];
