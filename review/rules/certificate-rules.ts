import { clause, deleted, renamed, replaced } from '../clauses';
import { all, type Clause, not } from '../condition';
import { isSignInCertificate } from '../linking';
import type { ResourceRule, Subject } from '../rule';
import { everyCustomer } from '../wording';

const certificate = ['aws_acm_certificate'];
const record = ['aws_route53_record'];

const customDomainPage =
  'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-add-custom-domain.html';
const renewalPage = 'https://docs.aws.amazon.com/acm/latest/userguide/dns-renewal-validation.html';

const day = 86_400_000;
/** ACM renews 60 days ahead and begins to warn at 45; what is left at 30 days is not being renewed. */
const renewalOverdue = 30 * day;

const expiresSoon: Clause<Subject> = clause('it expires within 30 days', ({ change, context }) => {
  const notAfter = Date.parse(String(change.before('not_after').value));
  return notAfter - context.now.getTime() < renewalOverdue;
});

const ofSignInDomain: Clause<Subject> = clause('it is for the sign-in domain', ({ change, context }) =>
  isSignInCertificate(change, context),
);

/** The certificate of the sign-in page. */
export const certificateRules: readonly ResourceRule[] = [
  {
    id: 'certificate-deleted',
    on: certificate,
    severity: 'high',
    when: all(deleted, not(renamed), ofSignInDomain),
    changes: ({ change }) => `The certificate for ${change.before('domain_name')} is deleted.`,
    notice:
      'While something uses it, AWS refuses and the apply fails. Afterwards the sign-in page has no TLS.',
    affected: (subject) => `${everyCustomer(subject)}, if the sign-in domain still uses it.`,
    instead: 'Give the sign-in domain another certificate first.',
    source: customDomainPage,
  },
  {
    id: 'certificate-replaced',
    on: certificate,
    severity: 'high',
    when: all(replaced, ofSignInDomain),
    changes: ({ change }) =>
      `A new certificate takes the place of the one for ${change.before('domain_name')}.`,
    notice:
      'If it is validated in time, nothing. If not, the apply waits up to 75 minutes, and where the old one goes first there is no sign-in page.',
    affected: (subject) => `${everyCustomer(subject)}, for up to an hour if it goes wrong.`,
    instead:
      'Have create_before_destroy on the certificate, keep its validation record, and keep name and key algorithm unless they have to change.',
    source: customDomainPage,
  },
  {
    id: 'certificate-expiring',
    on: certificate,
    severity: 'high',
    when: all(not(deleted), expiresSoon, ofSignInDomain),
    changes: ({ change }) =>
      `The certificate for ${change.before('domain_name')} expires on ${change.before('not_after')}. ACM renews 60 days ahead, so it is not being renewed.`,
    notice: 'From that day browsers refuse the sign-in page, and Alexa the token endpoint.',
    affected: (subject) => `${everyCustomer(subject)}, from that day until there is a valid certificate.`,
    instead:
      'Bring its validation record back in DNS (ACM then renews by itself), or import a new certificate if it was imported.',
    source: renewalPage,
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
  },
];
