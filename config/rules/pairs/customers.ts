import { sayWhetherVerified } from '../../../cognito/identity-providers';
import { at, eachOf } from '../rule';
import { sources } from '../sources';
import { nameOf, type Pair, pair, providers, regionOf, signsInByPassword, waysIn } from './pair';

/** The customers that the SaaS already has. */
export const customerPairs: readonly Pair[] = [
  pair(['customers.migration', 'userPool.passwordSignIn'], {
    judges: ({ draft }) => at(['customers', 'migration'], draft.customers?.migration),
    holds: (_migration, context) => signsInByPassword(context),
    expected: 'passwordSignIn where customers are migrated at their first sign-in',
    source: sources.migration,
    remedy: 'Leave passwordSignIn on, or delete the migration: Cognito asks for it with a password only.',
  }),
  pair(['customers.migration', 'userPool.selfRegistration'], {
    level: 'warning',
    judges: ({ draft }) =>
      draft.customers?.migration && draft.userPool?.selfRegistration === undefined
        ? [{ path: ['userPool', 'selfRegistration'], value: undefined }]
        : [],
    holds: (_absent, context) => !signsInByPassword(context),
    expected: 'true or false where customers are migrated at their first sign-in',
    source: sources.migration,
    remedy:
      'Say false where every customer has an account at the SaaS. With true whoever signs up with an address of the old store is a new customer, and a sign-up that nobody confirms keeps the address from being migrated: docs/customers.md says how to free it.',
  }),
  pair(['customers.migration.secretArn', 'region'], {
    judges: ({ draft }) => at(['customers', 'migration', 'secretArn'], draft.customers?.migration?.secretArn),
    holds: (arn, { draft }) => {
      const region = regionOf(arn);
      return !region || draft.region === undefined || region === draft.region;
    },
    expected: ({ draft }) => `a secret in the region of the function that reads it, ${draft.region}`,
    source: sources.secretsManager,
    remedy: 'Replicate the secret to that region and give the ARN of the replica.',
  }),
  pair(['customers.sameAddress', 'identityProviders'], {
    judges: ({ draft }) => at(['customers', 'sameAddress'], draft.customers?.sameAddress),
    holds: (choice, context) => choice === 'apart' || waysIn(context) > 1,
    expected: 'two ways to sign in where accounts of one address are linked',
    source: sources.linkedUsers,
    remedy: 'Add the identity provider, or delete sameAddress: with one way in there is nothing to link.',
  }),
  pair(['customers.trustedProviders', 'identityProviders'], {
    judges: ({ draft }) => eachOf(['customers', 'trustedProviders'], draft.customers?.trustedProviders),
    holds: (name, context) => providers(context).some(({ value }) => nameOf(value) === name),
    expected: (context) =>
      `the name of an identity provider: ${
        providers(context)
          .map(({ value }) => nameOf(value))
          .join(', ') || 'there is none'
      }`,
    source: sources.linkedUsers,
    remedy: 'Correct the name, or delete it.',
  }),
  pair(['customers.trustedProviders', 'customers.sameAddress'], {
    level: 'warning',
    judges: ({ draft }) =>
      draft.customers?.trustedProviders?.length
        ? at(['customers', 'trustedProviders'], draft.customers.trustedProviders)
        : [],
    holds: (_trusted, { draft }) => draft.customers?.sameAddress === 'link',
    expected: 'sameAddress "link" where providers are trusted with addresses',
    source: sources.linkedUsers,
    remedy:
      'Set sameAddress to "link", or delete trustedProviders: without it no account is linked by its address.',
  }),
  pair(['customers.sameAddress', 'customers.trustedProviders'], {
    level: 'warning',
    judges: (context) => (context.draft.customers?.sameAddress === 'link' ? providers(context) : []),
    holds: (provider, { draft }) =>
      sayWhetherVerified.includes(provider.type ?? '') ||
      draft.customers?.trustedProviders?.includes(nameOf(provider)) === true,
    expected: 'a provider that says which addresses it has verified, where accounts are linked by address',
    source: sources.linkedUsers,
    remedy:
      'Name it in trustedProviders if it gives verified addresses only, as your own directory may. Otherwise a customer who has an account with that address is refused here and told to sign in as before.',
  }),
];
