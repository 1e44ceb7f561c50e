import type { Change } from '../change';
import { clause, deleted, loses, renamed, replaced, updated } from '../clauses';
import { all, any, type Clause, not, type Truth } from '../condition';
import type { Json } from '../plan';
import type { Reading } from '../reading';
import type { ResourceRule, Subject } from '../rule';
import { everyCustomer, listed } from '../wording';

const provider = ['aws_cognito_identity_provider'];
const resourceServer = ['aws_cognito_resource_server'];

const federationPage =
  'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-identity-federation.html';
const mappingPage =
  'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-specifying-attribute-mapping.html';
const resourceServerPage =
  'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-define-resource-servers.html';

/** What tells a provider's directory of users from another. */
const directoryDetails = ['oidc_issuer', 'MetadataURL', 'MetadataFile', 'authorize_url', 'token_url'];

/** Whether a value that is set becomes another; one that Cognito fills in by itself and nobody sets stays. */
function edited(change: Change, path: string): Truth {
  const before = change.before(path);
  const after = change.after(path);
  if (!before.value) return false;
  if (!after.known) return 'unknown';
  return Boolean(after.value) && after.value !== before.value;
}

function anyEdited(says: string, ...details: readonly string[]): Clause<Subject> {
  return clause(
    says,
    ({ change }) => {
      const answers = details.map((name) => edited(change, `provider_details.${name}`));
      return answers.includes(true) || (answers.includes('unknown') ? 'unknown' : false);
    },
    'provider_details',
  );
}

/** Attributes of the user pool that a provider filled in, and no longer fills in or from something else. */
function unmapped(change: Change): readonly string[] {
  const before = change.before('attribute_mapping').value;
  if (before === null || typeof before !== 'object') return [];
  return Object.keys(before)
    .filter((name) => name !== 'username')
    .filter((name) => change.differs(`attribute_mapping.${name}`) !== false);
}

const lostScopes = ({ change }: Subject): readonly string[] => {
  const scopes = (reading: Reading) =>
    String(reading.value ?? '')
      .split(/[\s,]+/)
      .filter(Boolean);
  const after = scopes(change.after('provider_details.authorize_scopes'));
  return scopes(change.before('provider_details.authorize_scopes')).filter((scope) => !after.includes(scope));
};

/** Whether one of the blocks of a set is no longer there, two blocks being the same if they have the same key. */
function someLost(change: Change, path: string, key: (block: Json) => string): Truth {
  const after = change.items('after', path);
  const remaining = new Set(after.items.map(({ value }) => key(value)));
  if (change.items('before', path).items.every(({ value }) => remaining.has(key(value)))) return false;
  return after.complete || 'unknown';
}

function scopeName(scope: Json): string {
  return String((scope as { readonly scope_name?: Json }).scope_name);
}

