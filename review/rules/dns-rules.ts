import { changed, clause, created, deleted, differs, oneOf, renamed, replaced, was } from '../clauses';
import { all, any, type Clause, not, type Truth } from '../condition';
import { isSignInAddress, isSignInZone } from '../linking';
import type { ResourceRule, Subject } from '../rule';
import { everyCustomer } from '../wording';

const zone = ['aws_route53_zone'];
const record = ['aws_route53_record'];

const customDomainPage =
  'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-add-custom-domain.html';
const routingPage = 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-policy.html';

/** Attributes by which a name has several records, and which of them answers. */
const routing = [
  'weighted_routing_policy',
  'latency_routing_policy',
  'failover_routing_policy',
  'geolocation_routing_policy',
  'geoproximity_routing_policy',
  'cidr_routing_policy',
  'multivalue_answer_routing_policy',
];

const ofSignInDomain: Clause<Subject> = clause(
  'it is an address record of the sign-in domain',
  ({ change, context }) => isSignInAddress(change, context),
);

const ofSignInZone: Clause<Subject> = clause(
  'it holds the records of the sign-in domain',
  ({ change, context }) => isSignInZone(change, context),
);

/** Whether a record points at something else than the sign-in domain. */
export const leadsElsewhere: Clause<Subject> = clause(
  'it points at something else than the sign-in domain',
  ({ change, context }): Truth => {
    const target = change.after('alias.0.name');
    if (target.known) return change.differs('alias.0.name') || change.differs('records');
    const follows = context
      .references(change, 'alias')
      .some(
        (reference) =>
          reference.includes('aws_cognito_user_pool_domain.') &&
          reference.endsWith('.cloudfront_distribution'),
      );
    return follows ? false : 'unknown';
  },
  'alias',
  'records',
);

const anotherWay: Clause<Subject> = clause(
  'the name gets one more record, or answers are weighted in another way',
  ({ change }): Truth => {
    if (change.action === 'create') return Boolean(change.after('set_identifier').value);
    const answers = routing.map((name) => change.differs(name));
    return answers.includes(true) || (answers.includes('unknown') ? 'unknown' : false);
  },
  ...routing,
);

const hour = 3600;

/** The names of the sign-in page in DNS. */
export const dnsRules: readonly ResourceRule[] = [
  {
    id: 'zone-lost',
    on: zone,
    severity: 'block',
    when: all(any(all(deleted, not(renamed)), replaced), ofSignInZone),
    changes: ({ change }) =>
      `The hosted zone ${change.before('name')} is deleted${change.action === 'replace' ? ', and another is made, with other name servers' : ''}.`,
    notice:
      'No name in it is found in DNS any more: neither the sign-in page nor the token endpoint. The certificate is no longer renewed.',
    affected: (subject) =>
      `${everyCustomer(subject)}: those who link at once, the others at their next token, until the parent zone names the name servers of a new one.`,
    instead: 'Keep the hosted zone. It often holds names of other services too.',
    source: 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DeleteHostedZone.html',
  },
  {
    id: 'delegation-lost',
    on: record,
    severity: 'block',
    when: all(
      any(all(deleted, not(renamed)), all(changed, differs('records', 'other name servers answer'))),
      was('type', oneOf('NS'), 'it names the name servers of a zone'),
      ofSignInZone,
    ),
    changes: ({ change }) =>
      `The record by which ${change.before('name')} is delegated to its name servers is ${change.action === 'delete' ? 'deleted' : 'changed'}.`,
    notice:
      'No name in that zone is found in DNS any more, or others answer for it: neither sign-in page nor token endpoint.',
    affected: (subject) =>
      `${everyCustomer(subject)}: those who link at once, the others at their next token, until it is back and resolvers have forgotten.`,
    instead: 'Keep the NS record, with the name servers of the hosted zone.',
    source:
      'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-routing-traffic-for-subdomains.html',
  },
  {
    id: 'alias-lost',
    on: record,
    severity: 'block',
    when: all(any(all(deleted, not(renamed)), replaced), ofSignInDomain),
    changes: ({ change }) =>
      `The ${change.before('type')} record of ${change.before('name')} is deleted${change.action === 'replace' ? ' and made anew' : ''}.`,
    notice:
      'The sign-in page and the token endpoint cannot be found in DNS, over IPv4 for A and over IPv6 for AAAA.',
    affected: (subject) =>
      `${everyCustomer(subject)}: those who link at once, the others at their next token, until the record is back and resolvers have forgotten.`,
    instead: 'Keep both alias records, A and AAAA, for as long as the domain is in use.',
    source: customDomainPage,
  },
  {
    id: 'alias-elsewhere',
    on: record,
    severity: 'block',
    when: all(changed, ofSignInDomain, leadsElsewhere),
    changes: ({ change }) =>
      `The ${change.before('type')} record of ${change.before('name')} points at ${change.after('alias.0.name')} instead of ${change.before('alias.0.name')}.`,
    notice: 'The sign-in page and the token endpoint answer from somewhere else, or not at all.',
    affected: (subject) =>
      `${everyCustomer(subject)}: those who link at once, the others at their next token, until it points back.`,
    instead: 'Point it at the cloudfront_distribution attribute of the sign-in domain.',
    source: customDomainPage,
  },
  {
    id: 'alias-shared',
    on: record,
    severity: 'high',
    when: all(any(created, changed), ofSignInDomain, anotherWay),
    changes: ({ change }) =>
      `Which record answers for ${change.after('name')} is decided in another way (record ${change.after('set_identifier')}).`,
    notice:
      'A part of the customers is sent somewhere else; where that is not the sign-in domain, nobody of them can link.',
    affected: (subject) => `${everyCustomer(subject)} who gets that record, and Alexa with it.`,
    instead: 'Have one record for each type, an alias of the sign-in domain: Cognito has nothing to balance.',
    source: routingPage,
  },
  {
    id: 'alias-cached-longer',
    on: record,
    severity: 'warn',
    when: all(
      changed,
      ofSignInDomain,
      differs('ttl', 'its time to live changes'),
      clause(
        'resolvers keep it for more than an hour',
        ({ change }) => change.is('after', 'ttl', (ttl) => Number(ttl) > hour),
        'ttl',
      ),
    ),
    changes: ({ change }) =>
      `Resolvers keep the record of ${change.before('name')} for ${change.after('ttl')} seconds instead of ${change.before('ttl')}.`,
    notice: 'Nothing today. A mistake in it then lasts as long.',
    affected: (subject) => `${everyCustomer(subject)}, at the next mistake.`,
    instead: 'Keep it at an hour or less, or use an alias record, which has none of its own.',
    source: routingPage,
  },
];
