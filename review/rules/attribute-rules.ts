import { clientTypes } from '../alexa-clients';
import type { Change, Side } from '../change';
import { changed, clause } from '../clauses';
import { all, type Clause, not, type Truth } from '../condition';
import type { ResourceRule, Subject } from '../rule';
import { adminScope } from './app-client-conditions';

const attributesPage =
  'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html';

type List = 'read_attributes' | 'write_attributes';

/** Attributes that a client may read or write, or undefined where only the apply will tell; none given means all. */
function allowed(change: Change, side: Side, list: List): readonly string[] | 'all' | undefined {
  const { items, complete } = change.items(side, list);
  if (!complete) return undefined;
  return items.length === 0 ? 'all' : items.map(({ value }) => String(value));
}

/** What one side allows and the other does not; `all` may stand for attributes that nobody can name. */
function more(change: Change, list: List, of: Side, than: Side): readonly string[] | undefined {
  const [these, those] = [allowed(change, of, list), allowed(change, than, list)];
  if (these === undefined || those === undefined) return undefined;
  if (those === 'all') return [];
  return these === 'all' ? ['all others'] : these.filter((name) => !those.includes(name));
}

function isMore(says: string, list: List, of: Side, than: Side): Clause<Subject> {
  return clause(
    says,
    ({ change }): Truth => {
      const names = more(change, list, of, than);
      return names === undefined ? 'unknown' : names.length > 0;
    },
    list,
  );
}

/** With a token for Cognito's own API, whoever holds it writes attributes past the application. */
const mayCallCognito = clause("its tokens are good for Cognito's own API", ({ change }) =>
  change.items('after', 'allowed_oauth_scopes').items.some(({ value }) => value === adminScope),
);

/** Attributes that an identity provider of the client's fills in and the client may not write. */
function unwritable({ change, context }: Subject, side: Side): readonly string[] {
  const writable = allowed(change, side, 'write_attributes');
  if (writable === undefined || writable === 'all') return [];
  const names = change.items(side, 'supported_identity_providers').items.map(({ value }) => value);
  return context
    .ofTypes(['aws_cognito_identity_provider'])
    .filter((provider) => names.includes(provider.at(side, 'provider_name').value))
    .flatMap((provider) => Object.keys(provider.at(side, 'attribute_mapping').value ?? {}))
    .filter(
      (name, index, all) => name !== 'username' && !writable.includes(name) && all.indexOf(name) === index,
    );
}

function isUnwritable(says: string, side: Side): Clause<Subject> {
  return clause(
    says,
    (subject) => unwritable(subject, side).length > 0,
    'write_attributes',
    'supported_identity_providers',
  );
}

const writesMore = isMore('it may write more attributes', 'write_attributes', 'after', 'before');

/** Which attributes of a customer an app client may read and write. */
export const attributeRules: readonly ResourceRule[] = [
  {
    id: 'client-write-mapped-lost',
    on: clientTypes,
    severity: 'block',
    when: all(
      not(isUnwritable('it could not write it before', 'before')),
      isUnwritable('it may not write what an identity provider fills in', 'after'),
    ),
    changes: (subject) =>
      `write_attributes lacks what an identity provider of this client fills in: ${unwritable(subject, 'after').join(', ')}.`,
    notice: 'Signing in with that provider ends with an error, each time.',
    affected: 'Every user of that sign-in option, from the apply on.',
    instead: 'Add the attribute to write_attributes, or take its mapping away from the provider.',
    source: attributesPage,
  },
  {
    id: 'client-writes-more-by-token',
    on: clientTypes,
    severity: 'high',
    when: all(mayCallCognito, writesMore),
    changes: ({ change }) =>
      `Whoever holds a token of this client may change more attributes: ${more(change, 'write_attributes', 'after', 'before')?.join(', ') ?? '(known after apply)'}.`,
    notice:
      'Nothing. But a token that leaks is then good for changing the address that its owner signs in with, and so for the account.',
    affected: 'Everybody who signs in with this client, for as long as it stays so.',
    instead: `Leave the attribute out of write_attributes, or ${adminScope} out of the scopes.`,
    source: attributesPage,
  },
  {
    id: 'client-writes-more',
    on: clientTypes,
    severity: 'warn',
    when: all(changed, not(mayCallCognito), writesMore),
    changes: ({ change }) =>
      `The client may write more attributes: ${more(change, 'write_attributes', 'after', 'before')?.join(', ') ?? '(known after apply)'}.`,
    notice: 'Nothing.',
    affected: 'Nobody by itself; what a flaw in the application can change grows.',
    instead: 'Check that the application needs each of them.',
    source: attributesPage,
  },
  {
    id: 'client-reads-more',
    on: clientTypes,
    severity: 'warn',
    when: all(changed, isMore('it may read more attributes', 'read_attributes', 'after', 'before')),
    changes: ({ change }) =>
      `The client may read more attributes: ${more(change, 'read_attributes', 'after', 'before')?.join(', ') ?? '(known after apply)'}.`,
    notice: 'Nothing. The attributes come along in ID tokens, if a scope covers them.',
    affected: 'Everybody who signs in with this client from now on.',
    instead: 'Check that the application needs each of them.',
    source: attributesPage,
  },
  {
    id: 'client-reads-less',
    on: clientTypes,
    severity: 'warn',
    when: all(changed, isMore('it may read fewer attributes', 'read_attributes', 'before', 'after')),
    changes: ({ change }) =>
      `The client may no longer read attributes: ${more(change, 'read_attributes', 'before', 'after')?.join(', ') ?? '(known after apply)'}.`,
    notice: 'What the application reads of them in an ID token, or asks of userInfo, is missing.',
    affected: 'Everybody who signs in with this client, at their next token.',
    instead: 'Take them out of the application first.',
    source: attributesPage,
  },
];