/** Where customers come from other than with a password, and what an access token is good for. */
export const providerRules: readonly ResourceRule[] = [
  {
    id: 'identity-provider-lost',
    on: provider,
    severity: 'block',
    when: any(all(deleted, not(renamed)), replaced),
    changes: ({ change }) => `Sign-in with ${change.before('provider_name')} is taken out of the user pool.`,
    notice: 'Whoever signed up that way cannot sign in or link again.',
    affected:
      'Every customer of that sign-in option; those already linked until their refresh token expires or they have to link again.',
    instead: 'Keep the identity provider, and move its users to another way of signing in before it goes.',
    source: federationPage,
  },
  {
    id: 'identity-provider-directory',
    on: provider,
    severity: 'block',
    when: anyEdited('another issuer signs in', ...directoryDetails),
    changes: ({ change }) =>
      `${change.before('provider_name')} is another directory of users: ${directoryDetails
        .filter((name) => edited(change, `provider_details.${name}`) !== false)
        .join(', ')} changes.`,
    notice:
      'Whoever signs in that way is somebody else to Cognito: a new, empty account, unless the new directory gives the same ids.',
    affected: 'Every customer of that sign-in option, at their next sign-in.',
    instead:
      'Add the other directory as a second identity provider, and link its users to those who are there.',
    source: federationPage,
  },
  {
    id: 'identity-provider-client',
    on: provider,
    severity: 'high',
    when: anyEdited('Cognito is another client of the provider', 'client_id'),
    changes: ({ change }) => `Cognito signs in to ${change.before('provider_name')} with another client id.`,
    notice:
      "Where the provider gives each client other ids of its users, as Apple and some others do, everybody becomes somebody else. Where Cognito's callback URL is not registered there, nobody gets in.",
    affected: 'Every customer of that sign-in option, at their next sign-in.',
    instead: 'Keep the client id, and let its secret be renewed.',
    source: federationPage,
  },
  {
    id: 'identity-provider-username',
    on: provider,
    severity: 'block',
    when: clause(
      'users are told apart by something else',
      ({ change }) => edited(change, 'attribute_mapping.username'),
      'attribute_mapping',
    ),
    changes: ({ change }) =>
      `Users of ${change.before('provider_name')} are told apart by ${change.after('attribute_mapping.username')} instead of ${change.before('attribute_mapping.username')}.`,
    notice: 'Whoever signs in that way is somebody else to Cognito: a new, empty account.',
    affected: 'Every customer of that sign-in option, at their next sign-in.',
    instead: 'Keep the mapping of username.',
    source: mappingPage,
  },
  {
    id: 'identity-provider-unmapped',
    on: provider,
    severity: 'high',
    when: all(
      updated,
      clause(
        'an attribute is no longer filled in',
        ({ change }) => unmapped(change).length > 0,
        'attribute_mapping',
      ),
    ),
    changes: ({ change }) =>
      `${change.before('provider_name')} no longer fills in, or fills in from something else: ${unmapped(change).join(', ')}.`,
    notice:
      'New accounts lack it, old ones keep a value that grows old. Where it is a required attribute, signing in fails.',
    affected: 'Every customer of that sign-in option, at their next sign-in.',
    instead: 'Keep the mapping, of the e-mail address above all.',
    source: mappingPage,
  },
  {
    id: 'identity-provider-scope-lost',
    on: provider,
    severity: 'high',
    when: all(
      updated,
      clause(
        'the provider is asked for less',
        (subject) => {
          const { known } = subject.change.after('provider_details.authorize_scopes');
          return known ? lostScopes(subject).length > 0 : 'unknown';
        },
        'provider_details',
      ),
    ),
    changes: (subject) =>
      `${subject.change.before('provider_name')} is no longer asked for ${lostScopes(subject).join(', ')}.`,
    notice:
      'It no longer tells what the scope covers: an attribute that it filled in stays empty, or signing in fails.',
    affected: 'Every customer of that sign-in option, at their next sign-in.',
    instead: 'Keep the scopes, email above all.',
    source: federationPage,
  },
  {
    id: 'identity-provider-identifier-lost',
    on: provider,
    severity: 'warn',
    when: all(updated, loses('idp_identifiers', 'an identifier is taken away')),
    changes: ({ change }) =>
      `${change.before('provider_name')} is no longer found by ${listed(change.lost('idp_identifiers'))}.`,
    notice:
      'Whoever is sent to it by a link with idp_identifier, or by the domain of their address, does not get there.',
    affected: 'Customers who come that way, until it is back.',
    instead: 'Take it away only after no link uses it.',
    source: federationPage,
  },
  {
    id: 'resource-server-lost',
    on: resourceServer,
    severity: 'block',
    when: any(all(deleted, not(renamed)), replaced),
    changes: ({ change }) =>
      `The resource server ${change.before('identifier')} is deleted${change.action === 'replace' ? ' and made anew' : ''}; in between its scopes do not exist.`,
    notice: 'Linking fails with invalid_scope, and the API refuses tokens that lack the scopes.',
    affected: (subject) =>
      `${everyCustomer(subject)}: new links at once, linked ones at their next access token.`,
    instead: 'Leave identifier and name as they are: both are fixed when a resource server is made.',
    source: resourceServerPage,
  },
  {
    id: 'resource-server-scope-lost',
    on: resourceServer,
    severity: 'block',
    when: all(
      updated,
      clause(
        'a scope is taken away',
        ({ change }) => someLost(change, 'scope', scopeName),
        'scope',
        'scope_identifiers',
      ),
    ),
    changes: ({ change }) => `The resource server ${change.before('identifier')} loses scopes.`,
    notice:
      'If Alexa still asks for such a scope, linking fails with invalid_scope; requests that need it are refused.',
    affected: (subject) => `${everyCustomer(subject)} who uses what the scope allows.`,
    instead:
      'Take the scope out of the skill and of the Alexa console first, and out of the resource server last.',
    source: resourceServerPage,
  },
];
