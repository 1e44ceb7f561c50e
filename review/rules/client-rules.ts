import type { Change } from '../change';
import {
  becomes,
  changed,
  clause,
  deleted,
  differs,
  gains,
  loses,
  oneOf,
  renamed,
  replaced,
  was,
} from '../clauses';
import { all, any, type Clause, not, type Truth } from '../condition';
import type { Json } from '../plan';
import type { ResourceRule, Subject } from '../rule';
import { everyCustomer, listed } from '../wording';

const client = ['aws_cognito_user_pool_client', 'aws_cognito_managed_user_pool_client'];

const appClientPage =
  'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-client-apps.html';
const linkingPage =
  'https://developer.amazon.com/en-US/docs/alexa/account-linking/requirements-account-linking.html';

/** Hosts to which Alexa returns the browser after sign-in, by the region of the customer. */
const alexaHosts: Record<string, string> = {
  'pitangui.amazon.com': 'North America',
  'layla.amazon.com': 'Europe and India',
  'alexa.amazon.co.jp': 'Japan and Australia',
};

function hostOf(url: Json): string {
  try {
    return new URL(String(url)).hostname;
  } catch {
    return '';
  }
}

const isAlexa = (url: Json) => hostOf(url) in alexaHosts;
const isInsecure = (url: Json) =>
  /^http:\/\/(?!localhost[:/]|127\.0\.0\.1[:/]|\[::1\])/.test(`${String(url)}/`);
const isAdminScope = (scope: Json) => scope === 'aws.cognito.signin.user.admin';
const isPasswordFlow = oneOf(
  'ALLOW_USER_PASSWORD_AUTH',
  'ALLOW_ADMIN_USER_PASSWORD_AUTH',
  'USER_PASSWORD_AUTH',
  'ADMIN_NO_SRP_AUTH',
);

/** Alexa hosts whose redirect URL goes, with the part of the world that they serve. */
function lostHosts(change: Change): string {
  const hosts = change
    .lost('callback_urls', isAlexa)
    .map((url) => (url.sensitive ? String(url) : `${hostOf(url.value)} (${alexaHosts[hostOf(url.value)]})`));
  return hosts.join(', ');
}

const defaultRedirectOutside: Clause<Subject> = clause(
  'the default redirect URI is none of the callback URLs',
  ({ change }): Truth => {
    const uri = change.after('default_redirect_uri');
    const callbacks = change.items('after', 'callback_urls');
    // Cognito answers with none where none is set, so a URI that only the apply tells is one of its own.
    if (!uri.known || !uri.value) return false;
    if (callbacks.items.some(({ value }) => value === uri.value)) return false;
    return callbacks.complete || 'unknown';
  },
);

