import type { Change } from '../change';
import {
  becomes,
  changed,
  clause,
  deleted,
  differs,
  ofTrigger,
  oneOf,
  renamed,
  replaced,
  updated,
  was,
} from '../clauses';
import { all, any, type Clause, not, type Truth } from '../condition';
import type { Context } from '../context';
import { functionName } from '../function-name';
import { cognitoPrincipal } from '../lambda-roles';
import type { Json } from '../plan';
import type { Reading } from '../reading';
import type { ResourceRule, Subject } from '../rule';
import { type TriggerName, triggerArn, triggerFunctions, triggerNames, triggerVersion } from '../triggers';
import { everyCustomer } from '../wording';

const pool = ['aws_cognito_user_pool'];
const permission = ['aws_lambda_permission'];

const triggersPage =
  'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html';
const tokenPage =
  'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html';

/** Where these are taken away or replaced there are rules of their own. */
const withOwnRules: readonly TriggerName[] = ['pre_token_generation', 'user_migration'];
function about(says: string, holds: (subject: Subject) => Truth): Clause<Subject> {
  return clause(says, holds, 'lambda_config');
}

/** Whether another function, or none, takes the place of the one that a trigger has. */
function leaves(change: Change, name: TriggerName): Truth {
  const before = triggerArn(change, 'before', name).value;
  if (!before) return false;
  const after = triggerArn(change, 'after', name);
  return after.known ? after.value !== before : 'unknown';
}

function differing(change: Change): readonly TriggerName[] {
  return triggerNames.filter((name) => {
    const before = triggerArn(change, 'before', name).value || null;
    if (before !== null && withOwnRules.includes(name)) return false;
    const after = triggerArn(change, 'after', name);
    return !after.known || (after.value || null) !== before;
  });
}

/** A function of a trigger as a sentence has it. */
const named = (arn: Reading): string => (arn.known && !arn.value ? 'none' : String(arn));

const variables = 'environment.0.variables';

/** Names of a function's environment variables that get another value; the values themselves are nobody's business. */
function otherVariables(change: Change): string {
  const after = change.after(variables);
  if (!after.known) return String(after);
  const [old, now] = [change.before(variables).value, after.value].map((value) => ({ ...Object(value) }));
  const names = Object.keys({ ...old, ...now });
  return names.filter((name) => old[name] !== now[name]).join(', ');
}

const versionOf = (value: Json) => Number(/^V(\d+)_/.exec(String(value ?? 'V1_0'))?.[1] ?? 1);

const tokenVersionLowered = about("the token trigger's event is of a lower version", ({ change }) => {
  const after = triggerVersion(change, 'after', 'pre_token_generation');
  if (!triggerArn(change, 'after', 'pre_token_generation').value) return false;
  const before = triggerVersion(change, 'before', 'pre_token_generation');
  return after.known ? versionOf(after.value) < versionOf(before.value) : 'unknown';
});

/** Whether a user pool that stays calls a function after the plan. */
function isStillCalled(reference: Json, context: Context): boolean {
  const name = functionName(reference);
  return context
    .ofTypes(pool)
    .some((one) => one.action !== 'delete' && triggerFunctions(one, 'after').some((other) => other === name));
}

const stillCalled = clause('a user pool still calls the function', ({ change, context }) =>
  isStillCalled(change.before('function_name').value, context),
);
const wasForCognito = was('principal', oneOf(cognitoPrincipal), 'it let Cognito call the function');

