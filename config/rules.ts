import { alexaLimits, skillRegions } from '../alexa/limits';
import { redirectUrls } from '../alexa/redirect-urls';
import { parseDuration } from './duration';
import {
  at,
  type Context,
  type Draft,
  eachOf,
  keysOf,
  type Located,
  type Rule,
  repeated,
  rule,
  texts,
  valuesOf,
} from './rule';
import { isSecret } from './secrets';
import { formatPath } from './violations';

const sources = {
  alexaLinking: 'https://developer.amazon.com/docs/alexa/account-linking/requirements-account-linking.html',
  alexaHosting:
    'https://developer.amazon.com/docs/alexa/custom-skills/host-a-custom-skill-as-an-aws-lambda-function.html',
  alexaManifest: 'https://developer.amazon.com/docs/alexa/smapi/skill-manifest.html',
  client:
    'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html',
  customDomain:
    'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-add-custom-domain.html',
  domain:
    'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolDomain.html',
  hostedZone: 'https://docs.aws.amazon.com/Route53/latest/APIReference/API_GetHostedZone.html',
  lambda: 'https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html',
  logs: 'https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html',
  mail: 'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-email.html',
  openid: 'https://openid.net/specs/openid-connect-core-1_0.html#ScopeClaims',
  pool: 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPool.html',
  prefixDomain:
    'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-assign-domain-prefix.html',
  provider:
    'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateIdentityProvider.html',
  resourceServer:
    'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateResourceServer.html',
  s3: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html',
  apple: 'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-social-idp.html',
  tags: 'https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html',
  terraformState: 'https://developer.hashicorp.com/terraform/language/backend/s3',
  terraformTemplates: 'https://developer.hashicorp.com/terraform/language/expressions/strings',
  terraformVariables: 'https://developer.hashicorp.com/terraform/language/values/variables',
  tiers: 'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-sign-in-feature-plans.html',
  url: 'RFC 3986, section 3',
  voicelink: 'config/settings.ts',
  waf: 'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-waf.html',
} as const;

const standardScopes = ['openid', 'email', 'phone', 'profile', 'aws.cognito.signin.user.admin'];
const reservedWords = ['aws', 'amazon', 'cognito'];
/** Cognito allows 100 callback URLs, and each is one of Alexa's redirect URLs. */
const furtherCallbacks = 100 - redirectUrls('').length;
const logRetention = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];
const year = 365 * 86_400;
const hostName =
  /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+$/;
const region = /^[a-z]{2}(?:-[a-z]+){1,2}-\d$/;
const mailAddress = /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]+$/;

