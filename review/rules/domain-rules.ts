import { changed, clause, deleted, differs, renamed, replaced, updated } from '../clauses';
import { all, any, type Clause, not, type Truth } from '../condition';
import { hostname } from '../context';
import type { ResourceRule, Subject } from '../rule';
import { everyCustomer } from '../wording';

const domain = ['aws_cognito_user_pool_domain'];
const certificate = ['aws_acm_certificate'];
const zone = ['aws_route53_zone'];
const record = ['aws_route53_record'];

const customDomainPage =
  'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-add-custom-domain.html';
const renewalPage = 'https://docs.aws.amazon.com/acm/latest/userguide/dns-renewal-validation.html';

const day = 86_400_000;
/** ACM renews 60 days ahead and begins to warn at 45; what is left at 30 days is not being renewed. */
const renewalOverdue = 30 * day;

/** An alias record for the sign-in domain: by its name, or by CloudFront as its target where the plan has no domain. */
const isSignInAlias: Clause<Subject> = clause(
  'it is an address record of the sign-in domain',
  ({ change, context }): Truth => {
    if (!['A', 'AAAA', 'CNAME'].includes(String(change.before('type').value))) return false;
    const domains = context.signInDomains;
    if (domains.has(hostname(change.before('name').value))) return true;
    return domains.size === 0 && /\.cloudfront\.net\.?$/.test(String(change.before('alias.0.name').value));
  },
);

const isSignInZone: Clause<Subject> = clause(
  'it holds the records of the sign-in domain',
  ({ change, context }) => {
    const zone = hostname(change.before('name').value);
    const domains = [...context.signInDomains];
    return domains.length === 0 || domains.some((name) => name === zone || name.endsWith(`.${zone}`));
  },
);

const leadsElsewhere: Clause<Subject> = clause(
  'it points at something else than the sign-in domain',
  ({ change, context }): Truth => {
    const target = change.after('alias.0.name');
    if (target.known) return change.differs('alias.0.name') || change.differs('records');
    const follows = context
      .references(change, 'alias')
      .some((reference) => /^aws_cognito_user_pool_domain\..*\.cloudfront_distribution$/.test(reference));
    return follows ? false : 'unknown';
  },
);

const expiresSoon: Clause<Subject> = clause('it expires within 30 days', ({ change, context }) => {
  const notAfter = Date.parse(String(change.before('not_after').value));
  return notAfter - context.now.getTime() < renewalOverdue;
});

const certificateElsewhere: Clause<Subject> = clause(
  'the certificate is in another region than us-east-1',
  ({ change, context }): Truth => {
    const arn = change.after('certificate_arn');
    if (arn.known && !arn.value) return false;
    const region = context.certificateRegion(change);
    return region === undefined ? 'unknown' : region !== 'us-east-1';
  },
);

