import { alexaHosts, clientTypes, hostOf, isAlexaRedirect } from '../alexa-clients';
import type { Change } from '../change';
import {
  becomes,
  changed,
  created,
  deleted,
  loses,
  ofAlexa,
  oneOf,
  renamed,
  replaced,
  was,
} from '../clauses';
import { all, any, not } from '../condition';
import type { Json } from '../plan';
import type { ResourceRule } from '../rule';
import { configuredIn, everyCustomer, howReplaced, listed } from '../wording';

const appClientPage =
  'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-client-apps.html';
const linkingPage =
  'https://developer.amazon.com/en-US/docs/alexa/account-linking/requirements-account-linking.html';

/** Alexa hosts whose redirect URL goes, with the part of the world that they serve. */
function lostHosts(change: Change): string {
  const hosts = change
    .lost('callback_urls', isAlexaRedirect)
    .map((url) => (url.sensitive ? String(url) : `${hostOf(url.value)} (${alexaHosts[hostOf(url.value)]})`));
  return hosts.join(', ');
}

const lacksCode = (flows: Json) => !(Array.isArray(flows) && flows.includes('code'));

/** What an app client means to Alexa, which signs customers in with it. Token lifetimes are apart. */
export const clientRules: readonly ResourceRule[] = [
  {
    id: 'client-deleted',
    on: clientTypes,
    severity: 'block',
    when: all(deleted, not(renamed), ofAlexa),
    changes: ({ change }) => `The app client ${change.before('name')} is deleted.`,
    notice:
      'Alexa can neither link an account nor renew a token: the skill or the add-on says that the account is not linked.',
    affected: (subject) =>
      `${everyCustomer(subject)} of this client, as soon as their access token expires, until all of them have linked again with another client.`,
    instead:
      'Keep the client that Alexa is configured with. Delete it only after the skill or the add-on that has it.',
    source: appClientPage,
  },
  {
    id: 'client-replaced',
    on: clientTypes,
    severity: 'block',
    when: all(replaced, ofAlexa),
    changes: ({ change }) =>
      `The app client ${change.before('name')} is deleted and made anew: it gets another client id and another secret.`,
    notice: (subject) =>
      `Alexa still sends the old id: nobody can link, no token is renewed. After somebody puts the new id and secret into ${configuredIn(subject)}, everybody has to link again.`,
    affected: (subject) =>
      `${everyCustomer(subject)}, from the expiry of their access token until they link again.`,
    instead: (subject) =>
      howReplaced(subject.change) ??
      `Undo the change of generate_secret or user_pool_id: both are fixed when a client is made. To change them, make a second client, put it into ${configuredIn(subject)}, and delete this one later.`,
    source: appClientPage,
  },
  {
    id: 'client-redirect-lost',
    on: clientTypes,
    severity: 'block',
    when: all(changed, loses('callback_urls', 'a redirect URL of Alexa is taken away', isAlexaRedirect)),
    changes: ({ change }) => `Callback URLs of Alexa are taken away: ${lostHosts(change)}.`,
    notice:
      'After signing in, the customer sees Cognito\'s error page (redirect_mismatch) instead of "your account is linked".',
    affected:
      'Every customer of that part of the world who links from now on, until the URL is back. Those already linked notice nothing.',
    instead: 'Register all three redirect URLs that the Alexa console shows for your vendor id.',
    source: linkingPage,
  },
  {
    id: 'client-code-flow-lost',
    on: clientTypes,
    severity: 'block',
    when: all(
      changed,
      ofAlexa,
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
  },
  {
    id: 'client-code-flow-missing',
    on: clientTypes,
    severity: 'high',
    when: all(
      created,
      ofAlexa,
      becomes('allowed_oauth_flows', lacksCode, 'it may not use the authorization code grant'),
    ),
    changes: ({ change }) =>
      `The client may not use the authorization code grant, which is how Alexa links accounts: allowed_oauth_flows is ${change.after('allowed_oauth_flows')}.`,
    notice: 'Linking fails with unauthorized_client.',
    affected: 'Every customer who tries to link.',
    instead: 'Use allowed_oauth_flows = ["code"] and allowed_oauth_flows_user_pool_client = true.',
    source: linkingPage,
  },
  {
    id: 'client-scope-lost',
    on: clientTypes,
    severity: 'block',
    when: all(changed, ofAlexa, loses('allowed_oauth_scopes', 'a scope is taken away')),
    changes: ({ change }) => `Scopes are taken away: ${listed(change.lost('allowed_oauth_scopes'))}.`,
    notice:
      'If Alexa still asks for one of them, linking fails with invalid_scope. What the skill does with it is refused.',
    affected: (subject) => `${everyCustomer(subject)} who uses what the scope allows; new links at once.`,
    instead: (subject) =>
      `Take the scope out of the code that needs it and of ${configuredIn(subject)} first, and out of the client last.`,
    source:
      'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-define-resource-servers.html',
  },
  {
    id: 'client-sign-in-lost',
    on: clientTypes,
    severity: 'block',
    when: all(changed, ofAlexa, loses('supported_identity_providers', 'a way of signing in is taken away')),
    changes: ({ change }) =>
      `Ways of signing in are taken away: ${listed(change.lost('supported_identity_providers'))}.`,
    notice: 'Whoever signed up that way finds no button for it on the sign-in page and cannot link again.',
    affected:
      'Every customer of that sign-in option, until it is back. Those already linked notice it when they have to link again.',
    instead: 'Keep it until its users have another way of signing in.',
    source: appClientPage,
  },
  {
    id: 'client-refresh-flow-lost',
    on: clientTypes,
    severity: 'high',
    when: all(
      changed,
      ofAlexa,
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
  },
  {
    id: 'client-rotation-on',
    on: clientTypes,
    severity: 'high',
    when: all(
      changed,
      ofAlexa,
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
  },
];
