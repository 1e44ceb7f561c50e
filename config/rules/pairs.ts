import { sayWhetherVerified } from '../../cognito/identity-providers';
import { cognitoLimits, defaultLifetimes, sesRegions } from '../../cognito/limits';
import { parseDuration } from '../duration';
import { at, type Context, eachOf, type Rule, type RuleOf, rule } from './rule';
import { sources } from './sources';

/** Two settings that are good one by one and refused, or kept at a price, together. */
export interface Pair extends Rule {
  readonly between: readonly [string, string];
}

function pair<Value>(between: readonly [string, string], row: RuleOf<Value>): Pair {
  return { ...rule(row), between };
}

const regionOf = (arn: string) => arn.split(':')[3];
const providers = ({ draft }: Context) => eachOf(['identityProviders'], draft.identityProviders);
const nameOf = (provider: { readonly type?: string; readonly name?: string }) =>
  provider.name ?? provider.type ?? '';
const signsInByPassword = ({ draft }: Context) => draft.userPool?.passwordSignIn !== false;

/** With it Alexa tells the skill who speaks. */
const personPermission = 'alexa::person_id:read';
/** With it Alexa tells of customers who leave. */
const disabledEvent = 'SKILL_DISABLED';

/** Ways in that would make two accounts of one address. */
const waysIn = (context: Context) => providers(context).length + (signsInByPassword(context) ? 1 : 0);

const refreshLifetime = ({ draft }: Context) =>
  at(['client', 'refreshTokenLifetime'], draft.client?.refreshTokenLifetime).filter(
    ({ value }) => (parseDuration(value)?.seconds ?? 0) >= cognitoLimits.refreshTokenSeconds.least,
  );

/** A refresh token that ends before the token it refreshes would never be used. */
const lastsAsLongAs = (token: 'accessToken' | 'idToken', words: string): Pair =>
  pair(['client.refreshTokenLifetime', `client.${token}Lifetime`], {
    judges: refreshLifetime,
    holds: (refresh, { draft }) =>
      (parseDuration(refresh)?.seconds ?? 0) >=
      (parseDuration(draft.client?.[`${token}Lifetime`] ?? defaultLifetimes[token])?.seconds ?? 0),
    expected: `no shorter than the ${words}`,
    source: sources.client,
    remedy: 'Make it longer, or the other one shorter.',
  });

const sender = ({ draft }: Context) => {
  const { from, identityArn } = draft.userPool?.ses ?? {};
  const identity = identityArn === undefined ? undefined : /:identity\/(\S+)$/.exec(identityArn)?.[1];
  const address = from === undefined ? undefined : (/<([^<>]*)>$/.exec(from)?.[1] ?? from);
  return { address: address?.toLowerCase(), identity: identity?.toLowerCase() };
};

/** A name whose parent no setting gives an A record. */
const parentless = ({ draft }: Context) =>
  draft.domain?.custom?.parentARecord === undefined
    ? at(['domain', 'custom', 'name'], draft.domain?.custom?.name)
    : [];

