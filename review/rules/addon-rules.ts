import { type AddonSetting, addonSetting } from '../addons';
import { clientTypes, isAlexaRedirect } from '../alexa-clients';
import {
  becomes,
  changed,
  clause,
  deleted,
  loses,
  ofAddon,
  ofAddonClient,
  oneOf,
  renamed,
  was,
} from '../clauses';
import { all, any, type Clause, not } from '../condition';
import type { Json } from '../plan';
import type { ResourceRule, Subject } from '../rule';
import { everyCustomer, listed } from '../wording';

const lambda = ['aws_lambda_function'];

const addonPage = 'https://developer.amazon.com/docs/alexaplus/add-ons/mcp-toolkit-authentication.html';

const mcpUrl = addonSetting('MCP_URL');
const clientId = addonSetting('CLIENT_ID');
const publicClientId = addonSetting('PUBLIC_CLIENT_ID');
const userPoolId = addonSetting('USER_POOL_ID');
const checkAudience = addonSetting('CHECK_AUDIENCE');

/** What each setting is made of, where it is not written out. */
const madeOf: Readonly<Record<AddonSetting, readonly string[]>> = {
  MCP_URL: ['aws_apigatewayv2_api', 'aws_apigatewayv2_domain_name'],
  CLIENT_ID: clientTypes,
  PUBLIC_CLIENT_ID: clientTypes,
  USER_POOL_ID: ['aws_cognito_user_pool'],
  CHECK_AUDIENCE: [],
};

/**
 * The setting is another one afterwards. Terraform knows no variable of a function where it does not know one: then it
 * is another one if what has it for an id is made anew, as is what it is made of where that is not its id, or if the
 * plan does not tell what that is.
 */
function settingDiffers(name: AddonSetting, says: string): Clause<Subject> {
  return clause(
    says,
    ({ change, context }) => {
      const truth = change.differs(addonSetting(name));
      if (truth !== 'unknown') return truth;
      const sources = context.sourcesOf(change, 'environment', madeOf[name]);
      const { value } = change.before(addonSetting(name));
      const own = sources.find((source) => source.before('id').value === value);
      if (own) return own.action === 'replace';
      const isMadeAnew = sources.some(({ action }) => action === 'replace' || action === 'create');
      return isMadeAnew || context.planned.sources(change.address, 'environment').opaque ? 'unknown' : false;
    },
    'environment',
  );
}

const isOther = (url: Json) => !isAlexaRedirect(url);

