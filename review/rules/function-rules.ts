import {
  becomes,
  changed,
  clause,
  deleted,
  differs,
  oneOf,
  renamed,
  replaced,
  was,
  written,
} from '../clauses';
import { all, any, type Clause, not, type Truth } from '../condition';
import type { Json } from '../plan';
import { added, grants, principals } from '../policy';
import type { ResourceRule, Subject } from '../rule';
import { everyCustomer } from '../wording';

const skillFunction = ['aws_lambda_function'];
const permission = ['aws_lambda_permission'];
const rolePolicies = ['aws_iam_role_policy', 'aws_iam_policy', 'aws_iam_user_policy', 'aws_iam_group_policy'];
const withPolicy = [
  'aws_iam_role',
  'aws_sns_topic',
  'aws_sns_topic_policy',
  'aws_sqs_queue_policy',
  'aws_s3_bucket_policy',
  'aws_secretsmanager_secret_policy',
  'aws_kms_key',
];

const lambdaPage =
  'https://developer.amazon.com/en-US/docs/alexa/custom-skills/host-a-custom-skill-as-an-aws-lambda-function.html';
const iamPage = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html';

const alexaPrincipals = oneOf('alexa-appkit.amazon.com', 'alexa-connectedhome.amazon.com');

/** A skill has to answer within 8 seconds, so its function needs as many. */
const skillSeconds = 8;

const wasForAlexa = was('principal', alexaPrincipals, 'it let Alexa call the function');

/** What a policy gains, wherever the resource keeps its policy. */
function policyGains(says: string, of: typeof grants, test: (item: string) => boolean): Clause<Subject> {
  return clause(says, ({ change }): Truth => {
    const gains = ['policy', 'assume_role_policy'].map((attribute) => added(of, change, attribute));
    if (gains.some((items) => items?.some(test))) return true;
    return gains.includes(undefined) && change.action !== 'create' ? 'unknown' : false;
  });
}

function gainedGrants({ change }: Subject): string {
  const policy = change.after('policy');
  if (!policy.known || policy.sensitive) return String(policy);
  return (added(grants, change, 'policy') ?? []).join('; ');
}

const isAdminPolicy = (arn: Json) =>
  /:aws:policy\/(AdministratorAccess|PowerUserAccess|IAMFullAccess)$/.test(String(arn));
const isAdmin = (grant: string) => /^(\*|[a-z0-9-]+:\*) on \*$/.test(grant);

