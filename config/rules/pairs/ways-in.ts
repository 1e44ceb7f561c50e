import { at, type Context } from '../rule';
import { sources } from '../sources';
import { type Pair, pair, providers, signsInByPassword, waysIn } from './pair';

/** The scope with which a provider gives the address that its customers are known by. SAML has none. */
const addressScopes: Readonly<Record<string, string>> = {
  Google: 'email',
  Facebook: 'email',
  LoginWithAmazon: 'profile',
  SignInWithApple: 'email',
};

/** Scopes that are written down, of providers of these kinds whose customers' address is the usual claim. */
const scopesOf = (isJudged: (type: string) => boolean) => (context: Context) =>
  providers(context).flatMap(({ path, value }) =>
    'scopes' in value && isJudged(value.type ?? '') && (value.attributeMapping?.email ?? 'email') === 'email'
      ? at([...path, 'scopes'], value.scopes).map((located) => ({
          path: located.path,
          value: { type: value.type ?? '', scopes: located.value },
        }))
      : [],
  );

/** How customers sign in: by password, and at providers. */
export const wayInPairs: readonly Pair[] = [
  pair(['userPool.passwordSignIn', 'identityProviders'], {
    judges: ({ draft }) => at(['userPool', 'passwordSignIn'], draft.userPool?.passwordSignIn),
    holds: (on, context) => on || providers(context).length > 0,
    expected: 'at least one entry in identityProviders where passwordSignIn is false',
    source: sources.client,
    remedy: 'Add the identity provider at which customers sign in, or leave passwordSignIn on.',
  }),
  pair(['userPool.passwordSignIn', 'customers.sameAddress'], {
    level: 'warning',
    judges: (context) =>
      context.draft.customers?.sameAddress === undefined && waysIn(context) > 1
        ? [{ path: ['customers', 'sameAddress'], value: waysIn(context) }]
        : [],
    holds: (ways) => ways < 2,
    expected: '"link" or "apart" where customers have more than one way to sign in',
    source: sources.linkedUsers,
    remedy:
      'Say "link" to make one account of one verified address. Left out, as with "apart", a customer who signs in by another way is a stranger with an account of their own.',
  }),
  pair(['identityProviders', 'userPool.passwordSignIn'], {
    level: 'warning',
    judges: (context) => (signsInByPassword(context) ? [] : providers(context).slice(0, 1)),
    holds: (_first, context) => providers(context).some(({ value }) => value.type !== 'Google'),
    expected: 'a second way in beside Google',
    source: sources.googleBrowsers,
    remedy:
      "Leave passwordSignIn on, or add another provider: on some versions the Alexa app opens the sign-in in a web view of its own, and Google refuses embedded browsers (403 disallowed_useragent), so those customers can't link.",
  }),
  pair(['identityProviders[].scopes', 'identityProviders[].attributeMapping'], {
    judges: scopesOf((type) => type in addressScopes),
    holds: ({ type, scopes }) => scopes.includes(addressScopes[type] ?? ''),
    received: ({ scopes }) => scopes.join(', '),
    expected: `the scope that brings the mapped address: ${Object.entries(addressScopes)
      .map(([type, scope]) => `"${scope}" of ${type}`)
      .join(', ')}`,
    source: sources.socialProviders,
    remedy:
      'Add it, or leave scopes out: whoever comes without an address is a customer whom nobody knows again.',
  }),
  pair(['identityProviders[].scopes (OIDC)', 'identityProviders[].attributeMapping'], {
    level: 'warning',
    judges: scopesOf((type) => type === 'OIDC'),
    holds: ({ scopes }) => scopes.includes('email'),
    received: ({ scopes }) => scopes.join(', '),
    expected: '"email" among the scopes, where the address is the claim "email"',
    source: sources.openid,
    remedy: 'Add it unless the provider gives the address without being asked for it.',
  }),
];