/** Functions of your own that Cognito calls while somebody signs in, signs up or gets a token. */
export const triggerRules: readonly ResourceRule[] = [
  {
    id: 'trigger-token-other',
    on: pool,
    severity: 'high',
    when: all(
      updated,
      about('another function, or none, makes the claims of tokens', ({ change }) =>
        leaves(change, 'pre_token_generation'),
      ),
    ),
    changes: ({ change }) =>
      `The function that adds claims to tokens is ${named(triggerArn(change, 'after', 'pre_token_generation'))} instead of ${named(triggerArn(change, 'before', 'pre_token_generation'))}.`,
    notice:
      'An API that needs one of its claims refuses the next access token: the skill can do nothing for them.',
    affected: (subject) => `${everyCustomer(subject)}, at their next access token.`,
    instead: 'Keep the function and the names of its claims, or let the API do without them first.',
    source: tokenPage,
  },
  {
    id: 'trigger-token-version',
    on: pool,
    severity: 'high',
    when: tokenVersionLowered,
    changes: ({ change }) =>
      `The function that adds claims to tokens gets events of version ${versionOf(triggerVersion(change, 'after', 'pre_token_generation').value)} instead of ${versionOf(triggerVersion(change, 'before', 'pre_token_generation').value)}.`,
    notice:
      'Of version 1 it can change ID tokens alone: its claims are missing in access tokens, and the API refuses them.',
    affected: (subject) => `${everyCustomer(subject)}, at their next access token.`,
    instead: 'Keep lambda_version = "V2_0" or "V3_0" in pre_token_generation_config.',
    source: tokenPage,
  },
  {
    id: 'trigger-migration-lost',
    on: pool,
    severity: 'high',
    when: all(
      updated,
      about('another function, or none, brings users over', ({ change }) => leaves(change, 'user_migration')),
    ),
    changes: 'The function that brings users over from the old directory is taken away or replaced.',
    notice: 'Whoever has not signed in since the move has no account any more: sign-in and linking fail.',
    affected: 'Every customer who has not been brought over yet, until it is back.',
    instead: 'Keep it until all have been brought over, or import the rest first.',
    source:
      'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-import-using-lambda.html',
  },
  {
    id: 'pool-trigger-changed',
    on: pool,
    severity: 'warn',
    when: all(
      updated,
      about(
        'a function that the user pool calls is another one',
        ({ change }) => differing(change).length > 0,
      ),
    ),
    changes: ({ change }) =>
      `Functions that Cognito calls are added, taken away or others: ${differing(change).join(', ')}.`,
    notice:
      'A function that fails or refuses stops sign-in, sign-up or the codes that it sends; one that is taken away no longer does what it did.',
    affected: (subject) =>
      `${everyCustomer(subject)} if the function fails, from its first failure until it is mended.`,
    instead:
      'Try it in another environment first, give Cognito the permission to call it, and have an alarm on its errors.',
    source: triggersPage,
  },
  {
    id: 'trigger-variables-changed',
    on: ['aws_lambda_function'],
    severity: 'warn',
    when: all(updated, ofTrigger, differs(variables, 'its environment variables change')),
    changes: ({ change }) =>
      `The function ${change.before('function_name')}, which a user pool calls, gets other variables: ${otherVariables(change)}.`,
    notice:
      'By its variables such a function may be told which claims a token has, whom it lets in or makes one with another, and where it sends passwords.',
    affected: (subject) => `${everyCustomer(subject)}, at the next sign-in or token.`,
    instead:
      'Keep claims that an API needs, and check that each other value is meant: an address that passwords go to, a provider that is trusted.',
    source: triggersPage,
  },
  {
    id: 'trigger-permission-lost',
    on: permission,
    severity: 'block',
    when: all(
      any(
        all(deleted, not(renamed)),
        all(changed, not(becomes('principal', oneOf(cognitoPrincipal), 'Cognito may still call it'))),
        all(
          changed,
          any(
            differs('source_arn', 'it is for another user pool'),
            differs('function_name', 'it is for another function'),
          ),
        ),
      ),
      wasForCognito,
      stillCalled,
    ),
    changes: ({ change }) =>
      `Cognito may no longer call the function ${change.before('function_name')} for ${change.before('source_arn')}, and lambda_config still names it.`,
    notice: 'Whatever the function is called for fails: sign-in, sign-up, or the making of a token.',
    affected: (subject) => `${everyCustomer(subject)}, from the apply until the permission is back.`,
    instead: "Keep the permission for cognito-idp.amazonaws.com with the user pool's ARN as its source_arn.",
    source: triggersPage,
  },
  {
    id: 'trigger-function-lost',
    on: ['aws_lambda_function'],
    severity: 'block',
    when: all(any(all(deleted, not(renamed)), replaced), stillCalled),
    changes: ({ change }) =>
      `The function ${change.before('function_name')} is deleted, and a user pool still calls it.`,
    notice: 'Whatever the function is called for fails: sign-in, sign-up, or the making of a token.',
    affected: (subject) => `${everyCustomer(subject)}, from the apply until it is back.`,
    instead: 'Take it out of lambda_config first, and delete it in a later change.',
    source: triggersPage,
  },
];