/** What serves Alexa+ and other assistants: the function of an add-on and its app client. */
export const addonRules: readonly ResourceRule[] = [
  {
    id: 'addon-url-changed',
    on: lambda,
    severity: 'block',
    when: all(
      changed,
      not(was(mcpUrl, oneOf(null, ''), 'it had no MCP URL')),
      settingDiffers('MCP_URL', 'its MCP URL changes'),
    ),
    changes: ({ change }) =>
      `The MCP URL of the add-on becomes ${change.after(mcpUrl)} instead of ${change.before(mcpUrl)}.`,
    notice:
      'Assistants call the old address, and tokens that name it in "aud" are refused at the new one: the add-on asks to link the account.',
    affected: (subject) =>
      `${everyCustomer(subject)} who uses the add-on, until it is deployed to Alexa+ with the new URL and they have linked again.`,
    instead:
      'Keep the URL. It changes with the domain, and where there is none of your own with the API: choose a domain before the first customer links.',
    source: addonPage,
  },
  {
    id: 'addon-client-changed',
    on: lambda,
    severity: 'block',
    when: all(
      changed,
      ofAddon,
      any(
        settingDiffers('CLIENT_ID', 'it serves the customers of another app client'),
        settingDiffers('USER_POOL_ID', 'it serves the customers of another user pool'),
      ),
    ),
    changes: ({ change }) =>
      `The add-on takes tokens of the app client ${change.after(clientId)} in the user pool ${change.after(userPoolId)}, instead of ${change.before(clientId)} in ${change.before(userPoolId)}.`,
    notice: 'It refuses every token that assistants hold: the add-on asks to link the account.',
    affected: (subject) =>
      `${everyCustomer(subject)} who uses the add-on, from the apply until the assistants have the other client and they have linked again.`,
    instead: 'Keep the client and the user pool with which the customers have linked.',
    source: addonPage,
  },
  {
    id: 'addon-public-client-changed',
    on: lambda,
    severity: 'block',
    when: all(
      changed,
      ofAddon,
      not(was(publicClientId, oneOf(null, ''), 'it had no app client without a secret')),
      settingDiffers('PUBLIC_CLIENT_ID', 'it no longer serves the customers of that one'),
    ),
    changes: ({ change }) =>
      `The add-on no longer takes tokens of the app client ${change.before(publicClientId)}, with which MCP clients on customers' own machines sign in.`,
    notice: 'Every token that those clients hold is refused: they ask the customer to sign in.',
    affected:
      'Every customer who uses the add-on from such a client, until the client has another client id and they have signed in again.',
    instead:
      'Keep the client. Take it away when the log of the add-on has been without its customers for as long as you want to wait.',
    source: addonPage,
  },
  {
    id: 'addon-audience-unchecked',
    on: lambda,
    severity: 'high',
    when: all(
      changed,
      ofAddon,
      was(checkAudience, oneOf('true'), 'it asked for its URL in "aud"'),
      settingDiffers('CHECK_AUDIENCE', 'it does so no longer'),
    ),
    changes: 'The add-on no longer asks that a token was issued for its URL ("aud").',
    notice:
      'Nothing. But a token that the same client got for something else opens the add-on as well (RFC 8707).',
    affected: (subject) => `${everyCustomer(subject)} who uses the add-on, for as long as it stays so.`,
    instead:
      'Leave the check on, unless an assistant that you need sends no "resource" when it asks customers to sign in.',
    source: 'https://www.rfc-editor.org/rfc/rfc8707',
  },
  {
    id: 'addon-audience-checked',
    on: lambda,
    severity: 'high',
    when: all(
      changed,
      ofAddon,
      settingDiffers('CHECK_AUDIENCE', 'it did not before'),
      becomes(checkAudience, oneOf('true'), 'it asks for its URL in "aud"'),
    ),
    changes: 'The add-on begins to ask that a token was issued for its URL ("aud").',
    notice:
      'Whoever linked with an assistant that sends no "resource" is asked to link again, and refused again.',
    affected: (subject) => `${everyCustomer(subject)} of such an assistant, from the apply on.`,
    instead:
      'Look into the log of the add-on first: switch it on when no assistant in use needs it off any more.',
    source: 'https://www.rfc-editor.org/rfc/rfc8707',
  },
  {
    id: 'addon-function-lost',
    on: lambda,
    severity: 'block',
    when: all(deleted, not(renamed), ofAddon),
    changes: ({ change }) => `The function ${change.before('function_name')} of the add-on is deleted.`,
    notice: 'Assistants get an error for every request, or find nothing at the MCP URL.',
    affected: (subject) => `${everyCustomer(subject)} who uses the add-on, from the apply on.`,
    instead: 'Take the add-on back from Alexa+ and the other assistants first, and delete its function last.',
    source: addonPage,
  },
  {
    id: 'addon-redirect-lost',
    on: clientTypes,
    severity: 'block',
    when: all(changed, ofAddonClient, loses('callback_urls', 'a redirect URL is taken away', isOther)),
    changes: ({ change }) =>
      `Redirect URLs of assistants are taken away: ${listed(change.lost('callback_urls', isOther))}.`,
    notice:
      'After signing in, the customer sees Cognito\'s error page (redirect_mismatch) instead of "your account is linked".',
    affected:
      'Every customer who links from now on with an assistant that has that URL. Those already linked notice nothing.',
    instead:
      'Keep every redirect URL that alexa-ai configure-account-linking printed, to the letter, and those of the other assistants.',
    source: addonPage,
  },
];