/** The table of pairs: what settings are together. */
export const pairs: readonly Pair[] = [
  pair(['userPool.ses.from', 'userPool.ses.identityArn'], {
    judges: ({ draft }) => at(['userPool', 'ses', 'from'], draft.userPool?.ses?.from),
    holds: (_from, context) => {
      const { address, identity } = sender(context);
      if (!address?.includes('@') || identity === undefined) return true;
      const domain = address.slice(address.lastIndexOf('@') + 1);
      return identity.includes('@') ? address === identity : `.${domain}`.endsWith(`.${identity}`);
    },
    expected: (context) =>
      `a sender that the SES identity stands for: ${sender(context).identity?.includes('@') ? 'that address' : 'an address of that domain or of one below it'}, ${sender(context).identity}`,
    source: sources.mail,
    remedy: 'Take the identity of the sender, or write a sender of the identity: Cognito refuses any other.',
  }),
  pair(['userPool.ses.identityArn', 'region'], {
    judges: ({ draft }) => at(['userPool', 'ses', 'identityArn'], draft.userPool?.ses?.identityArn),
    holds: (arn, { draft }) => {
      const region = regionOf(arn);
      return !region || draft.region === undefined || [draft.region, ...sesRegions].includes(region);
    },
    expected: ({ draft }) =>
      `an identity in the pool's region, ${draft.region}, or in one of ${sesRegions.join(', ')}`,
    source: sources.mail,
    remedy: 'Verify the sender with SES in one of these regions and give the ARN of that identity.',
  }),
  lastsAsLongAs('accessToken', 'access token'),
  lastsAsLongAs('idToken', 'ID token'),
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
  pair(['domain.custom.name', 'domain.custom.parentARecord'], {
    level: 'warning',
    judges: parentless,
    holds: (name, { draft }) => {
      const zone = draft.domain?.custom?.hostedZone?.name;
      return !zone || !name.endsWith(`.${zone}`) || !name.slice(0, -zone.length - 1).includes('.');
    },
    expected: 'an A record of the parent domain, which lies below the hosted zone',
    source: sources.customDomain,
    remedy:
      'Set parentARecord unless the parent resolves already: Cognito refuses a custom domain whose parent has no A record ("Custom domain is not a valid subdomain").',
  }),
  pair(['domain.custom', 'userPool.ses'], {
    level: 'warning',
    judges: ({ draft }) =>
      draft.domain?.custom && draft.userPool?.ses === undefined
        ? [{ path: ['userPool', 'ses'], value: undefined }]
        : [],
    holds: (_absent, context) =>
      context.draft.userPool?.selfRegistration === false || !signsInByPassword(context),
    expected: 'an SES sender where customers sign up by themselves',
    source: sources.mail,
    remedy:
      'Without one Cognito sends at most 50 messages a day: sign-ups and password resets beyond them fail.',
  }),
  pair(['managedLogin', 'userPool.tier'], {
    judges: ({ draft }) => (draft.managedLogin ? at(['managedLogin'], draft.managedLogin) : []),
    holds: (_branding, { draft }) => draft.userPool?.tier !== 'LITE',
    expected: 'the tier ESSENTIALS or PLUS where managedLogin is on',
    source: sources.tiers,
    remedy: 'Set managedLogin to false for the classic pages, or choose another tier.',
  }),
  pair(['customers.claims', 'userPool.tier'], {
    judges: ({ draft }) =>
      draft.customers?.claims?.length ? at(['customers', 'claims'], draft.customers.claims) : [],
    holds: (_claims, { draft }) => draft.userPool?.tier !== 'LITE',
    expected: 'the tier ESSENTIALS or PLUS where the access token has claims of its own',
    source: sources.accessTokenClaims,
    remedy: 'Choose another tier, or delete the claims and let the SaaS know its customers by "sub".',
  }),
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
  pair(['wafAclArn', 'region'], {
    judges: ({ draft }) => at(['wafAclArn'], draft.wafAclArn),
    holds: (arn, { draft }) => {
      const region = /^arn:[^:]*:wafv2:([^:]+):/.exec(arn)?.[1];
      return region === undefined || draft.region === undefined || region === draft.region;
    },
    expected: ({ draft }) => `a web ACL in the region of the user pool, ${draft.region}`,
    source: sources.waf,
    remedy: 'Take or make one in that region.',
  }),
  pair(['skillFunction.personalization', 'skill-package/skill.json'], {
    level: 'warning',
    judges: ({ draft: { skillFunction } }) =>
      skillFunction && skillFunction.personalization === true
        ? [{ path: ['skillFunction', 'personalization'], value: true }]
        : [],
    holds: (_on, { manifest }) => manifest.permissions.includes(personPermission),
    expected: `the permission ${personPermission} among those of the skill's manifest`,
    source: sources.alexaPersonalization,
    remedy: `Add { "name": "${personPermission}" } to manifest.permissions in skill-package/skill.json, and upload it: without it Alexa tells of no speaker, and the account's link is used as before.`,
  }),
  pair(['customers.revocation', 'skill-package/skill.json'], {
    level: 'warning',
    judges: ({ draft }) => at(['customers', 'revocation'], draft.customers?.revocation),
    holds: (_revocation, { manifest }) => manifest.events.includes(disabledEvent),
    expected: `${disabledEvent} among the events of the skill's manifest`,
    source: sources.alexaEvents,
    remedy: `Add { "eventName": "${disabledEvent}" } to manifest.events.subscriptions in skill-package/skill.json, and upload it: without it nobody hears of customers who disable the skill.`,
  }),
];