const isHttps = (text: string) => /^https:\/\/[^\s/?#]/.test(text) && URL.canParse(text);
const hasCredentials = (text: string) => URL.canParse(text) && /^[a-z]+:\/\/[^/?#]*@/i.test(text);

const custom = ({ draft }: Context) => draft.domain?.custom;
const skill = ({ draft }: Context) => draft.skillFunction || undefined;
const extraRedirectUrls = ({ draft }: Context) =>
  eachOf(['alexa', 'extraRedirectUrls'], draft.alexa?.extraRedirectUrls);
const clientScopes = ({ draft }: Context) => eachOf(['client', 'scopes'], draft.client?.scopes);
const apiScopes = ({ draft }: Context) => draft.resourceServer?.scopes ?? [];
const apiScopeNames = (context: Context) =>
  apiScopes(context).flatMap((one, index) => at(['resourceServer', 'scopes', index, 'name'], one?.name));
const providers = ({ draft }: Context) => eachOf(['identityProviders'], draft.identityProviders);

/** Scopes of the SaaS API as they are on the wire. */
const wireScopes = (context: Context) =>
  apiScopeNames(context).map(({ value }) => `${context.draft.resourceServer?.identifier}/${value}`);

/** The properties of these names in every identity provider that has them. */
const ofProviders =
  (...names: readonly string[]) =>
  (context: Context): Located<string>[] =>
    providers(context).flatMap(({ path, value }) =>
      names.flatMap((name) => {
        const found: unknown = Object.entries(value).find(([key]) => key === name)?.[1];
        return typeof found === 'string' ? at([...path, name], found) : [];
      }),
    );
const secretVariables = ofProviders('clientSecretVariable', 'privateKeyVariable');
const providerNames = (context: Context) =>
  providers(context).flatMap(({ path, value }) =>
    value.type === 'OIDC' || value.type === 'SAML'
      ? at([...path, 'name'], value.name)
      : at([...path, 'type'], value.type),
  );

const lifetimes = ({ draft: { client } }: Context) => [
  ...at(['client', 'accessTokenLifetime'], client?.accessTokenLifetime),
  ...at(['client', 'idTokenLifetime'], client?.idTokenLifetime),
  ...at(['client', 'refreshTokenLifetime'], client?.refreshTokenLifetime),
];
/** Those that can be read: the others break a rule of their own. */
const readable = (located: readonly Located<string>[]) =>
  located.filter(({ value }) => parseDuration(value) !== undefined);
const shortLifetimes = (context: Context) =>
  readable(lifetimes(context).filter(({ path }) => path[1] !== 'refreshTokenLifetime'));
const refreshLifetime = (context: Context) =>
  readable(lifetimes(context).filter(({ path }) => path[1] === 'refreshTokenLifetime'));
const seconds = (words: string) => parseDuration(words)?.seconds ?? 0;

/** Values of the earlier environments that the judged one must not repeat. */
const taken = (context: Context, read: (draft: Draft) => string | undefined) =>
  context.earlier.map(read).filter((one) => one !== undefined);
const stateKey = (draft: Draft) =>
  draft.state?.bucket && `${draft.state.bucket}/${draft.state.key ?? `voicelink/${draft.name}.tfstate`}`;

/** What the repository ships in place of values that only a team has, and the domain names of RFC 2606. */
const placeholder =
  /^M1A2B3C4D5E6F7$|00000000-0000-4000-8000|\b123456789012\b|Z0123456789ABCDEFGHIJ|\bexample\.(?:com|net|org)\b/;

/** For rules whose every judged value is a violation. */
const never = () => false;

/** Every rule of the settings. */
export const rules: readonly Rule[] = [
  rule({
    judges: ({ draft }) => at(['name'], draft.name),
    holds: (name) => /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(name) && name.length <= 32,
    expected: 'a name of small letters, digits and single hyphens, at most 32 characters, a letter first',
    source: sources.voicelink,
    remedy: 'Choose a name such as "production": it names the stack and its resources.',
  }),
  rule({
    judges: ({ draft }) => at(['name'], draft.name),
    holds: (name, context) => !taken(context, (one) => one.name).includes(name),
    expected: 'a name that no other environment has',
    source: sources.voicelink,
    remedy: 'Rename one of the two: each environment is a stack of its own.',
  }),
  rule({
    judges: ({ draft }) => at(['region'], draft.region),
    holds: (name, { draft }) =>
      draft.skillFunction === false ? region.test(name) : skillRegions.some((one) => one === name),
    expected: ({ draft }) =>
      draft.skillFunction === false
        ? 'an AWS region, e.g. "eu-west-1"'
        : `a region whose Lambda functions Alexa invokes: ${skillRegions.join(', ')}`,
    source: sources.alexaHosting,
    remedy:
      'Choose the one nearest to your customers, or set skillFunction to false if the skill is hosted elsewhere.',
  }),

  rule({
    judges: ({ draft }) => at(['alexa', 'vendorId'], draft.alexa?.vendorId),
    holds: (id) => /^[A-Z0-9]{10,20}$/.test(id),
    expected: 'a vendor id: 10 to 20 capital letters and digits, e.g. "M1A2B3C4D5E6F7"',
    source: sources.alexaLinking,
    remedy: (id) =>
      id.startsWith('amzn1.')
        ? 'That is not the vendor id. Copy the vendor id from https://developer.amazon.com/settings/console/mycid.'
        : 'Copy it from https://developer.amazon.com/settings/console/mycid.',
  }),
  rule({
    judges: ({ draft }) => at(['alexa', 'skillId'], draft.alexa?.skillId),
    holds: (id) => /^amzn1\.ask\.skill\.[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id),
    expected: 'a skill id: "amzn1.ask.skill." and a UUID in small letters',
    source: sources.alexaManifest,
    remedy: 'Copy it from the developer console, "View Skill ID" under the name of the skill.',
  }),
  rule({
    judges: extraRedirectUrls,
    holds: isHttps,
    expected: 'an absolute https URL',
    source: sources.client,
    remedy: 'Copy it whole from the account-linking page of the developer console.',
  }),
  rule({
    judges: extraRedirectUrls,
    holds: (url) => !url.includes('#') && !hasCredentials(url),
    expected: 'a URL without a fragment and without a user name or password',
    source: sources.client,
    remedy: 'Leave out what follows the "#", and what stands before the "@".',
  }),
  rule({
    judges: extraRedirectUrls,
    holds: (url) => url.length <= 1_024,
    expected: 'at most 1,024 characters',
    source: sources.client,
    remedy: 'Copy it from the developer console again: Alexa does not make redirect URLs of this length.',
  }),
  rule({
    judges: (context) => repeated(extraRedirectUrls(context)),
    holds: never,
    expected: 'each redirect URL once',
    source: sources.client,
    remedy: 'Delete the repetition.',
  }),
  rule({
    judges: extraRedirectUrls,
    holds: (url, { draft }) => !redirectUrls(draft.alexa?.vendorId ?? '').includes(url),
    expected: 'a redirect URL beyond the three that are made from the vendor id',
    source: sources.alexaLinking,
    remedy: 'Delete it: it is registered already.',
  }),
  rule({
    judges: ({ draft }) => at(['alexa', 'extraRedirectUrls'], draft.alexa?.extraRedirectUrls),
    holds: (urls) => urls.length <= furtherCallbacks,
    expected: `at most ${furtherCallbacks} further redirect URLs: Cognito keeps 100 callback URLs, three are Alexa's own`,
    source: sources.client,
    remedy: 'Delete those that the developer console does not list.',
  }),

  rule({
    judges: ({ draft }) => at(['domain'], draft.domain),
    holds: (domain) => (domain.prefix === undefined) !== (domain.custom === undefined),
    expected: 'either "prefix" or "custom", and not both',
    source: sources.voicelink,
    remedy: 'Keep the one at which customers shall sign in.',
  }),
  rule({
    judges: ({ draft }) => at(['domain', 'prefix'], draft.domain?.prefix),
    holds: (prefix) => /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(prefix),
    expected: '1 to 63 small letters, digits and hyphens, no hyphen first or last',
    source: sources.domain,
    remedy: 'Give the prefix alone, e.g. "acme-sign-in": Cognito appends the rest.',
  }),
  rule({
    judges: ({ draft }) => at(['domain', 'prefix'], draft.domain?.prefix),
    holds: (prefix) => !reservedWords.some((word) => prefix.toLowerCase().includes(word)),
    expected: `a prefix without the reserved words ${reservedWords.map((word) => `"${word}"`).join(', ')}`,
    source: sources.prefixDomain,
    remedy: 'Choose another: the words are refused inside longer words too.',
  }),
  rule({
    judges: ({ draft }) => at(['domain', 'prefix'], draft.domain?.prefix),
    holds: (prefix, context) =>
      !taken(context, ({ domain, region: where }) => domain?.prefix && `${where}/${domain.prefix}`).includes(
        `${context.draft.region}/${prefix}`,
      ),
    expected: 'a prefix that no other environment of this region has',
    source: sources.prefixDomain,
    remedy: 'Add the name of the environment to one of the two.',
  }),
  rule({
    judges: (context) => at(['domain', 'custom', 'name'], custom(context)?.name),
    holds: (name) => hostName.test(name) && name.length <= 63 && name.split('.').length >= 3,
    expected:
      'a domain name such as "auth.example.com": small letters, digits, hyphens and dots, at most 63 characters, at least three labels',
    source: sources.customDomain,
    remedy: 'Give the name alone, without "https://" and without a dot at its end.',
  }),
  rule({
    judges: (context) => at(['domain', 'custom', 'name'], custom(context)?.name),
    holds: (name, context) => name !== custom(context)?.hostedZone?.name,
    expected: "a name under the hosted zone and not the zone's own",
    source: sources.customDomain,
    remedy:
      'Put a label before it, e.g. "auth.": the parent of the sign-in domain needs an A record of its own.',
  }),
  rule({
    judges: (context) => at(['domain', 'custom', 'name'], custom(context)?.name),
    holds: (name, context) => {
      const zone = custom(context)?.hostedZone?.name;
      return zone === undefined || name === zone || name.endsWith(`.${zone}`);
    },
    expected: (context) => `a name under its hosted zone, "….${custom(context)?.hostedZone?.name}"`,
    source: sources.customDomain,
    remedy: 'Correct the name, or name the hosted zone in which its records belong.',
  }),
  rule({
    judges: (context) => at(['domain', 'custom', 'name'], custom(context)?.name),
    holds: (name, context) => !taken(context, ({ domain }) => domain?.custom?.name).includes(name),
    expected: 'a domain that no other environment has',
    source: sources.customDomain,
    remedy: 'Give each environment a domain of its own, e.g. "auth.dev.example.com".',
  }),
  rule({
    judges: (context) => at(['domain', 'custom', 'hostedZone', 'name'], custom(context)?.hostedZone?.name),
    holds: (name) => hostName.test(name),
    expected: 'the name of a public hosted zone, e.g. "example.com", without a dot at its end',
    source: sources.hostedZone,
    remedy: 'Copy it from Route 53, "Hosted zones".',
  }),
  rule({
    judges: (context) => at(['domain', 'custom', 'hostedZone', 'id'], custom(context)?.hostedZone?.id),
    holds: (id) => /^Z[A-Z0-9]{7,31}$/.test(id),
    expected: 'a hosted zone id: "Z" and 7 to 31 capital letters and digits',
    source: sources.hostedZone,
    remedy:
      'Copy it from Route 53 without "/hostedzone/", or leave it out to have the zone looked up by its name.',
  }),
  rule({
    judges: (context) => at(['domain', 'custom', 'parentARecord'], custom(context)?.parentARecord),
    holds: (address) => /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/.test(address),
    expected: 'an IPv4 address',
    source: sources.customDomain,
    remedy:
      'Give the address of your site, or "192.0.2.1", which leads nowhere; leave it out where the parent has an A record.',
  }),

  rule({
    judges: ({ draft }) => at(['resourceServer', 'identifier'], draft.resourceServer?.identifier),
    holds: (identifier) => /^[\x21\x23-\x5B\x5D-\x7E]{1,256}$/.test(identifier),
    expected: '1 to 256 printable ASCII characters without spaces, quotation marks and backslashes',
    source: sources.resourceServer,
    remedy: 'Take the base URL of the API, e.g. "https://api.example.com".',
  }),
  rule({
    judges: ({ draft }) => at(['resourceServer', 'identifier'], draft.resourceServer?.identifier),
    holds: (identifier) => !identifier.endsWith('/'),
    expected: 'no "/" at the end',
    source: sources.resourceServer,
    remedy: 'Delete it: a scope is written "<identifier>/<name>", and would have two.',
  }),
  rule({
    judges: ({ draft }) => at(['resourceServer', 'name'], draft.resourceServer?.name),
    holds: (name) => /^[\w\s+=,.@-]{1,256}$/.test(name),
    expected: '1 to 256 letters, digits, spaces and any of _ + = , . @ -',
    source: sources.resourceServer,
    remedy: 'Write a short name, e.g. "Example API".',
  }),
  rule({
    judges: ({ draft }) => at(['resourceServer', 'scopes'], draft.resourceServer?.scopes),
    holds: (scopes) => scopes.length >= 1 && scopes.length <= 100,
    expected: '1 to 100 scopes',
    source: sources.resourceServer,
    remedy: 'Define the scopes that the SaaS API asks of an access token.',
  }),
  rule({
    judges: apiScopeNames,
    holds: (name) => /^[\x21\x23-\x2E\x30-\x5B\x5D-\x7E]{1,256}$/.test(name),
    expected: '1 to 256 printable ASCII characters without spaces, quotation marks, slashes and backslashes',
    source: sources.resourceServer,
    remedy: 'Write the name alone, e.g. "tasks.read": the identifier is put before it.',
  }),
  rule({
    judges: (context) => repeated(apiScopeNames(context)),
    holds: never,
    expected: 'each scope once',
    source: sources.resourceServer,
    remedy: 'Delete the repetition.',
  }),
  rule({
    judges: (context) =>
      apiScopes(context).flatMap((one, index) =>
        at(['resourceServer', 'scopes', index, 'description'], one?.description),
      ),
    holds: (description) => description.length >= 1 && description.length <= 256,
    expected: '1 to 256 characters',
    source: sources.resourceServer,
    remedy: 'Say in a few words what the scope allows.',
  }),

  rule({
    judges: clientScopes,
    holds: (scope, context) => standardScopes.includes(scope) || wireScopes(context).includes(scope),
    expected: (context) =>
      `a standard scope (${standardScopes.join(', ')}) or one of the resource server: ${wireScopes(context).join(', ')}`,
    source: sources.client,
    remedy: (scope, context) => {
      const meant = wireScopes(context).find((one) => one.endsWith(`/${scope}`));
      return meant ? `Write it whole: "${meant}".` : 'Correct it, or define it in resourceServer.scopes.';
    },
  }),
  rule({
    judges: (context) => repeated(clientScopes(context)),
    holds: never,
    expected: 'each scope once',
    source: sources.client,
    remedy: 'Delete the repetition.',
  }),
  rule({
    judges: (context) =>
      clientScopes(context).filter(({ value }) => ['email', 'phone', 'profile'].includes(value)),
    holds: (_scope, { draft }) => draft.client?.scopes?.includes('openid') === true,
    expected: '"openid" beside it',
    source: sources.openid,
    remedy: 'Add "openid": email, phone and profile are claims of an OpenID sign-in.',
  }),
  rule({
    judges: ({ draft }) => at(['client', 'scopes'], draft.client?.scopes),
    holds: (scopes) => scopes.length >= 1 && scopes.length <= alexaLimits.scopes,
    expected: `1 to ${alexaLimits.scopes} scopes, Alexa's limit`,
    source: sources.alexaLinking,
    remedy: 'Keep those that the skill needs.',
  }),
  rule({
    judges: ({ draft }) =>
      draft.client?.scopes ? [] : at(['resourceServer', 'scopes'], draft.resourceServer?.scopes),
    holds: (scopes) => scopes.length <= alexaLimits.scopes - 3,
    expected: `at most ${alexaLimits.scopes - 3} scopes where client.scopes is left out: with the three standard ones they are Alexa's ${alexaLimits.scopes}`,
    source: sources.alexaLinking,
    remedy: 'List in client.scopes those that the skill needs.',
  }),

  rule({
    judges: lifetimes,
    holds: (words) => parseDuration(words) !== undefined,
    expected: 'a number and a unit, e.g. "60 minutes", "1 day", "10 years"',
    source: sources.voicelink,
    remedy: 'Write it in seconds, minutes, hours, days, weeks, months (of 30 days) or years (of 365 days).',
  }),
  rule({
    judges: shortLifetimes,
    holds: (words) => seconds(words) >= alexaLimits.accessTokenSeconds,
    expected: `at least ${alexaLimits.accessTokenSeconds / 60} minutes`,
    source: sources.alexaLinking,
    remedy: 'Write a longer one, e.g. "60 minutes".',
  }),
  rule({
    judges: shortLifetimes,
    holds: (words) => seconds(words) <= 86_400,
    expected: 'at most 1 day',
    source: sources.client,
    remedy: 'Write a shorter one: Alexa gets a new one by itself with the refresh token.',
  }),
  rule({
    judges: refreshLifetime,
    holds: (words) => seconds(words) >= 3_600 && seconds(words) <= 10 * year,
    expected: '1 hour to 3,650 days (10 years)',
    source: sources.client,
    remedy: 'Leave it out to have 10 years, or write what your security policy asks.',
  }),
  rule({
    judges: (context) => refreshLifetime(context).filter(({ value }) => seconds(value) >= 3_600),
    holds: (words, { draft }) =>
      ['accessTokenLifetime', 'idTokenLifetime'].every(
        (name) => seconds(words) >= seconds(draft.client?.[name as 'idTokenLifetime'] ?? '60 minutes'),
      ),
    expected: 'no shorter than the access and ID token',
    source: sources.client,
    remedy: 'Make it longer, or the other two shorter.',
  }),
  rule({
    level: 'warning',
    judges: (context) => refreshLifetime(context).filter(({ value }) => seconds(value) >= 3_600),
    holds: (words) => seconds(words) >= year,
    expected: 'a year or longer',
    source: sources.alexaLinking,
    remedy:
      'Every customer must link the account again each time it ends: until then the skill answers with nothing but a link card. Leave it out to have 10 years.',
  }),

  rule({
    judges: (context) => at(['skillFunction', 'saasApiUrl'], skill(context)?.saasApiUrl),
    holds: isHttps,
    expected: 'an absolute https URL',
    source: sources.url,
    remedy: 'Write the base URL of the SaaS API: access tokens travel to it.',
  }),
  rule({
    judges: (context) => at(['skillFunction', 'saasApiUrl'], skill(context)?.saasApiUrl),
    holds: (url) => !hasCredentials(url),
    expected: 'a URL without a user name or password',
    source: sources.url,
    remedy: 'Delete what stands before the "@", and change that password: it has been in a file.',
  }),
  rule({
    judges: (context) => at(['skillFunction', 'saasApiUrl'], skill(context)?.saasApiUrl),
    holds: (url) => !/[?#]/.test(url),
    expected: 'a base URL without query and fragment',
    source: sources.url,
    remedy: 'Delete what follows the path: the paths of the API are appended to it.',
  }),
  rule({
    judges: (context) => at(['skillFunction', 'memory'], skill(context)?.memory),
    holds: (memory) => memory >= 128 && memory <= 10_240,
    expected: '128 to 10,240 MB',
    source: sources.lambda,
    remedy: 'Leave it out to have 512.',
  }),
  rule({
    judges: (context) => at(['skillFunction', 'logRetentionDays'], skill(context)?.logRetentionDays),
    holds: (days) => logRetention.includes(days),
    expected: `a number of days that CloudWatch knows: ${logRetention.join(', ')}`,
    source: sources.logs,
    remedy: 'Take the next longer one.',
  }),

  rule({
    judges: ({ draft }) =>
      at(['userPool', 'passwordPolicy', 'minimumLength'], draft.userPool?.passwordPolicy?.minimumLength),
    holds: (length) => length >= 8 && length <= 99,
    expected: '8 to 99 characters',
    source: sources.pool,
    remedy: 'Leave it out to have 14.',
  }),
  rule({
    judges: ({ draft }) =>
      at(
        ['userPool', 'passwordPolicy', 'temporaryPasswordDays'],
        draft.userPool?.passwordPolicy?.temporaryPasswordDays,
      ),
    holds: (days) => days >= 1 && days <= 365,
    expected: '1 to 365 days',
    source: sources.pool,
    remedy: 'Leave it out to have 7.',
  }),
  rule({
    judges: ({ draft }) => at(['userPool', 'ses', 'from'], draft.userPool?.ses?.from),
    holds: (from) => mailAddress.test(/^[^<>]*<([^<>]*)>$/.exec(from)?.[1] ?? from),
    expected: 'an e-mail address, alone or as "Name <address>"',
    source: sources.mail,
    remedy: 'Write the sender that customers shall see, e.g. "Example <no-reply@example.com>".',
  }),
  rule({
    judges: ({ draft }) => at(['userPool', 'ses', 'replyTo'], draft.userPool?.ses?.replyTo),
    holds: (address) => mailAddress.test(address),
    expected: 'an e-mail address',
    source: sources.mail,
    remedy: 'Write the address at which replies are read, or leave it out.',
  }),
  rule({
    judges: ({ draft }) => at(['userPool', 'ses', 'identityArn'], draft.userPool?.ses?.identityArn),
    holds: (arn) => /^arn:aws[\w-]*:ses:[a-z0-9-]+:\d{12}:identity\/\S+$/.test(arn),
    expected: 'the ARN of an SES identity, "arn:aws:ses:<region>:<account>:identity/<domain or address>"',
    source: sources.mail,
    remedy: 'Copy it from the SES console, "Identities".',
  }),
  rule({
    level: 'warning',
    judges: ({ draft }) =>
      draft.domain?.custom && draft.userPool?.ses === undefined
        ? [{ path: ['userPool', 'ses'], value: undefined }]
        : [],
    holds: (_absent, { draft }) =>
      draft.userPool?.selfRegistration === false || draft.userPool?.passwordSignIn === false,
    expected: 'an SES sender where customers sign up by themselves',
    source: sources.mail,
    remedy:
      'Without one Cognito sends at most 50 messages a day: sign-ups and password resets beyond them fail.',
  }),
  rule({
    judges: ({ draft }) => at(['userPool', 'passwordSignIn'], draft.userPool?.passwordSignIn),
    holds: (on, { draft }) => on || (draft.identityProviders?.length ?? 0) > 0,
    expected: 'at least one entry in identityProviders where passwordSignIn is false',
    source: sources.client,
    remedy: 'Add the identity provider at which customers sign in, or leave passwordSignIn on.',
  }),
  rule({
    judges: ({ draft }) => (draft.managedLogin ? at(['managedLogin'], draft.managedLogin) : []),
    holds: (_branding, { draft }) => draft.userPool?.tier !== 'LITE',
    expected: 'the tier ESSENTIALS or PLUS where managedLogin is on',
    source: sources.tiers,
    remedy: 'Set managedLogin to false for the classic pages, or choose another tier.',
  }),
  rule({
    judges: ({ draft }) =>
      at(['managedLogin', 'settingsFile'], (draft.managedLogin || undefined)?.settingsFile),
    holds: (file) => /^(?!\/)(?!.*\.\.)[\w./ -]+\.json$/.test(file),
    expected: 'the path of a JSON file inside the project, from its root',
    source: sources.voicelink,
    remedy: 'Put the branding in the project, e.g. "config/branding.json".',
  }),

  rule({
    judges: providerNames,
    holds: (name) => /^[^_\p{Z}\s][^\p{Z}\s]{1,30}[^_\p{Z}\s]$/u.test(name),
    expected: '3 to 32 characters without spaces, no "_" first or last',
    source: sources.provider,
    remedy: 'Choose a short name, e.g. "ExampleSSO".',
  }),
  rule({
    judges: ofProviders('name'),
    holds: (name) =>
      !['COGNITO', 'Google', 'Facebook', 'LoginWithAmazon', 'SignInWithApple'].some(
        (one) => one.toLowerCase() === name.toLowerCase(),
      ),
    expected:
      "a name that is none of Cognito's own: COGNITO, Google, Facebook, LoginWithAmazon, SignInWithApple",
    source: sources.provider,
    remedy: 'Choose another name, or take the provider type of that name.',
  }),
  rule({
    judges: (context) => repeated(providerNames(context)),
    holds: never,
    expected: 'each provider name once',
    source: sources.provider,
    remedy: 'Rename or delete one of the two.',
  }),
  rule({
    judges: ofProviders('clientId', 'teamId', 'keyId'),
    holds: (id) => /^\S{1,256}$/.test(id),
    expected: 'the id that the provider gave, without spaces',
    source: sources.provider,
    remedy: "Copy it from the provider's console.",
  }),
  rule({
    judges: ofProviders('teamId', 'keyId'),
    holds: (id) => /^[A-Z0-9]{10}$/.test(id),
    expected: '10 capital letters and digits',
    source: sources.apple,
    remedy: "Copy it from Apple's developer console.",
  }),
  rule({
    judges: ofProviders('issuer', 'metadataUrl'),
    holds: isHttps,
    expected: 'an absolute https URL',
    source: sources.provider,
    remedy: "Copy it from the provider's console.",
  }),
  rule({
    judges: ofProviders('issuer'),
    holds: (issuer) => !/[?#]|\/$|\.well-known/.test(issuer),
    expected: 'the issuer alone: no query, no "/" at its end, no "/.well-known/…"',
    source: sources.provider,
    remedy: 'Cognito appends "/.well-known/openid-configuration" itself.',
  }),
  rule({
    judges: (context) =>
      providers(context).flatMap(({ path, value }) =>
        value.type === 'OIDC' ? at([...path, 'scopes'], value.scopes) : [],
      ),
    holds: (scopes) => scopes.includes('openid'),
    expected: '"openid" among the scopes of an OIDC provider',
    source: sources.openid,
    remedy: 'Add it: without it there is no ID token to sign in with.',
  }),
  rule({
    judges: (context) =>
      providers(context).flatMap(({ path, value }) =>
        at([...path, 'attributeMapping'], value.attributeMapping),
      ),
    holds: (mapping) => typeof mapping.email === 'string' && mapping.email !== '',
    expected: '"email" among the mapped attributes',
    source: sources.provider,
    remedy: 'Map it to the claim with the address: customers of this pool are known by it.',
  }),
  rule({
    judges: secretVariables,
    holds: (name) =>
      /^[a-z][a-z0-9]{0,19}(?:_[a-z0-9]{1,20})*$/.test(name) && name.length <= 100 && !isSecret(name),
    expected:
      'the name of a Terraform variable in snake_case, e.g. "google_client_secret", never the secret itself',
    source: sources.terraformVariables,
    remedy:
      'Give a name here and the secret at deployment as TF_VAR_<name>. If the secret was written here, change it at the provider: it has been in a file.',
  }),
  rule({
    judges: secretVariables,
    holds: (name) =>
      !['source', 'version', 'providers', 'count', 'for_each', 'lifecycle', 'depends_on', 'locals'].includes(
        name,
      ),
    expected: 'a name that Terraform does not keep for itself',
    source: sources.terraformVariables,
    remedy: 'Name what it holds, e.g. "google_client_secret".',
  }),
  rule({
    judges: (context) => repeated(secretVariables(context)),
    holds: never,
    expected: 'a variable for each secret',
    source: sources.terraformVariables,
    remedy: 'Give each provider a variable of its own.',
  }),

  rule({
    judges: ({ draft }) => at(['alarms', 'email'], draft.alarms?.email),
    holds: (address) => mailAddress.test(address),
    expected: 'an e-mail address',
    source: sources.voicelink,
    remedy: 'Write the address of those who are on call, or leave alarms out.',
  }),
  rule({
    judges: ({ draft }) => at(['wafAclArn'], draft.wafAclArn),
    holds: (arn) =>
      /^arn:aws[\w-]*:wafv2:[a-z0-9-]+:\d{12}:regional\/webacl\/[\w-]+\/[0-9a-f-]{36}$/.test(arn),
    expected: 'the ARN of a regional web ACL, "arn:aws:wafv2:<region>:<account>:regional/webacl/<name>/<id>"',
    source: sources.waf,
    remedy: 'Copy it from the WAF console; one for CloudFront ("global") does not protect a user pool.',
  }),
  rule({
    judges: ({ draft }) => at(['wafAclArn'], draft.wafAclArn),
    holds: (arn, { draft }) => {
      const where = /^arn:[^:]*:wafv2:([^:]+):/.exec(arn)?.[1];
      return where === undefined || draft.region === undefined || where === draft.region;
    },
    expected: ({ draft }) => `a web ACL in the region of the user pool, ${draft.region}`,
    source: sources.waf,
    remedy: 'Take or make one in that region.',
  }),
  rule({
    judges: ({ draft }) => keysOf(['tags'], draft.tags),
    holds: (key) => /^[\p{L}\p{Z}\p{N}_.:/=+@-]{1,128}$/u.test(key) && !key.toLowerCase().startsWith('aws:'),
    expected:
      'a key of 1 to 128 letters, digits, spaces and any of _ . : / = + - @, not beginning with "aws:"',
    source: sources.tags,
    remedy: 'Rename the tag.',
  }),
  rule({
    judges: ({ draft }) => valuesOf(['tags'], draft.tags),
    holds: (value) => /^[\p{L}\p{Z}\p{N}_.:/=+@-]{0,256}$/u.test(value),
    expected: 'a value of at most 256 letters, digits, spaces and any of _ . : / = + - @',
    source: sources.tags,
    remedy: 'Correct the value.',
  }),
  rule({
    judges: ({ draft }) => at(['tags'], draft.tags),
    holds: (tags) => Object.keys(tags).length <= 50,
    expected: 'at most 50 tags',
    source: sources.tags,
    remedy: 'Delete those that nobody reads.',
  }),
  rule({
    judges: ({ draft }) => at(['state', 'bucket'], draft.state?.bucket),
    holds: (bucket) => /^(?=.{3,63}$)(?!.*\.\.)[a-z0-9][a-z0-9.-]*[a-z0-9]$/.test(bucket),
    expected: '3 to 63 small letters, digits, dots and hyphens, a letter or digit first and last',
    source: sources.s3,
    remedy: 'Give the name of the bucket alone, not its ARN or URL.',
  }),
  rule({
    judges: ({ draft }) => at(['state', 'region'], draft.state?.region),
    holds: (name) => region.test(name),
    expected: 'an AWS region, e.g. "eu-west-1"',
    source: sources.terraformState,
    remedy: 'Write the region of the bucket, or leave it out where it is that of the environment.',
  }),
  rule({
    judges: ({ draft }) => at(['state', 'key'], draft.state?.key),
    holds: (key) => /^(?!\/)[\w!.*'()/-]{1,1024}(?<!\/)$/.test(key),
    expected: 'a path in the bucket, no "/" first or last',
    source: sources.terraformState,
    remedy: 'Leave it out to have "voicelink/<environment>.tfstate".',
  }),
  rule({
    judges: ({ draft }) => at(['state'], draft.state),
    holds: (_state, context) => !taken(context, stateKey).includes(stateKey(context.draft) ?? ''),
    expected: 'a state that no other environment keeps in the same place',
    source: sources.terraformState,
    remedy: 'Give each environment a key of its own: one would destroy the resources of the other.',
  }),
  rule({
    judges: ({ draft }) => at(['state', 'kmsKeyArn'], draft.state?.kmsKeyArn),
    holds: (arn) => /^arn:aws[\w-]*:kms:[a-z0-9-]+:\d{12}:key\/[\w-]+$/.test(arn),
    expected: 'the ARN of a KMS key, "arn:aws:kms:<region>:<account>:key/<id>"',
    source: sources.terraformState,
    remedy: "Copy it from the KMS console, or leave it out to have the bucket's own encryption.",
  }),

  rule({
    judges: ({ draft }) => texts(draft),
    holds: (text) => !isSecret(text),
    expected: 'no secret in the file',
    source: sources.voicelink,
    remedy: 'Delete it, and change that secret where it was made: it has been in a file.',
  }),
  rule({
    judges: ({ draft }) => texts(draft),
    holds: (text) => !/[$%]\{/.test(text),
    expected: 'text without "${" and "%{", which Terraform would read as an expression',
    source: sources.terraformTemplates,
    remedy: 'Write the value itself.',
  }),
  rule({
    level: 'warning',
    judges: ({ draft }) => {
      const paths = texts(draft).flatMap(({ path, value }) =>
        placeholder.test(value) ? [formatPath(path)] : [],
      );
      return paths.length > 0 ? [{ path: [], value: paths.join(', ') }] : [];
    },
    holds: never,
    expected: 'values of your own in place of those that the repository ships',
    source: sources.voicelink,
    remedy: 'Put in your own before you deploy; to synthesize and to rehearse they are good enough.',
  }),
];
