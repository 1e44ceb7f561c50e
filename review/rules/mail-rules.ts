import { becomes, clause, deleted, differs, oneOf, updated, was } from '../clauses';
import { all, type Clause, not } from '../condition';
import type { Context } from '../context';
import type { Json } from '../plan';
import type { ResourceRule, Subject } from '../rule';

const pool = ['aws_cognito_user_pool'];
const identities = ['aws_ses_domain_identity', 'aws_ses_email_identity', 'aws_sesv2_email_identity'];
const mailPage = 'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-email.html';
const account = 'email_configuration.0.email_sending_account';
const source = 'email_configuration.0.source_arn';
const from = 'email_configuration.0.from_email_address';

/** Whether a from address is the SES identity itself, in its domain, or in a subdomain of it. */
function isInIdentity(fromAddress: Json, sourceArn: Json): boolean {
  const identity = String(sourceArn).split(':identity/')[1]?.toLowerCase();
  // With a name before it the address stands in angle brackets.
  const mailbox = String(fromAddress).toLowerCase().split('<').at(-1)?.replace('>', '').trim() ?? '';
  if (identity === undefined) return true;
  if (identity.includes('@')) return mailbox === identity;
  const domain = mailbox.split('@')[1] ?? '';
  return domain === identity || domain.endsWith(`.${identity}`);
}

const fromOutside: Clause<Subject> = clause(
  'the from address is not of the SES identity',
  ({ change }) => {
    const [address, arn] = [change.after(from), change.after(source)];
    if (!address.known || !arn.known) return 'unknown';
    return Boolean(address.value) && Boolean(arn.value) && !isInIdentity(address.value, arn.value);
  },
  'email_configuration',
);

/** Whether a user pool that stays sends its mail with an SES identity, by the identity's name. */
function sendsWith(name: Json, context: Context): boolean {
  return context
    .ofTypes(pool)
    .some((one) => one.action !== 'delete' && String(one.after(source).value).endsWith(`:identity/${name}`));
}

const isSender: Clause<Subject> = clause('a user pool sends its mail with it', ({ change, context }) =>
  ['domain', 'email', 'email_identity'].some((path) => {
    const { value } = change.before(path);
    return value !== null && sendsWith(value, context);
  }),
);

const encryptsCodes: Clause<Subject> = clause('a user pool encrypts codes with it', ({ change, context }) =>
  context
    .ofTypes(pool)
    .some(
      (one) =>
        one.action !== 'delete' &&
        [change.before('arn').value, change.before('key_id').value].includes(
          one.after('lambda_config.0.kms_key_id').value,
        ),
    ),
);

/** How codes reach customers: by mail, by text message, or through a function of one's own. */
export const mailRules: readonly ResourceRule[] = [
  {
    id: 'pool-mail-sender-lost',
    on: pool,
    severity: 'high',
    when: all(
      updated,
      was(account, oneOf('DEVELOPER'), 'mail went out through SES'),
      not(becomes(account, oneOf('DEVELOPER'), 'mail still goes out through SES')),
    ),
    changes: "Mail no longer goes out through your Amazon SES, but through Cognito's own sender.",
    notice:
      'After 50 mails a day for the whole AWS account, no code to verify an address or to reset a password arrives: whoever needs one cannot sign up, or sign in to link.',
    affected:
      'Every customer who needs a code after the fiftieth of the day. Those already linked notice nothing.',
    instead: 'Keep email_sending_account = "DEVELOPER" with the source_arn of an SES identity.',
    source: mailPage,
  },
  {
    id: 'pool-mail-from-outside',
    on: pool,
    severity: 'high',
    when: fromOutside,
    changes: ({ change }) =>
      `Mail is to come from ${change.after(from)}, which is not of the SES identity ${change.after(source)}.`,
    notice: 'The plan accepts it, Cognito does not: the apply fails.',
    affected: 'Nobody by itself; whatever else was to be deployed stays half done.',
    instead: 'Use an address of the identity, of its domain or of a subdomain of it.',
    source: mailPage,
  },
  {
    id: 'pool-mail-identity-changed',
    on: pool,
    severity: 'warn',
    when: all(
      was(account, oneOf('DEVELOPER'), 'mail went out through SES'),
      becomes(account, oneOf('DEVELOPER'), 'mail still goes out through SES'),
      differs(source, 'another SES identity sends it'),
    ),
    changes: ({ change }) =>
      `Mail goes out through the SES identity ${change.after(source)} instead of ${change.before(source)}.`,
    notice: 'Where the new identity is not verified, or still in the sandbox, no code arrives.',
    affected: 'Every customer who needs a code, until it is mended. Those already linked notice nothing.',
    instead: 'Verify the new identity and send a mail with it before.',
    source: mailPage,
  },
  {
    id: 'ses-identity-lost',
    on: identities,
    severity: 'high',
    when: all(deleted, isSender),
    changes: ({ change }) =>
      `The SES identity ${change.address} is deleted, with which a user pool sends its mail.`,
    notice: 'No code to verify an address or to reset a password arrives any more.',
    affected: 'Every customer who needs a code, until it is back. Those already linked notice nothing.',
    instead: 'Give the user pool another identity first.',
    source: mailPage,
  },
  {
    id: 'kms-key-lost',
    on: ['aws_kms_key'],
    severity: 'block',
    when: all(deleted, encryptsCodes),
    changes: ({ change }) =>
      `The KMS key ${change.address} is deleted, with which a user pool encrypts the codes for its sender.`,
    notice: 'The function that sends mail or text messages cannot read them: no code arrives any more.',
    affected: 'Every customer who needs a code, from the apply on. Those already linked notice nothing.',
    instead: 'Give the user pool another key first, and keep this one until no code is on its way.',
    source:
      'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-custom-email-sender.html',
  },
  {
    id: 'pool-text-sender-changed',
    on: pool,
    severity: 'warn',
    when: all(updated, differs('sms_configuration.0.sns_caller_arn', 'another role sends text messages')),
    changes: ({ change }) =>
      `Text messages are sent with the role ${change.after('sms_configuration.0.sns_caller_arn')} instead of ${change.before('sms_configuration.0.sns_caller_arn')}.`,
    notice: 'Where the role may not publish to SNS, or expects another external id, no code arrives.',
    affected: 'Every customer who is sent a code by text message, until it is mended.',
    instead: 'Send a text message with the new role in another environment first.',
    source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-sms.html',
  },
];
