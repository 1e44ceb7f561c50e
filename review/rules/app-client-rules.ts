import { clientTypes } from '../alexa-clients';
import {
  becomes,
  changed,
  deleted,
  differs,
  gains,
  loses,
  ofAddonClient,
  ofAlexa,
  oneOf,
  renamed,
  replaced,
  was,
} from '../clauses';
import { all, any, not } from '../condition';
import type { ResourceRule } from '../rule';
import { configuredIn, forAlexa, howReplaced, listed } from '../wording';
import {
  defaultRedirectOutside,
  isAdminScope,
  isInsecure,
  isOther,
  isPasswordFlow,
} from './app-client-conditions';

const appClientPage =
  'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-client-apps.html';
const resourceServersPage =
  'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-define-resource-servers.html';

/** What holds for any app client of a user pool, and what a client other than Alexa's means to its application. */
export const appClientRules: readonly ResourceRule[] = [
  {
    id: 'app-client-deleted',
    on: clientTypes,
    severity: 'high',
    when: all(deleted, not(renamed), not(ofAlexa)),
    changes: ({ change }) => `The app client ${change.before('name')} is deleted.`,
    notice: 'The application that signs in with it can neither sign anybody in nor renew a token.',
    affected: 'Every user of that application, as soon as their access token expires.',
    instead: 'Delete it only after the application has stopped using it.',
    source: appClientPage,
  },
  {
    id: 'app-client-replaced',
    on: clientTypes,
    severity: 'high',
    when: all(replaced, not(ofAlexa)),
    changes: ({ change }) =>
      `The app client ${change.before('name')} is deleted and made anew: it gets another client id, and another secret if it has one.`,
    notice: 'The application still sends the old id: it can neither sign anybody in nor renew a token.',
    affected: 'Every user of that application, until it has the new id; then each has to sign in again.',
    instead: ({ change }) =>
      howReplaced(change) ??
      'Undo the change of generate_secret or user_pool_id: both are fixed when a client is made. Or make a second client, let the application change over, and delete this one later.',
    source: appClientPage,
  },
  {
    id: 'app-client-code-flow-lost',
    on: clientTypes,
    severity: 'high',
    when: all(
      changed,
      not(ofAlexa),
      any(
        loses('allowed_oauth_flows', 'a grant is taken away', (flow) => flow !== 'implicit'),
        all(
          was('allowed_oauth_flows_user_pool_client', oneOf(true), 'OAuth was allowed'),
          not(becomes('allowed_oauth_flows_user_pool_client', oneOf(true), 'OAuth stays allowed')),
        ),
      ),
    ),
    changes: ({ change }) =>
      `The client ${change.before('name')} may no longer use a grant of OAuth that it has: allowed_oauth_flows is ${change.after('allowed_oauth_flows')}.`,
    notice: 'If the application uses it, signing in fails with unauthorized_client.',
    affected: 'Every user of that application, from the apply on.',
    instead: 'Take it away only after the application has stopped using it.',
    source: appClientPage,
  },
  {
    id: 'app-client-scope-lost',
    on: clientTypes,
    severity: 'warn',
    when: all(changed, not(ofAlexa), loses('allowed_oauth_scopes', 'a scope is taken away')),
    changes: ({ change }) => `Scopes are taken away: ${listed(change.lost('allowed_oauth_scopes'))}.`,
    notice: 'If the application still asks for one of them, signing in fails with invalid_scope.',
    affected: 'Every user of that application, from the apply on.',
    instead: 'Take it out of the application first.',
    source: resourceServersPage,
  },
  {
    id: 'app-client-sign-in-lost',
    on: clientTypes,
    severity: 'high',
    when: all(
      changed,
      not(ofAlexa),
      loses('supported_identity_providers', 'a way of signing in is taken away'),
    ),
    changes: ({ change }) =>
      `Ways of signing in are taken away: ${listed(change.lost('supported_identity_providers'))}.`,
    notice: 'Whoever signed up that way finds no button for it on the sign-in page of that application.',
    affected: 'Every user of that application who signs in that way, until it is back.',
    instead: 'Keep it until its users have another way of signing in.',
    source: appClientPage,
  },
  {
    id: 'app-client-refresh-flow-lost',
    on: clientTypes,
    severity: 'warn',
    when: all(
      changed,
      not(ofAlexa),
      loses('explicit_auth_flows', 'refresh tokens are no longer allowed', oneOf('ALLOW_REFRESH_TOKEN_AUTH')),
      not(becomes('refresh_token_rotation.0.feature', oneOf('ENABLED'), 'rotation takes their place')),
    ),
    changes: 'ALLOW_REFRESH_TOKEN_AUTH is taken away from the client.',
    notice: 'Once an access token expires, users have to sign in again.',
    affected: 'Every user of that application, from the expiry of their access token on.',
    instead: 'Keep ALLOW_REFRESH_TOKEN_AUTH in explicit_auth_flows.',
    source: appClientPage,
  },
  {
    id: 'client-callback-lost',
    on: clientTypes,
    severity: 'warn',
    when: all(changed, not(ofAddonClient), loses('callback_urls', 'a callback URL is taken away', isOther)),
    changes: ({ change }) =>
      `Callback URLs are taken away: ${listed(change.lost('callback_urls', isOther))}.`,
    notice: "Signing in from the application behind it ends on Cognito's error page (redirect_mismatch).",
    affected: 'Users of that application, until the URL is back.',
    instead: 'Remove it only after the application has stopped using it.',
    source: appClientPage,
  },
  {
    id: 'client-callback-insecure',
    on: clientTypes,
    severity: 'high',
    when: gains('callback_urls', 'a callback URL without TLS is added', isInsecure),
    changes: ({ change }) =>
      `Callback URLs without TLS are added: ${listed(change.gained('callback_urls', isInsecure))}.`,
    notice: 'The plan accepts it, Cognito does not: the apply fails.',
    affected: 'Nobody by itself; whatever else was to be deployed stays half done.',
    instead: 'Use https://. Only http://localhost is allowed without TLS.',
    source: appClientPage,
  },
  {
    id: 'client-default-redirect',
    on: clientTypes,
    severity: 'high',
    when: defaultRedirectOutside,
    changes: ({ change }) =>
      `The default redirect URI ${change.after('default_redirect_uri')} is none of the callback URLs.`,
    notice: 'The plan accepts it, Cognito does not: the apply fails.',
    affected: 'Nobody by itself; whatever else was to be deployed stays half done.',
    instead: 'Add it to the callback URLs, or leave default_redirect_uri out.',
    source: appClientPage,
  },
  {
    id: 'client-implicit-flow',
    on: clientTypes,
    severity: 'high',
    when: gains('allowed_oauth_flows', 'the implicit grant is added', oneOf('implicit')),
    changes: 'The client may use the implicit grant as well.',
    notice: 'Nothing. But tokens then travel in the address bar, where browser history and logs keep them.',
    affected: 'Everybody who signs in that way, for as long as it is allowed.',
    instead:
      'Leave it out, and use the authorization code grant with PKCE: RFC 9700 advises against the implicit grant.',
    source: 'https://www.rfc-editor.org/rfc/rfc9700#section-2.1.2',
  },
  {
    id: 'client-admin-scope-gained',
    on: clientTypes,
    severity: 'high',
    when: all(
      changed,
      gains('allowed_oauth_scopes', "the scope of Cognito's own API is added", isAdminScope),
    ),
    changes: 'The scope aws.cognito.signin.user.admin is added.',
    notice:
      "Nothing. But whoever holds a token may then read and change the customer's attributes and delete the account.",
    affected: 'Everybody who signs in from now on, for as long as their tokens live.',
    instead:
      "Leave it out unless the application calls GetUser; an API's own scopes need no more than themselves.",
    source: resourceServersPage,
  },
  {
    id: 'client-scope-gained',
    on: clientTypes,
    severity: 'warn',
    when: all(
      changed,
      gains('allowed_oauth_scopes', 'another scope is added', (scope) => !isAdminScope(scope)),
    ),
    changes: ({ change }) =>
      `Scopes are added: ${listed(change.gained('allowed_oauth_scopes', (scope) => !isAdminScope(scope)))}.`,
    notice: (subject) =>
      `Nothing. Tokens may then do more than before.${forAlexa(subject, ` Alexa asks for a new scope only once it stands in ${configuredIn(subject)}.`)}`,
    affected: 'Whoever signs in from now on.',
    instead: (subject) =>
      `Check that the API really needs it.${forAlexa(subject, ' Customers already linked get a new scope only by linking again.')}`,
    source: resourceServersPage,
  },
  {
    id: 'client-password-flow',
    on: clientTypes,
    severity: 'warn',
    when: all(changed, gains('explicit_auth_flows', 'sign-in by bare password is added', isPasswordFlow)),
    changes: ({ change }) =>
      `Sign-in by bare password is added: ${listed(change.gained('explicit_auth_flows', isPasswordFlow))}.`,
    notice: 'Nothing. But passwords may then be sent, and guessed, past the sign-in page.',
    affected: 'Every account of the user pool, for as long as it is allowed.',
    instead:
      'Leave it out: an application that signs in with the pages of Cognito, or with SRP, does not need it.',
    source: appClientPage,
  },
  {
    id: 'client-revocation-off',
    on: clientTypes,
    severity: 'warn',
    when: all(
      changed,
      was('enable_token_revocation', oneOf(true), 'tokens could be revoked'),
      not(becomes('enable_token_revocation', oneOf(true), 'tokens can still be revoked')),
    ),
    changes: 'Tokens can no longer be revoked.',
    notice:
      'Somebody who signs out or unlinks, or whose device is stolen, keeps a valid token until it expires.',
    affected: 'Everybody who signs in from now on, for the lifetime of the refresh token.',
    instead: 'Keep enable_token_revocation = true.',
    source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/token-revocation.html',
  },
  {
    id: 'client-user-existence-shown',
    on: clientTypes,
    severity: 'warn',
    when: all(
      changed,
      differs('prevent_user_existence_errors', 'the setting changes'),
      not(becomes('prevent_user_existence_errors', oneOf('ENABLED'), 'user names stay hidden')),
    ),
    changes: 'The sign-in page tells again whether an e-mail address has an account.',
    notice: 'Nothing. But anybody can find out who has an account.',
    affected: 'Every account of the user pool, for as long as it stays so.',
    instead: 'Keep prevent_user_existence_errors = "ENABLED".',
    source:
      'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-managing-errors.html',
  },
];
