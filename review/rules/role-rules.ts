import type { Change } from '../change';
import { clause, deleted, renamed } from '../clauses';
import { all, any, type Clause, not } from '../condition';
import type { Context } from '../context';
import type { Json } from '../plan';
import { grants } from '../policy';
import type { ResourceRule, Subject } from '../rule';
import { everyCustomer } from '../wording';

const policies = ['aws_iam_role_policy', 'aws_iam_role_policy_attachment'];
const rolePage = 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html';

/** Functions that run, now and afterwards, with a role or with that of a policy. */
function functionsOf({ change, context }: Subject): readonly Change[] {
  const name = change.before(change.type === 'aws_iam_role' ? 'name' : 'role').value;
  return context
    .ofTypes(['aws_lambda_function'])
    .filter((one) => one.differs('role') === false && roleName(one.before('role').value) === name);
}

/** A role's ARN has its path before its name. */
function roleName(arn: Json): string | undefined {
  return String(arn)
    .split(/:role\/(?:.*\/)?/)
    .at(-1);
}

function runsWithIt(says: string, test: (one: Change, context: Context) => boolean): Clause<Subject> {
  return clause(says, (subject) => functionsOf(subject).some((one) => test(one, subject.context)));
}

const ofSkillRole = runsWithIt("the skill's function runs with it", (one, { lambdaRoles }) =>
  lambdaRoles.isSkill(one),
);
const ofAddonRole = runsWithIt('the function of an add-on runs with it', (one, { addons }) =>
  addons.isFunction(one),
);
const ofServingRole = runsWithIt(
  'a function of a skill, a user pool or an add-on runs with it',
  (one, { lambdaRoles, addons }) =>
    lambdaRoles.isSkill(one) || lambdaRoles.isTrigger(one) || addons.isFunction(one),
);

/** A policy that is not known before apply is asked about by the rules on what policies gain. */
const emptied = clause(
  'it allows nothing any more',
  (subject) =>
    (grants(subject, 'before', 'policy')?.size ?? 0) > 0 && grants(subject, 'after', 'policy')?.size === 0,
  'policy',
);
const policyLost = all(not(renamed), any(deleted, emptied));

const trustsLambda = (policy: Json) => /lambda\.amazonaws\.com|"\*"/.test(String(policy));
const lambdaLocked = clause(
  'Lambda may no longer assume it, or it is deleted',
  ({ change }) => {
    const after = change.after('assume_role_policy');
    return (
      trustsLambda(change.before('assume_role_policy').value) && after.known && !trustsLambda(after.value)
    );
  },
  'assume_role_policy',
);

const lostAllowed =
  'What the policy allowed fails from then on: the function answers with an error where it needs it, or writes no logs.';
const allowedFirst = 'Keep it, or give the role what the function needs with another policy first.';

/** The roles with which functions run, and what the roles may do. */
export const roleRules: readonly ResourceRule[] = [
  {
    id: 'function-role-lost',
    on: ['aws_iam_role'],
    severity: 'block',
    when: all(lambdaLocked, not(renamed), ofServingRole),
    changes: (subject) =>
      `${subject.change.action === 'delete' ? 'The role is deleted' : 'Lambda may no longer assume the role'} with which these functions run: ${functionsOf(
        subject,
      )
        .map((one) => one.before('function_name'))
        .join(', ')}.`,
    notice: 'The function no longer starts: the skill, the sign-in or the add-on that needs it fails.',
    affected: (subject) => `${everyCustomer(subject)}, from the apply until the role is back.`,
    instead:
      'Keep the role and lambda.amazonaws.com in its assume_role_policy, or give the function another role first.',
    source: rolePage,
  },
  {
    id: 'skill-role-policy-lost',
    on: policies,
    severity: 'high',
    when: all(policyLost, ofSkillRole),
    changes: ({ change }) =>
      `The skill's function loses a policy of its role ${change.before('role')}: ${change.address}.`,
    notice: lostAllowed,
    affected: (subject) => `${everyCustomer(subject)}, from the apply until it is back.`,
    instead: allowedFirst,
    source: rolePage,
  },
  {
    id: 'addon-role-policy-lost',
    on: policies,
    severity: 'high',
    when: all(policyLost, ofAddonRole),
    changes: ({ change }) =>
      `The function of the add-on loses a policy of its role ${change.before('role')}: ${change.address}.`,
    notice: lostAllowed,
    affected: (subject) => `${everyCustomer(subject)} who uses the add-on, from the apply until it is back.`,
    instead: allowedFirst,
    source: rolePage,
  },
];
