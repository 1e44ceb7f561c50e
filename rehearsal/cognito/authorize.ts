import { cognitoLimits } from '../../cognito/limits';
import type { Parameters } from './parameters';
import type { AppClientSettings, UserPoolSettings } from './user-pool-settings';

/** What is wrong with an authorization request. */
export type AuthorizeRefusal =
  /** Shown to the customer: nothing may be redirected to an address that is not registered. */
  | { readonly shown: string }
  /** Redirected to the client with this error (RFC 6749 §4.1.2.1). */
  | { readonly redirected: string; readonly description: string };

/** A request that may go on to sign-in. */
export interface AuthorizationRequest {
  readonly client: AppClientSettings;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  readonly state?: string;
  readonly codeChallenge?: string;
  readonly nonce?: string;
  /** What the access token is for (RFC 8707); it becomes the token's `aud`. */
  readonly resource?: string;
  /** `prompt=none`: answer without a page. `prompt=login`: sign in anew. */
  readonly prompt?: string;
  readonly loginHint?: string;
}

interface RuleInput {
  readonly parameters: Parameters;
  readonly client: AppClientSettings;
}

interface Rule {
  readonly error: string;
  readonly description: string;
  refuses(input: RuleInput): boolean;
}

/** Refusals that the client is told of, in the order in which they are looked for. */
const redirectedRules: readonly Rule[] = [
  {
    error: 'invalid_request',
    description: 'a parameter occurs more than once',
    refuses: ({ parameters }) => parameters.isDoubled(),
  },
  {
    error: 'invalid_request',
    description: 'response_type is missing',
    refuses: ({ parameters }) => !parameters.get('response_type'),
  },
  {
    error: 'invalid_request',
    description: 'response_type must be code or token',
    refuses: ({ parameters }) => !['code', 'token'].includes(parameters.text('response_type')),
  },
  {
    error: 'unauthorized_client',
    description: 'the client may not use this flow',
    refuses: ({ parameters, client }) =>
      !client.flows.includes(parameters.get('response_type') === 'code' ? 'code' : 'implicit'),
  },
  {
    error: 'invalid_request',
    description: 'the implicit flow is not offered here',
    refuses: ({ parameters }) => parameters.get('response_type') === 'token',
  },
  {
    error: 'invalid_scope',
    description: 'a scope is not one of the client',
    refuses: ({ parameters, client }) =>
      parameters.list('scope').some((scope) => !client.scopes.includes(scope)),
  },
  {
    error: 'invalid_request',
    description: 'code_challenge and code_challenge_method go together',
    refuses: ({ parameters }) =>
      (parameters.get('code_challenge') === undefined) !==
      (parameters.get('code_challenge_method') === undefined),
  },
  {
    error: 'invalid_request',
    description: 'code_challenge_method must be S256',
    refuses: ({ parameters }) => (parameters.get('code_challenge_method') ?? 'S256') !== 'S256',
  },
  {
    error: 'invalid_request',
    description: 'code_challenge is not the base64url of a SHA-256 hash',
    refuses: ({ parameters }) => !/^([\w-]{43})?$/.test(parameters.text('code_challenge')),
  },
  {
    error: 'invalid_request',
    description: 'resource must be a URL',
    refuses: ({ parameters }) => !isResource(parameters.get('resource')),
  },
  {
    error: 'invalid_request',
    description: 'the client has no way to sign in',
    refuses: ({ client }) => !client.usesPoolSignIn && client.identityProviders.length === 0,
  },
  {
    error: 'invalid_request',
    description: 'identity_provider is not one of the client',
    refuses: ({ parameters, client }) =>
      !['', ...(client.usesPoolSignIn ? ['COGNITO'] : []), ...client.identityProviders].includes(
        parameters.text('identity_provider'),
      ),
  },
];

/** Checks an authorization request, which came to `/oauth2/authorize` or straight to `/login`. */
export function readAuthorizationRequest(
  parameters: Parameters,
  settings: UserPoolSettings,
): AuthorizationRequest | AuthorizeRefusal {
  if (!parameters.get('client_id') || parameters.isDoubled('client_id')) return { shown: 'invalid_request' };
  const client = settings.clients.find((one) => one.clientId === parameters.get('client_id'));
  if (!client) return { shown: 'invalid_client' };
  const redirectUri = parameters.get('redirect_uri');
  if (!redirectUri || parameters.isDoubled('redirect_uri')) return { shown: 'invalid_request' };
  if (redirectUri.length > cognitoLimits.callbackUrlLength || !client.callbackUrls.includes(redirectUri)) {
    return { shown: 'redirect_mismatch' };
  }
  const broken = redirectedRules.find((rule) => rule.refuses({ parameters, client }));
  if (broken) return { redirected: broken.error, description: broken.description };
  const asked = parameters.list('scope');
  return {
    client,
    redirectUri,
    scopes: asked.length > 0 ? [...new Set(asked)] : client.scopes,
    state: parameters.get('state'),
    codeChallenge: parameters.get('code_challenge'),
    nonce: parameters.get('nonce'),
    resource: settings.bindsResources ? parameters.get('resource') : undefined,
    prompt: parameters.get('prompt'),
    loginHint: parameters.get('login_hint'),
  };
}

/** Cognito takes `https://…`, `http://localhost…` and a scheme of an app's own; RFC 8707 forbids a fragment. */
function isResource(resource: string | undefined): boolean {
  if (resource === undefined) return true;
  return (
    URL.canParse(resource) && !resource.includes('#') && !/^http:(?!\/\/localhost(?:[:/]|$))/i.test(resource)
  );
}

/** The redirect URI with an answer added to its query. */
export function redirectWith(
  redirectUri: string,
  answer: Readonly<Record<string, string | undefined>>,
): string {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries(answer)) {
    if (value !== undefined) url.searchParams.set(name, value);
  }
  return url.href;
}
