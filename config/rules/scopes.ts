import { scopes as serviceScopes } from '#service/scopes';
import { alexaLimits } from '../../alexa/limits';
import { standardScopes } from '../../cognito/limits';
import { at, type Context, eachOf, never, type Rule, repeated, rule } from './rule';
import { sources } from './sources';

const clientScopes = ({ draft }: Context) => eachOf(['client', 'scopes'], draft.client?.scopes);
const apiScopes = ({ draft }: Context) => draft.resourceServer?.scopes ?? [];
const apiScopeNames = (context: Context) =>
  apiScopes(context).flatMap((one, index) => at(['resourceServer', 'scopes', index, 'name'], one?.name));

/** Scopes of the SaaS API as they are on the wire. */
const wireScopes = (context: Context) =>
  apiScopeNames(context).map(({ value }) => `${context.draft.resourceServer?.identifier}/${value}`);

/** Scopes that the service asks of an access token. */
const needed = Object.keys(serviceScopes);

/** Is the service deployed here? A skill that is hosted elsewhere has scopes of its own. */
const runsService = ({ skillFunction, addon }: Context['draft']) =>
  skillFunction !== false || addon !== undefined;

/** Those of them that are not among the names. */
const missingOf = (names: readonly (string | undefined)[]) => needed.filter((name) => !names.includes(name));

/** Names of scopes, but for the resource server's identifier. */
const bare = (scopes: readonly (string | undefined)[]) =>
  scopes.map((one) => one?.slice(one.lastIndexOf('/') + 1));

/** The rules of scopes: the resource server's, and those that the app client asks for. */
export const scopeRules: readonly Rule[] = [
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
    judges: ({ draft }) =>
      runsService(draft) ? at(['resourceServer', 'scopes'], draft.resourceServer?.scopes) : [],
    holds: (scopes) => missingOf(scopes.map((one) => one?.name)).length === 0,
    expected: `every scope that the service asks for: ${needed.join(', ')}`,
    source: sources.serviceScopes,
    remedy: (scopes) =>
      `Add ${missingOf(scopes.map((one) => one?.name)).join(', ')}: without it a part of the skill cannot work.`,
  }),
  rule({
    judges: apiScopeNames,
    holds: (name) => /^[\x21\x23-\x2E\x30-\x5B\x5D-\x7E]{1,256}$/.test(name),
    expected: '1 to 256 printable ASCII characters without spaces, quotation marks, slashes and backslashes',
    source: sources.resourceServer,
    remedy: 'Write the name alone, e.g. "orders.read": the identifier is put before it.',
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
    level: 'warning',
    judges: ({ draft }) => (runsService(draft) ? at(['client', 'scopes'], draft.client?.scopes) : []),
    holds: (scopes) => missingOf(bare(scopes)).length === 0,
    expected: `every scope that the service asks for: ${needed.join(', ')}`,
    source: sources.serviceScopes,
    remedy: (scopes) =>
      `Add ${missingOf(bare(scopes)).join(', ')}, or the skill says that the account doesn't let it do what needs it.`,
  }),
  rule({
    judges: ({ draft }) =>
      draft.client?.scopes ? [] : at(['resourceServer', 'scopes'], draft.resourceServer?.scopes),
    holds: (scopes) => scopes.length <= alexaLimits.scopes - 3,
    expected: `at most ${alexaLimits.scopes - 3} scopes where client.scopes is left out: with the three standard ones they are Alexa's ${alexaLimits.scopes}`,
    source: sources.alexaLinking,
    remedy: 'List in client.scopes those that the skill needs.',
  }),
];