/** What an app client means to Alexa, which is the one that signs customers in with it. Token lifetimes are apart. */
export const clientRules: readonly ResourceRule[] = [
  {
    id: 'client-deleted',
    on: client,
    severity: 'block',
    when: all(deleted, not(renamed)),
    changes: ({ change }) => `The app client ${change.before('name')} is deleted.`,
    notice:
      'Alexa can neither link an account nor renew a token: the skill says that the account is not linked.',
    affected: (subject) =>
      `${everyCustomer(subject)} of this client, as soon as their access token expires, until all of them have linked again with another client.`,
    instead: 'Keep the client that Alexa is configured with. Delete it only after the skill is.',
    source: appClientPage,
    fixtures: { positive: 'dangerous/client-deleted-by-for-each', negative: 'dangerous/renamed-client' },
  },
  {
    id: 'client-replaced',
    on: client,
    severity: 'block',
    when: replaced,
    changes: ({ change }) =>
      `The app client ${change.before('name')} is deleted and made anew: it gets another client id and another secret.`,
    notice:
      'Alexa still sends the old id: nobody can link, no token is renewed. After somebody enters the new id and secret in the Alexa console, everybody has to link again.',
    affected: (subject) =>
      `${everyCustomer(subject)}, from the expiry of their access token until they link again.`,
    instead:
      'Undo the change of generate_secret or user_pool_id: both are fixed when a client is made. To change them, make a second client, enter it in the Alexa console, and delete this one later.',
    source: appClientPage,
    fixtures: { positive: 'dangerous/client-replaced-by-secret', negative: 'harmless/callback-added' },
  },
  {
    id: 'client-redirect-lost',
    on: client,
    severity: 'block',
    when: all(changed, loses('callback_urls', 'a redirect URL of Alexa is taken away', isAlexa)),
    changes: ({ change }) => `Callback URLs of Alexa are taken away: ${lostHosts(change)}.`,
    notice:
      'After signing in, the customer sees Cognito\'s error page (redirect_mismatch) instead of "your account is linked".',
    affected:
      'Every customer of that part of the world who links from now on, until the URL is back. Those already linked notice nothing.',
    instead: 'Register all three redirect URLs that the Alexa console shows for your vendor id.',
    source: linkingPage,
    fixtures: { positive: 'dangerous/client-redirect-lost', negative: 'harmless/callback-added' },
  },
  {
    id: 'client-callback-lost',
    on: client,
    severity: 'warn',
    when: all(
      changed,
      loses('callback_urls', 'a callback URL is taken away', (url) => !isAlexa(url)),
    ),
    changes: ({ change }) =>
      `Callback URLs are taken away: ${listed(change.lost('callback_urls', (url) => !isAlexa(url)))}.`,
    notice: "Signing in from the application behind it ends on Cognito's error page (redirect_mismatch).",
    affected: 'Users of that application, until the URL is back. Alexa is not affected.',
    instead: 'Remove it only after the application has stopped using it.',
    source: appClientPage,
    fixtures: { positive: 'dangerous/client-callback-lost', negative: 'harmless/callback-added' },
  },
  {
    id: 'client-callback-insecure',
    on: client,
    severity: 'high',
    when: gains('callback_urls', 'a callback URL without TLS is added', isInsecure),
    changes: ({ change }) =>
      `Callback URLs without TLS are added: ${listed(change.gained('callback_urls', isInsecure))}.`,
    notice: 'The plan accepts it, Cognito does not: the apply fails.',
    affected: 'Nobody by itself; whatever else was to be deployed stays half done.',
    instead: 'Use https://. Only http://localhost is allowed without TLS.',
    source: appClientPage,
    fixtures: { positive: 'dangerous/client-callback-insecure', negative: 'harmless/callback-added' },
  },
  {
    id: 'client-default-redirect',
    on: client,
    severity: 'high',
    when: defaultRedirectOutside,
    changes: ({ change }) =>
      `The default redirect URI ${change.after('default_redirect_uri')} is none of the callback URLs.`,
    notice: 'The plan accepts it, Cognito does not: the apply fails.',
    affected: 'Nobody by itself; whatever else was to be deployed stays half done.',
    instead: 'Add it to the callback URLs, or leave default_redirect_uri out.',
    source: appClientPage,
    fixtures: {
      positive: 'dangerous/client-default-redirect-outside',
      negative: 'harmless/default-redirect-inside',
    },
  },
  {
    id: 'client-code-flow-lost',
    on: client,
    severity: 'block',
    when: all(
      changed,
      any(
        loses('allowed_oauth_flows', 'the authorization code grant is taken away', oneOf('code')),
        all(
          was('allowed_oauth_flows_user_pool_client', oneOf(true), 'OAuth was allowed'),
          not(becomes('allowed_oauth_flows_user_pool_client', oneOf(true), 'OAuth stays allowed')),
        ),
      ),
    ),
    changes: 'The client may no longer use the authorization code grant, which is how Alexa links accounts.',
    notice: 'Linking fails with unauthorized_client, and Alexa cannot renew tokens.',
    affected: (subject) =>
      `${everyCustomer(subject)}: those who link at once, those already linked when their access token expires.`,
    instead: 'Keep allowed_oauth_flows = ["code"] and allowed_oauth_flows_user_pool_client = true.',
    source: linkingPage,
    fixtures: { positive: 'dangerous/client-code-flow-lost', negative: 'harmless/callback-added' },
  },
  {
    id: 'client-implicit-flow',
    on: client,
    severity: 'high',
    when: gains('allowed_oauth_flows', 'the implicit grant is added', oneOf('implicit')),
    changes: 'The client may use the implicit grant as well.',
    notice: 'Nothing. But tokens then travel in the address bar, where browser history and logs keep them.',
    affected: 'Every customer who signs in that way, for as long as it is allowed.',
    instead:
      'Leave it out: Alexa uses the authorization code grant, and RFC 9700 advises against the implicit grant.',
    source: 'https://www.rfc-editor.org/rfc/rfc9700#section-2.1.2',
    fixtures: { positive: 'dangerous/client-implicit-flow', negative: 'harmless/callback-added' },
  },
  {
    id: 'client-scope-lost',
    on: client,
    severity: 'block',
    when: all(changed, loses('allowed_oauth_scopes', 'a scope is taken away')),
    changes: ({ change }) => `Scopes are taken away: ${listed(change.lost('allowed_oauth_scopes'))}.`,
    notice:
      'If Alexa still asks for one of them, linking fails with invalid_scope. What the skill does with it is refused.',
    affected: (subject) => `${everyCustomer(subject)} who uses what the scope allows; new links at once.`,
    instead: 'Take the scope out of the skill and of the Alexa console first, and out of the client last.',
    source:
      'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-define-resource-servers.html',
    fixtures: { positive: 'dangerous/client-scope-lost', negative: 'harmless/callback-added' },
  },
  {
    id: 'client-admin-scope-gained',
    on: client,
    severity: 'high',
    when: all(
      changed,
      gains('allowed_oauth_scopes', "the scope of Cognito's own API is added", isAdminScope),
    ),
    changes: 'The scope aws.cognito.signin.user.admin is added.',
    notice:
      "Nothing. But whoever holds a token may then read and change the customer's attributes and delete the account.",
    affected: 'Every customer who links from now on, for as long as their tokens live.',
    instead:
      "Leave it out unless the skill calls GetUser; the API's own scopes need no more than themselves.",
    source:
      'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-define-resource-servers.html',
    fixtures: { positive: 'dangerous/client-admin-scope-gained', negative: 'dangerous/client-scope-gained' },
  },
  {
    id: 'client-scope-gained',
    on: client,
    severity: 'warn',
    when: all(
      changed,
      gains('allowed_oauth_scopes', 'another scope is added', (scope) => !isAdminScope(scope)),
    ),
    changes: ({ change }) =>
      `Scopes are added: ${listed(change.gained('allowed_oauth_scopes', (scope) => !isAdminScope(scope)))}.`,
    notice:
      'Nothing. Tokens may then do more than before. Alexa asks for a new scope only once it stands in its console.',
    affected: 'Customers who link or renew a token from now on.',
    instead:
      'Check that the API really needs it. Customers already linked get a new scope only by linking again.',
    source:
      'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-define-resource-servers.html',
    fixtures: { positive: 'dangerous/client-scope-gained', negative: 'dangerous/client-admin-scope-gained' },
  },
  {
    id: 'client-sign-in-lost',
    on: client,
    severity: 'block',
    when: all(changed, loses('supported_identity_providers', 'a way of signing in is taken away')),
    changes: ({ change }) =>
      `Ways of signing in are taken away: ${listed(change.lost('supported_identity_providers'))}.`,
    notice: 'Whoever signed up that way finds no button for it on the sign-in page and cannot link again.',
    affected:
      'Every customer of that sign-in option, until it is back. Those already linked notice it when they have to link again.',
    instead: 'Keep it until its users have another way of signing in.',
    source: appClientPage,
    fixtures: { positive: 'dangerous/client-sign-in-lost', negative: 'harmless/callback-added' },
  },
  {
    id: 'client-refresh-flow-lost',
    on: client,
    severity: 'high',
    when: all(
      changed,
      loses('explicit_auth_flows', 'refresh tokens are no longer allowed', oneOf('ALLOW_REFRESH_TOKEN_AUTH')),
      not(becomes('refresh_token_rotation.0.feature', oneOf('ENABLED'), 'rotation takes their place')),
    ),
    changes: 'ALLOW_REFRESH_TOKEN_AUTH is taken away from the client.',
    notice:
      'Once an access token expires it may not be renewed: the skill says that the account is not linked.',
    affected: (subject) =>
      `${everyCustomer(subject)}, from the expiry of their access token until it is back.`,
    instead: 'Keep ALLOW_REFRESH_TOKEN_AUTH in explicit_auth_flows.',
    source: appClientPage,
    fixtures: { positive: 'dangerous/client-refresh-flow-lost', negative: 'dangerous/client-rotation-on' },
  },
  {
    id: 'client-rotation-on',
    on: client,
    severity: 'high',
    when: all(
      changed,
      not(was('refresh_token_rotation.0.feature', oneOf('ENABLED'), 'rotation was on')),
      becomes('refresh_token_rotation.0.feature', oneOf('ENABLED'), 'refresh tokens are rotated'),
    ),
    changes: 'Refresh token rotation is switched on.',
    notice:
      'Each renewal makes the token before it worthless within a minute. One lost reply on the way to Alexa, and the customer has to link again. Rotated tokens keep the first expiry.',
    affected: (subject) =>
      `${everyCustomer(subject)}, one by one; and switching it off again fails in place.`,
    instead: 'Leave rotation off for the client of Alexa.',
    source: appClientPage,
    fixtures: { positive: 'dangerous/client-rotation-on', negative: 'dangerous/client-refresh-flow-lost' },
  },
  {
    id: 'client-password-flow',
    on: client,
    severity: 'warn',
    when: all(changed, gains('explicit_auth_flows', 'sign-in by bare password is added', isPasswordFlow)),
    changes: ({ change }) =>
      `Sign-in by bare password is added: ${listed(change.gained('explicit_auth_flows', isPasswordFlow))}.`,
    notice: 'Nothing. But passwords may then be sent, and guessed, past the sign-in page.',
    affected: 'Every account of the user pool, for as long as it is allowed.',
    instead: 'Alexa does not need it: leave it out.',
    source: appClientPage,
    fixtures: { positive: 'dangerous/client-password-flow', negative: 'harmless/callback-added' },
  },
  {
    id: 'client-revocation-off',
    on: client,
    severity: 'warn',
    when: all(
      changed,
      was('enable_token_revocation', oneOf(true), 'tokens could be revoked'),
      not(becomes('enable_token_revocation', oneOf(true), 'tokens can still be revoked')),
    ),
    changes: 'Tokens can no longer be revoked.',
    notice:
      'A customer who unlinks, or whose device is stolen, cannot be signed out before the token expires.',
    affected: 'Every customer who links from now on, for the lifetime of the refresh token.',
    instead: 'Keep enable_token_revocation = true.',
    source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/token-revocation.html',
    fixtures: { positive: 'dangerous/client-safety-off', negative: 'harmless/callback-added' },
  },
  {
    id: 'client-user-existence-shown',
    on: client,
    severity: 'warn',
    when: all(
      changed,
      differs('prevent_user_existence_errors', 'the setting changes'),
      not(becomes('prevent_user_existence_errors', oneOf('ENABLED'), 'user names stay hidden')),
    ),
    changes: 'The sign-in page tells again whether an e-mail address has an account.',
    notice: 'Nothing. But anybody can find out who your customers are.',
    affected: 'Every account of the user pool, for as long as it stays so.',
    instead: 'Keep prevent_user_existence_errors = "ENABLED".',
    source:
      'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-managing-errors.html',
    fixtures: { positive: 'dangerous/client-safety-off', negative: 'harmless/callback-added' },
  },
];