/** The function that answers for the skill, who may call it, and what it may do. */
export const functionRules: readonly ResourceRule[] = [
  {
    id: 'permission-lost',
    on: permission,
    severity: 'block',
    when: all(
      any(
        all(deleted, not(renamed)),
        all(changed, not(becomes('principal', alexaPrincipals, 'Alexa may still call the function'))),
      ),
      wasForAlexa,
    ),
    changes: "Alexa may no longer call the skill's function.",
    notice: '"There was a problem with the requested skill\'s response", to every request.',
    affected: (subject) =>
      `${everyCustomer(subject)}, and everybody else who uses the skill, from the apply until it is back.`,
    instead: 'Keep the permission for alexa-appkit.amazon.com with the skill id as its event_source_token.',
    source: lambdaPage,
    fixtures: { positive: 'dangerous/permission-deleted', negative: 'dangerous/permission-other-skill' },
  },
  {
    id: 'permission-other-skill',
    on: permission,
    severity: 'block',
    when: all(
      not(was('event_source_token', oneOf(null), 'any skill could call the function')),
      differs('event_source_token', 'the skill id changes'),
      not(becomes('event_source_token', oneOf(null, ''), 'it does not say which skill')),
    ),
    changes: ({ change }) =>
      `The function answers the skill ${change.after('event_source_token')} instead of ${change.before('event_source_token')}.`,
    notice:
      '"There was a problem with the requested skill\'s response", to every request of the skill that is in use today.',
    affected: (subject) =>
      `${everyCustomer(subject)}, and everybody else who uses that skill, from the apply on.`,
    instead: 'Keep the skill id. For a second skill, add a second permission.',
    source: lambdaPage,
    fixtures: { positive: 'dangerous/permission-other-skill', negative: 'harmless/nothing' },
  },
  {
    id: 'permission-other-function',
    on: permission,
    severity: 'block',
    when: all(
      changed,
      wasForAlexa,
      any(
        differs('function_name', 'it is for another function'),
        differs('qualifier', 'it is for another version or alias'),
      ),
    ),
    changes: ({ change }) =>
      `Alexa may call the function ${change.after('function_name')} (version or alias: ${change.after('qualifier')}) instead of ${change.before('function_name')} (${change.before('qualifier')}).`,
    notice:
      '"There was a problem with the requested skill\'s response", to every request, as long as the Alexa console names the ARN of today.',
    affected:
      'Everybody who uses the skill, from the apply until the endpoint in the Alexa console is changed.',
    instead:
      'Add a second permission for the other function or alias, change the endpoint in the Alexa console, and take this one away last.',
    source: lambdaPage,
    fixtures: {
      positive: 'dangerous/permission-other-function',
      negative: 'dangerous/permission-other-skill',
    },
  },
  {
    id: 'permission-any-skill',
    on: permission,
    severity: 'high',
    when: all(
      written,
      becomes('principal', alexaPrincipals, 'it lets Alexa call the function'),
      becomes('event_source_token', oneOf(null, ''), 'it does not say which skill'),
    ),
    changes: ({ change }) =>
      `Any skill of anybody may call the function: the permission's event_source_token is ${change.after('event_source_token')}.`,
    notice: "Nothing. But a stranger's skill can send requests, with tokens that it got elsewhere.",
    affected: (subject) => `${everyCustomer(subject)} is less protected for as long as it stays so.`,
    instead: 'Give the skill id as event_source_token.',
    source: lambdaPage,
    fixtures: { positive: 'dangerous/permission-any-skill', negative: 'harmless/first-deploy' },
  },
  {
    id: 'public-principal',
    on: [...permission, ...withPolicy],
    severity: 'block',
    when: any(
      all(
        not(was('principal', oneOf('*'), 'anybody could call the function')),
        becomes('principal', oneOf('*'), 'anybody may call the function'),
      ),
      policyGains('a policy trusts everybody', principals, (principal) => principal === '*'),
    ),
    changes: ({ change }) => `${change.address} lets anybody on the internet in: its principal is "*".`,
    notice: 'Nothing. But whoever finds it can use it in your name and at your cost.',
    affected: (subject) => `${everyCustomer(subject)} is at risk for as long as it stays so.`,
    instead: 'Name the principal that needs it, or add a condition that narrows it.',
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html',
    fixtures: { positive: 'dangerous/permission-public', negative: 'harmless/first-deploy' },
  },
  {
    id: 'function-url-public',
    on: ['aws_lambda_function_url'],
    severity: 'high',
    when: all(
      not(was('authorization_type', oneOf('NONE'), 'nobody had to sign in')),
      becomes('authorization_type', oneOf('NONE'), 'nobody has to sign in'),
    ),
    changes: 'The function gets a public address that asks for no credentials.',
    notice: 'Nothing. But requests then arrive that Alexa did not send, and nothing checks their signature.',
    affected: (subject) => `${everyCustomer(subject)} is at risk for as long as it stays so.`,
    instead: 'Leave it out, Alexa calls the function directly; or use authorization_type = "AWS_IAM".',
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html',
    fixtures: { positive: 'dangerous/function-url-public', negative: 'harmless/function-url-with-iam' },
  },
  {
    id: 'function-lost',
    on: skillFunction,
    severity: 'block',
    when: any(all(deleted, not(renamed)), replaced),
    changes: ({ change }) =>
      `The function ${change.before('function_name')} is deleted${change.action === 'replace' ? `, and ${change.after('function_name')} is made` : ''}.`,
    notice:
      '"There was a problem with the requested skill\'s response", to every request, as long as the Alexa console names the old ARN.',
    affected:
      'Everybody who uses the skill, from the apply until the endpoint in the Alexa console is changed.',
    instead: "Keep the function's name: its ARN is the endpoint that stands in the Alexa console.",
    source: lambdaPage,
    fixtures: { positive: 'dangerous/function-replaced-by-name', negative: 'harmless/memory' },
  },
  {
    id: 'function-timeout',
    on: skillFunction,
    severity: 'warn',
    when: all(
      changed,
      differs('timeout', 'the time-out changes'),
      becomes('timeout', (seconds) => Number(seconds ?? 3) < skillSeconds, 'it is below 8 seconds'),
    ),
    changes: ({ change }) =>
      `The function gets ${change.after('timeout')} seconds instead of ${change.before('timeout')}.`,
    notice:
      'Slow answers of the API end in "there was a problem" although Alexa would have waited 8 seconds.',
    affected: 'Whoever asks while the API is slow, for as long as it stays so.',
    instead: "Use timeout = 8; Lambda's default of 3 is too short for a skill.",
    source: lambdaPage,
    fixtures: { positive: 'dangerous/function-timeout', negative: 'harmless/memory' },
  },
  {
    id: 'function-off',
    on: skillFunction,
    severity: 'block',
    when: all(
      changed,
      differs('reserved_concurrent_executions', 'the reserved concurrency changes'),
      becomes('reserved_concurrent_executions', oneOf(0), 'no execution is allowed'),
    ),
    changes: "The function's reserved concurrency becomes 0, which switches it off.",
    notice: '"There was a problem with the requested skill\'s response", to every request.',
    affected: 'Everybody who uses the skill, from the apply until it is raised.',
    instead: 'Leave reserved_concurrent_executions out, or give it what the skill needs at its busiest.',
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html',
    fixtures: { positive: 'dangerous/function-off', negative: 'harmless/memory' },
  },
  {
    id: 'iam-admin',
    on: rolePolicies,
    severity: 'high',
    when: policyGains('it allows all actions of a service on everything', grants, isAdmin),
    changes: (subject) => `The policy ${subject.change.address} allows everything: ${gainedGrants(subject)}.`,
    notice: 'Nothing. But a flaw in the function then opens the account, user pool included.',
    affected: (subject) => `${everyCustomer(subject)} is at risk for as long as it stays so.`,
    instead: 'Name the actions and the resources that the function needs.',
    source: iamPage,
    fixtures: { positive: 'dangerous/iam-admin', negative: 'dangerous/iam-wider' },
  },
  {
    id: 'iam-admin-attached',
    on: [
      'aws_iam_role_policy_attachment',
      'aws_iam_user_policy_attachment',
      'aws_iam_group_policy_attachment',
    ],
    severity: 'high',
    when: all(
      not(was('policy_arn', isAdminPolicy, 'it attached such a policy already')),
      becomes('policy_arn', isAdminPolicy, 'it attaches a policy of administrators'),
    ),
    changes: ({ change }) => `${change.after('policy_arn')} is attached to ${change.after('role')}.`,
    notice: 'Nothing. But a flaw in the function then opens the account, user pool included.',
    affected: (subject) => `${everyCustomer(subject)} is at risk for as long as it stays so.`,
    instead: 'Attach a policy that names the actions and resources that are needed.',
    source: iamPage,
    fixtures: { positive: 'dangerous/iam-admin-attached', negative: 'harmless/policy-attached' },
  },
  {
    id: 'iam-wider',
    on: rolePolicies,
    severity: 'warn',
    when: all(
      changed,
      policyGains('it allows more than now', grants, () => true),
    ),
    changes: (subject) => `The policy ${subject.change.address} allows more: ${gainedGrants(subject)}.`,
    notice: 'Nothing.',
    affected: 'Nobody by itself; what a flaw in the function could reach grows.',
    instead: 'Check that the function needs each of them, on just these resources.',
    source: iamPage,
    fixtures: { positive: 'dangerous/iam-wider', negative: 'harmless/iam-narrower' },
  },
];
