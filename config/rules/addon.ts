import { cognitoLimits } from '../../cognito/limits';
import { type CallbackUrlShape, callbackUrlRules } from './callback-urls';
import { hostedZoneRules } from './hosted-zones';
import { at, type Context, eachOf, never, type Rule, repeated, rule, taken } from './rule';
import { hostName, isHttps, isLoopback, isOfApp, isOrigin } from './shapes';
import { sources } from './sources';

const redirectUrls = ({ draft }: Context) => eachOf(['addon', 'redirectUrls'], draft.addon?.redirectUrls);
const publicRedirectUrls = ({ draft }: Context) =>
  eachOf(['addon', 'publicClient', 'redirectUrls'], draft.addon?.publicClient?.redirectUrls);
const allowedOrigins = ({ draft }: Context) =>
  eachOf(['addon', 'allowedOrigins'], draft.addon?.allowedOrigins);
const scopes = ({ draft }: Context) => eachOf(['addon', 'scopes'], draft.addon?.scopes);
const domainName = ({ draft }: Context) => at(['addon', 'domain', 'name'], draft.addon?.domain?.name);

const apiScopes = ({ draft: { resourceServer } }: Context) =>
  (resourceServer?.scopes ?? []).map((one) => `${resourceServer?.identifier}/${one?.name}`);

/** MCP clients on a customer's machine come back to that machine, or to an app of their own (RFC 8252). */
const ofMcpClient: CallbackUrlShape = {
  holds: (url) => isHttps(url) || isLoopback(url) || isOfApp(url),
  expected: 'an absolute URL: https, http at localhost, or a scheme of an app such as "cursor://"',
};

const isCallbackCount = (urls: readonly unknown[]) =>
  urls.length >= 1 && urls.length <= cognitoLimits.callbackUrls;

/** The rules of the add-on for Alexa+. */
export const addonRules: readonly Rule[] = [
  ...callbackUrlRules(
    redirectUrls,
    'the output of "alexa-ai configure-account-linking", or from what your MCP client says of itself',
    ofMcpClient,
  ),
  rule({
    judges: ({ draft }) => at(['addon', 'redirectUrls'], draft.addon?.redirectUrls),
    holds: isCallbackCount,
    expected: `1 to ${cognitoLimits.callbackUrls} redirect URLs`,
    source: sources.client,
    remedy: "Leave it out to have Alexa's three.",
  }),
  rule({
    level: 'warning',
    judges: redirectUrls,
    holds: isHttps,
    expected: 'an https URL, of a client that can keep the secret of this app client',
    source: sources.nativeApps,
    remedy:
      "Move it to addon.publicClient.redirectUrls: what is on a customer's machine is no secret, so the app client there has none.",
  }),
  ...callbackUrlRules(publicRedirectUrls, 'what your MCP client says of itself', ofMcpClient),
  rule({
    judges: ({ draft }) =>
      at(['addon', 'publicClient', 'redirectUrls'], draft.addon?.publicClient?.redirectUrls),
    holds: isCallbackCount,
    expected: `1 to ${cognitoLimits.callbackUrls} redirect URLs`,
    source: sources.client,
    remedy: "Leave publicClient out where no client on a customer's machine is to get in.",
  }),
  rule({
    judges: allowedOrigins,
    holds: isOrigin,
    expected: 'an origin such as "https://agent.example.com", or one of localhost with http',
    source: sources.mcpOrigins,
    remedy: 'Give scheme and host alone, in small letters, without a slash at the end.',
  }),
  rule({
    judges: (context) => repeated(allowedOrigins(context)),
    holds: never,
    expected: 'each origin once',
    source: sources.mcpOrigins,
    remedy: 'Delete the repetition.',
  }),
  rule({
    judges: domainName,
    holds: (name) => hostName.test(name) && name.length <= 64,
    expected:
      'a domain name such as "add-on.example.com": small letters, digits, hyphens and dots, at most 64 characters',
    source: sources.certificate,
    remedy: 'Give the name alone, without "https://" and without a path: the MCP URL is made from it.',
  }),
  rule({
    judges: domainName,
    holds: (name, { draft }) => name !== draft.domain?.custom?.name,
    expected: 'another name than that of the sign-in domain',
    source: sources.voicelink,
    remedy: 'Give each a label of its own, e.g. "auth." and "add-on.".',
  }),
  rule({
    judges: domainName,
    holds: (name, context) => !taken(context, ({ addon }) => addon?.domain?.name).includes(name),
    expected: 'a domain that no other environment has',
    source: sources.httpApi,
    remedy: 'Give each environment a domain of its own, e.g. "add-on.dev.example.com".',
  }),
  ...hostedZoneRules({
    path: ['addon', 'domain'],
    domain: ({ draft }) => draft.addon?.domain,
    source: sources.httpApi,
  }),
  rule({
    judges: scopes,
    holds: (scope, context) => apiScopes(context).includes(scope),
    expected: (context) => `a scope of the resource server: ${apiScopes(context).join(', ')}`,
    source: sources.client,
    remedy:
      'Correct it, or define it in resourceServer.scopes: an add-on gets nothing but what its tools need.',
  }),
  rule({
    judges: (context) => repeated(scopes(context)),
    holds: never,
    expected: 'each scope once',
    source: sources.client,
    remedy: 'Delete the repetition.',
  }),
  rule({
    judges: ({ draft }) => at(['addon', 'scopes'], draft.addon?.scopes),
    holds: (list) => list.length >= 1 && list.length <= cognitoLimits.clientScopes,
    expected: `1 to ${cognitoLimits.clientScopes} scopes`,
    source: sources.client,
    remedy: 'Leave it out to have every scope of the resource server.',
  }),
  rule({
    level: 'warning',
    judges: ({ draft }) => at(['addon', 'checkAudience'], draft.addon?.checkAudience),
    holds: (checked) => checked,
    expected: 'true',
    source: sources.resourceIndicators,
    remedy:
      'Leave it out unless a client of yours sends no "resource": without the check a token that was issued for something else is taken.',
  }),
  rule({
    judges: ({ draft }) => at(['addon', 'throttle', 'rate'], draft.addon?.throttle?.rate),
    holds: (rate) => rate >= 1 && rate <= 10_000,
    expected: '1 to 10,000 requests a second',
    source: sources.httpApi,
    remedy: 'Leave it out to have 50.',
  }),
  rule({
    judges: ({ draft }) => at(['addon', 'throttle', 'burst'], draft.addon?.throttle?.burst),
    holds: (burst) => burst >= 1 && burst <= 5_000,
    expected: '1 to 5,000 requests at once',
    source: sources.httpApi,
    remedy: 'Leave it out to have 100.',
  }),
  rule({
    judges: ({ draft }) => at(['addon'], draft.addon),
    holds: ({ saasApiUrl }, { draft }) => saasApiUrl !== undefined || draft.skillFunction !== false,
    expected: 'a saasApiUrl where skillFunction is false',
    source: sources.voicelink,
    remedy: 'Add addon.saasApiUrl: there is no skill function to take it from.',
  }),
];
