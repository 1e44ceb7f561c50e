import { clause, deleted, differs, oneOf, renamed, replaced, updated, was } from '../clauses';
import { all, any, type Clause, not, type Truth } from '../condition';
import type { ResourceRule, Subject } from '../rule';
import { everyCustomer, howReplaced } from '../wording';

const domain = ['aws_cognito_user_pool_domain'];
const branding = ['aws_cognito_managed_login_branding', 'awscc_cognito_managed_login_branding'];

const customDomainPage =
  'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-add-custom-domain.html';
const loginPage =
  'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-managed-login.html';

const certificateElsewhere: Clause<Subject> = clause(
  'the certificate is in another region than us-east-1',
  ({ change, context }): Truth => {
    const arn = change.after('certificate_arn');
    if (arn.known && !arn.value) return false;
    const region = context.certificateRegion(change);
    return region === undefined ? 'unknown' : region !== 'us-east-1';
  },
  'certificate_arn',
);

/** The newer pages show nothing without a branding style; where another stack keeps it, the plan has none. */
const unbranded: Clause<Subject> = clause(
  'its sign-in pages are of version 2, and the plan has no branding style',
  ({ change, context }) =>
    change.is('after', 'managed_login_version', (version) => version === 2) === true &&
    !context.ofTypes(branding).some(({ action }) => action !== 'delete'),
  'managed_login_version',
);

const hasNewPages: Clause<Subject> = clause('a sign-in domain shows the pages of version 2', ({ context }) =>
  context
    .ofTypes(domain)
    .some((one) => one.action !== 'delete' && one.after('managed_login_version').value === 2),
);

/** The address of the sign-in page, and how the page looks. */
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
    instead: ({ change }) =>
      howReplaced(change) ??
      (change.after('certificate_arn').known
        ? 'Undo the change of the name, or of having a certificate at all. Another certificate for the same name is a plain update.'
        : 'Its certificate is made anew in the same plan: as long as its ARN is not known, Terraform replaces the domain. Make the new certificate in an apply of its own (create_before_destroy); then another certificate for the same name is a plain update.'),
    source: customDomainPage,
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
  },
  {
    id: 'domain-unbranded',
    on: domain,
    severity: 'high',
    when: all(not(was('managed_login_version', oneOf(2), 'its pages were of version 2 already')), unbranded),
    changes: ({ change }) =>
      `The sign-in pages of ${change.after('domain')} are of version 2, and this plan has no branding style for them.`,
    notice: 'Without one they say "Login pages unavailable" to everybody: nobody can link.',
    affected:
      'Every customer who links from now on, until there is a branding style. Those already linked notice nothing.',
    instead:
      'Add a branding style for each client in the same change (aws_cognito_managed_login_branding, AWS provider 6.12 and later), or use version 1. Accept this where another stack keeps the branding.',
    source: loginPage,
  },
  {
    id: 'domain-login-version',
    on: domain,
    severity: 'warn',
    when: all(
      updated,
      differs('managed_login_version', 'the version of the sign-in pages changes'),
      not(unbranded),
    ),
    changes: ({ change }) =>
      `The sign-in pages go from version ${change.before('managed_login_version')} to version ${change.after('managed_login_version')}.`,
    notice: 'The pages look different, and have other ways to sign in.',
    affected: 'Every customer who links from now on. Those already linked notice nothing.',
    instead: 'Try it in another environment.',
    source: loginPage,
  },
  {
    id: 'branding-lost',
    on: branding,
    severity: 'high',
    when: all(any(deleted, replaced), hasNewPages),
    changes: ({ change }) => `The branding style ${change.address} of the sign-in pages is deleted.`,
    notice: 'The sign-in pages of its client say "Login pages unavailable": nobody can link with it.',
    affected:
      'Every customer who links from now on, until there is a branding style. Those already linked notice nothing.',
    instead: 'Keep the branding style for as long as the domain shows pages of version 2.',
    source: loginPage,
  },
];