/** The address of the sign-in page: domain, certificate and DNS. */
export const domainRules: readonly ResourceRule[] = [
  {
    id: 'domain-deleted',
    on: domain,
    severity: 'block',
    when: all(deleted, not(renamed)),
    changes: ({ change }) => `The sign-in domain ${change.before('domain')} is deleted.`,
    notice:
      'The sign-in page and the token endpoint are gone: nobody can link, and Alexa cannot renew any token.',
    affected: (subject) =>
      `${everyCustomer(subject)}, from the expiry of their access token until the domain is back (15 to 60 minutes to make one) or Alexa is configured with another.`,
    instead: 'Keep the domain that stands in the Alexa console.',
    source: customDomainPage,
    fixtures: { positive: 'dangerous/domain-deleted', negative: 'harmless/nothing-nested' },
  },
  {
    id: 'domain-replaced',
    on: domain,
    severity: 'block',
    when: replaced,
    changes: ({ change }) =>
      `The sign-in domain ${change.before('domain')} is deleted, then ${change.after('domain')} is made.`,
    notice:
      'Meanwhile there is no sign-in page and no token endpoint. If the name changes, Alexa keeps asking at the old one.',
    affected: (subject) =>
      `${everyCustomer(subject)}: for 15 to 60 minutes at least, since a domain of the same name can be refused for a while; with another name until somebody changes both URIs in the Alexa console.`,
    instead:
      'Undo the change of the name, or of having a certificate at all. Another certificate for the same name is a plain update.',
    source: customDomainPage,
    fixtures: { positive: 'dangerous/domain-replaced-by-name', negative: 'dangerous/domain-login-version' },
  },
  {
    id: 'domain-certificate-region',
    on: domain,
    severity: 'block',
    whenUnknown: 'high',
    when: certificateElsewhere,
    changes: ({ change, context }) =>
      `The certificate of the sign-in domain ${change.after('domain')} is in ${context.certificateRegion(change) ?? 'a region that is not known yet'}.`,
    notice: 'The plan accepts it, Cognito does not: the apply fails.',
    affected: 'Nobody who is linked already; what else was to be deployed stays half done.',
    instead:
      'Make the certificate in us-east-1, whatever the region of the user pool: give it a provider of its own for that region.',
    source: customDomainPage,
    fixtures: { positive: 'dangerous/domain-certificate-in-europe', negative: 'harmless/first-deploy' },
  },
  {
    id: 'domain-login-version',
    on: domain,
    severity: 'warn',
    when: all(updated, differs('managed_login_version', 'the version of the sign-in pages changes')),
    changes: ({ change }) =>
      `The sign-in pages go from version ${change.before('managed_login_version')} to version ${change.after('managed_login_version')}.`,
    notice:
      'The pages look different. Version 2 without a branding style says "Login pages unavailable" to everybody.',
    affected:
      'Every customer who links from now on, until there is a branding style. Those already linked notice nothing.',
    instead:
      'Add a branding style for this client in the same change (AWS provider 6.12 and later), and try it in another environment.',
    source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-managed-login.html',
    fixtures: {
      positive: 'dangerous/domain-login-version',
      negative: 'dangerous/domain-certificate-in-europe',
    },
  },
  {
    id: 'certificate-deleted',
    on: certificate,
    severity: 'high',
    when: all(deleted, not(renamed)),
    changes: ({ change }) => `The certificate for ${change.before('domain_name')} is deleted.`,
    notice:
      'While something uses it, AWS refuses and the apply fails. Afterwards the sign-in page has no TLS.',
    affected: (subject) => `${everyCustomer(subject)}, if the sign-in domain still uses it.`,
    instead: 'Give the sign-in domain another certificate first.',
    source: customDomainPage,
    fixtures: { positive: 'dangerous/everything-destroyed', negative: 'harmless/nothing' },
  },
  {
    id: 'certificate-replaced',
    on: certificate,
    severity: 'high',
    when: replaced,
    changes: ({ change }) =>
      `A new certificate takes the place of the one for ${change.before('domain_name')}.`,
    notice:
      'If it is validated in time, nothing. If not, the apply waits up to 75 minutes, and where the old one goes first there is no sign-in page.',
    affected: (subject) => `${everyCustomer(subject)}, for up to an hour if it goes wrong.`,
    instead:
      'Have create_before_destroy on the certificate, keep its validation record, and keep name and key algorithm unless they have to change.',
    source: customDomainPage,
    fixtures: { positive: 'dangerous/certificate-replaced', negative: 'harmless/nothing' },
  },
  {
    id: 'certificate-expiring',
    on: certificate,
    severity: 'high',
    when: all(not(deleted), expiresSoon),
    changes: ({ change }) =>
      `The certificate for ${change.before('domain_name')} expires on ${change.before('not_after')}. ACM renews 60 days ahead, so it is not being renewed.`,
    notice: 'From that day browsers refuse the sign-in page, and Alexa the token endpoint.',
    affected: (subject) => `${everyCustomer(subject)}, from that day until there is a valid certificate.`,
    instead:
      'Bring its validation record back in DNS (ACM then renews by itself), or import a new certificate if it was imported.',
    source: renewalPage,
    fixtures: { positive: 'dangerous/certificate-expiring', negative: 'harmless/nothing' },
  },
  {
    id: 'certificate-validation-lost',
    on: record,
    severity: 'high',
    when: all(
      deleted,
      not(renamed),
      clause(
        'it proves to ACM that the name is yours',
        ({ change }) => change.before('records').value?.toString().includes('.acm-validations.aws') ?? false,
      ),
    ),
    changes: ({ change }) =>
      `The record ${change.before('name')} is deleted, which proves to ACM that the name is yours.`,
    notice:
      'Nothing today. The certificate is no longer renewed, and when it expires browsers refuse the sign-in page.',
    affected: (subject) => `${everyCustomer(subject)}, from the expiry of the certificate.`,
    instead: 'Keep the validation record for as long as the certificate is in use.',
    source: renewalPage,
    fixtures: { positive: 'dangerous/certificate-validation-lost', negative: 'dangerous/alias-lost' },
  },
  {
    id: 'zone-lost',
    on: zone,
    severity: 'block',
    when: all(any(all(deleted, not(renamed)), replaced), isSignInZone),
    changes: ({ change }) =>
      `The hosted zone ${change.before('name')} is deleted${change.action === 'replace' ? ', and another is made, with other name servers' : ''}.`,
    notice:
      'No name in it is found in DNS any more: neither the sign-in page nor the token endpoint. The certificate is no longer renewed.',
    affected: (subject) =>
      `${everyCustomer(subject)}: those who link at once, the others at their next token, until the parent zone names the name servers of a new one.`,
    instead: 'Keep the hosted zone. It often holds names of other services too.',
    source: 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DeleteHostedZone.html',
    fixtures: { positive: 'dangerous/zone-deleted', negative: 'harmless/other-zone-deleted' },
  },
  {
    id: 'alias-lost',
    on: record,
    severity: 'block',
    when: all(any(all(deleted, not(renamed)), replaced), isSignInAlias),
    changes: ({ change }) =>
      `The ${change.before('type')} record of ${change.before('name')} is deleted${change.action === 'replace' ? ' and made anew' : ''}.`,
    notice:
      'The sign-in page and the token endpoint cannot be found in DNS, over IPv4 for A and over IPv6 for AAAA.',
    affected: (subject) =>
      `${everyCustomer(subject)}: those who link at once, the others at their next token, until the record is back and resolvers have forgotten.`,
    instead: 'Keep both alias records, A and AAAA, for as long as the domain is in use.',
    source: customDomainPage,
    fixtures: { positive: 'dangerous/alias-lost', negative: 'dangerous/certificate-validation-lost' },
  },
  {
    id: 'alias-elsewhere',
    on: record,
    severity: 'block',
    when: all(changed, isSignInAlias, leadsElsewhere),
    changes: ({ change }) =>
      `The ${change.before('type')} record of ${change.before('name')} points at ${change.after('alias.0.name')} instead of ${change.before('alias.0.name')}.`,
    notice: 'The sign-in page and the token endpoint answer from somewhere else, or not at all.',
    affected: (subject) =>
      `${everyCustomer(subject)}: those who link at once, the others at their next token, until it points back.`,
    instead: 'Point it at the cloudfront_distribution attribute of the sign-in domain.',
    source: customDomainPage,
    fixtures: { positive: 'dangerous/alias-elsewhere', negative: 'harmless/alias-health' },
  },
];
