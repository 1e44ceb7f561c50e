import { becomes, changed, clause, oneOf, was } from '../clauses';
import { all, any, type Clause, not, type Truth } from '../condition';
import type { Json } from '../plan';
import { added, grants, principals } from '../policy';
import type { ResourceRule, Subject } from '../rule';
import { everyCustomer } from '../wording';

const permission = ['aws_lambda_permission'];
const attachments = [
  'aws_iam_role_policy_attachment',
  'aws_iam_user_policy_attachment',
  'aws_iam_group_policy_attachment',
];
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

const iamPage = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html';

const policyAttributes = ['policy', 'assume_role_policy'];

/** What a policy gains, wherever the resource keeps its policy. */
function policyGains(says: string, of: typeof grants, test: (item: string) => boolean): Clause<Subject> {
  return clause(
    says,
    (subject): Truth => {
      const gains = policyAttributes.map((attribute) => added(of, subject, attribute));
      if (gains.some((items) => items?.some(test))) return true;
      return gains.includes(undefined) && subject.change.action !== 'create' ? 'unknown' : false;
    },
    ...policyAttributes,
  );
}

function gainedGrants(subject: Subject): string {
  const policy = subject.change.after('policy');
  const gained = added(grants, subject, 'policy');
  return gained === undefined || policy.sensitive ? String(policy) : gained.join('; ');
}

const isAdminPolicy = (arn: Json) =>
  /:aws:policy\/(AdministratorAccess|PowerUserAccess|IAMFullAccess)$/.test(String(arn));
const isAdmin = (grant: string) => /^(\*|[a-z0-9-]+:\*) on \*$/.test(grant);

/** What functions and people may do in the AWS account, and whom a resource trusts. */
export const iamRules: readonly ResourceRule[] = [
  {
    id: 'public-principal',
    on: [...permission, ...withPolicy],
    severity: 'block',
    whenUnknown: 'warn',
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
  },
  {
    id: 'iam-admin',
    on: rolePolicies,
    severity: 'high',
    whenUnknown: 'warn',
    when: policyGains('it allows all actions of a service on everything', grants, isAdmin),
    changes: (subject) => `The policy ${subject.change.address} allows everything: ${gainedGrants(subject)}.`,
    notice: 'Nothing. But a flaw in the function then opens the account, user pool included.',
    affected: (subject) => `${everyCustomer(subject)} is at risk for as long as it stays so.`,
    instead: 'Name the actions and the resources that the function needs.',
    source: iamPage,
  },
  {
    id: 'iam-admin-attached',
    on: attachments,
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
  },
];
