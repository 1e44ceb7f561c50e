import { clientTypes } from '../alexa-clients';
import { isEmpty } from '../change';
import { becomes, clause, differs, ofAlexa, oneOf, was } from '../clauses';
import { all, any, type Condition, not } from '../condition';
import type { Subject } from '../rule';
import { leadsElsewhere } from './dns-rules';
import { isNoWeaker, keepsLifetimes, onlyGains, onlySecretChanges, scopesOf } from './harmless-conditions';

/** Changes of attributes that linked customers, and users of other applications, do not notice. */
export interface Harmless {
  readonly on: readonly string[];
  readonly attributes: readonly string[];
  /** Only where this certainly holds; default always. */
  readonly when?: Condition<Subject>;
  /** Why it is harmless. */
  readonly because: string;
}

const pool = ['aws_cognito_user_pool'];
const tagged = [...pool, 'aws_acm_certificate', 'aws_lambda_function', 'aws_route53_zone'];

/** What a rule would otherwise have to judge. A change that neither a rule nor this table knows needs a decision. */
export const harmless: readonly Harmless[] = [
  { on: tagged, attributes: ['tags', 'tags_all'], because: 'Tags change nothing that anybody uses.' },
  {
    on: pool,
    attributes: [
      'email_verification_message',
      'email_verification_subject',
      'sms_authentication_message',
      'sms_verification_message',
      'verification_message_template',
    ],
    because: 'The words of a mail; what it is sent for stays.',
  },
  {
    on: pool,
    attributes: ['password_policy'],
    when: isNoWeaker,
    because: 'A stricter policy is asked of new passwords only.',
  },
  {
    on: pool,
    attributes: ['schema'],
    when: onlyGains('schema'),
    because: 'Another custom attribute is empty for everybody.',
  },
  {
    on: pool,
    attributes: ['deletion_protection'],
    when: becomes('deletion_protection', oneOf('ACTIVE'), 'it is on'),
    because: 'The user pool is better protected.',
  },
  {
    on: pool,
    attributes: ['software_token_mfa_configuration', 'email_mfa_configuration'],
    when: any(
      becomes('mfa_configuration', oneOf('OFF'), 'no second factor is asked for'),
      all(
        not(becomes('software_token_mfa_configuration', isEmpty, 'there is none by an authenticator app')),
        not(becomes('email_mfa_configuration', isEmpty, 'there is none by mail')),
      ),
    ),
    because:
      'Another second factor, or other words for it, takes none away; where none is asked for there is a rule.',
  },
  {
    on: pool,
    attributes: ['admin_create_user_config'],
    when: not(
      becomes(
        'admin_create_user_config.0.allow_admin_create_user_only',
        oneOf(true),
        'customers cannot sign up',
      ),
    ),
    because: 'Customers can sign up by themselves; what is left are the words of an invitation.',
  },
  {
    on: pool,
    attributes: ['email_configuration'],
    when: any(
      not(differs('email_configuration.0.source_arn', 'another identity sends mail')),
      not(
        was('email_configuration.0.email_sending_account', oneOf('DEVELOPER'), 'mail came from SES already'),
      ),
    ),
    because:
      'Mail comes from the same identity, or from one of yours instead of from Cognito; rules ask whether the address is of it, and about the way back.',
  },
  {
    on: pool,
    attributes: ['user_pool_tier'],
    because: 'A larger feature plan takes nothing away; a rule is about a smaller one.',
  },
  {
    on: pool,
    attributes: ['user_pool_add_ons', 'lambda_config'],
    because: 'Rules are about less threat protection, and about every function that a user pool calls.',
  },
  {
    on: clientTypes,
    attributes: ['explicit_auth_flows'],
    when: any(
      onlyGains('explicit_auth_flows'),
      becomes('refresh_token_rotation.0.feature', oneOf('ENABLED'), 'rotation takes their place'),
    ),
    because:
      'Another flow takes none away; rules are about passwords sent past the sign-in page, and about rotation.',
  },
  {
    on: clientTypes,
    attributes: ['refresh_token_rotation'],
    when: not(ofAlexa),
    because: 'What rotation asks of an application is what RFC 9700 recommends.',
  },
  {
    on: clientTypes,
    attributes: ['callback_urls', 'logout_urls'],
    when: all(onlyGains('callback_urls'), onlyGains('logout_urls')),
    because: 'Another address to return to takes none away.',
  },
  {
    on: clientTypes,
    attributes: ['supported_identity_providers'],
    when: onlyGains('supported_identity_providers'),
    because: 'Another way to sign in takes none away.',
  },
  {
    on: clientTypes,
    attributes: ['default_redirect_uri', 'name', 'auth_session_validity', 'analytics_configuration'],
    because: 'Whoever signs in with its own redirect URI, as Alexa does, does not see it.',
  },
  {
    on: clientTypes,
    attributes: [
      'access_token_validity',
      'id_token_validity',
      'refresh_token_validity',
      'token_validity_units',
    ],
    when: keepsLifetimes,
    because: 'Nobody has to sign in earlier than before.',
  },
  {
    on: clientTypes,
    attributes: ['prevent_user_existence_errors'],
    when: becomes('prevent_user_existence_errors', oneOf('ENABLED'), 'user names are hidden'),
    because: 'The sign-in page tells less to strangers.',
  },
  {
    on: clientTypes,
    attributes: ['enable_token_revocation'],
    when: becomes('enable_token_revocation', oneOf(true), 'tokens can be revoked'),
    because: 'Tokens can be revoked as well.',
  },
  {
    on: ['aws_cognito_user_pool_domain'],
    attributes: ['certificate_arn'],
    because: 'Another certificate takes its place without a gap; a rule asks for its region.',
  },
  {
    on: ['aws_cognito_identity_provider'],
    attributes: ['provider_details'],
    when: onlySecretChanges,
    because: 'Another secret of the same client; rules are about what else a provider is told.',
  },
  {
    on: ['aws_cognito_resource_server'],
    attributes: ['scope', 'scope_identifiers'],
    when: not(
      clause('a scope is taken away', ({ change }) =>
        scopesOf(change, 'before').some((name) => !scopesOf(change, 'after').includes(name)),
      ),
    ),
    because: 'Another scope, or other words for one, takes none away.',
  },
  {
    on: ['aws_lambda_function'],
    attributes: [
      'architectures',
      'code_sha256',
      'description',
      'environment',
      'ephemeral_storage',
      'filename',
      'image_uri',
      'last_modified',
      'layers',
      'logging_config',
      'memory_size',
      'publish',
      'qualified_arn',
      'qualified_invoke_arn',
      's3_bucket',
      's3_key',
      's3_object_version',
      'source_code_hash',
      'source_code_size',
      'tracing_config',
      'version',
    ],
    because: "The function's code and surroundings: what they do is for its tests to tell, not for a plan.",
  },
  {
    on: ['aws_lambda_function'],
    attributes: ['reserved_concurrent_executions'],
    when: not(becomes('reserved_concurrent_executions', oneOf(0), 'none is allowed')),
    because: 'It may run; a rule is about none at all.',
  },
  {
    on: ['aws_lambda_function'],
    attributes: ['timeout'],
    because: 'A rule is about too little time for a skill.',
  },
  {
    on: ['aws_route53_record'],
    attributes: ['ttl'],
    because: 'A rule is about one that is so long that a mistake lasts.',
  },
  {
    on: ['aws_route53_record'],
    attributes: ['alias', 'health_check_id'],
    when: not(leadsElsewhere),
    because: 'It points where it did.',
  },
];
