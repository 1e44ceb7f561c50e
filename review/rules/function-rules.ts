import {
  becomes,
  changed,
  clause,
  deleted,
  differs,
  ofAddon,
  ofSkill,
  ofTrigger,
  oneOf,
  renamed,
  replaced,
} from '../clauses';
import { all, any, type Clause, not } from '../condition';
import { functionName } from '../function-name';
import type { ResourceRule, Subject } from '../rule';
import { eventsFirst, everyCustomer, oneOfTwoLost } from '../wording';

const lambda = ['aws_lambda_function'];
const lambdaPage =
  'https://developer.amazon.com/en-US/docs/alexa/custom-skills/host-a-custom-skill-as-an-aws-lambda-function.html';

/** A skill has to answer within 8 seconds, so its function needs as many. */
const skillSeconds = 8;

const joinsNetwork: Clause<Subject> = clause(
  'it gets into a network of yours',
  ({ change }) =>
    change.items('before', 'vpc_config.0.subnet_ids').items.length === 0 &&
    change.is('after', 'vpc_config.0.subnet_ids', (subnets) => Array.isArray(subnets) && subnets.length > 0),
  'vpc_config',
);

const ofSkillAlias: Clause<Subject> = clause(
  'it is an alias of the function that Alexa calls',
  ({ change, context }) => {
    const name = functionName(change.before('function_name').value);
    return context
      .ofTypes(['aws_lambda_permission'])
      .some(
        (permission) =>
          context.lambdaRoles.isAlexa(permission) &&
          functionName(permission.before('function_name').value) === name &&
          permission.before('qualifier').value === change.before('name').value,
      );
  },
);

/** The functions that answer for the skill, and those that a user pool calls. */
export const functionRules: readonly ResourceRule[] = [
  {
    id: 'function-lost',
    on: lambda,
    severity: 'block',
    when: all(ofSkill, any(all(deleted, not(renamed)), replaced)),
    changes: ({ change }) =>
      `The function ${change.before('function_name')} is deleted${change.action === 'replace' ? `, and ${change.after('function_name')} is made` : ''}.`,
    notice: ({ change, context }) =>
      context.lambdaRoles.otherOfSkill(change)
        ? oneOfTwoLost
        : '"There was a problem with the requested skill\'s response", to every request, as long as the Alexa console names the old ARN.',
    affected:
      'Everybody who uses the skill, from the apply until the endpoint in the Alexa console is changed.',
    instead: ({ change, context }) =>
      `Keep the function's name: its ARN is the endpoint that stands in the Alexa console.${context.lambdaRoles.otherOfSkill(change) ? ` ${eventsFirst}` : ''}`,
    source: lambdaPage,
  },
  {
    id: 'function-alias-lost',
    on: ['aws_lambda_alias'],
    severity: 'block',
    when: all(any(all(deleted, not(renamed)), replaced), ofSkillAlias),
    changes: ({ change }) => `The alias ${change.before('name')} of the skill's function is deleted.`,
    notice:
      '"There was a problem with the requested skill\'s response", to every request, as long as the Alexa console names the alias.',
    affected:
      'Everybody who uses the skill, from the apply until the endpoint in the Alexa console is changed.',
    instead: 'Keep the alias: its ARN is the endpoint that stands in the Alexa console.',
    source: lambdaPage,
  },
  {
    id: 'function-timeout',
    on: lambda,
    severity: 'warn',
    when: all(
      changed,
      ofSkill,
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
  },
  {
    id: 'function-off',
    on: lambda,
    severity: 'block',
    when: all(
      changed,
      any(ofSkill, ofTrigger, ofAddon),
      differs('reserved_concurrent_executions', 'the reserved concurrency changes'),
      becomes('reserved_concurrent_executions', oneOf(0), 'no execution is allowed'),
    ),
    changes: "The function's reserved concurrency becomes 0, which switches it off.",
    notice:
      '"There was a problem with the requested skill\'s response", to every request; sign-in fails, if it is a function that a user pool calls; an add-on answers nothing.',
    affected: 'Everybody who uses the skill or the add-on, or signs in, from the apply until it is raised.',
    instead: 'Leave reserved_concurrent_executions out, or give it what it needs at its busiest.',
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html',
  },
  {
    id: 'function-into-network',
    on: lambda,
    severity: 'warn',
    when: all(changed, any(ofSkill, ofTrigger, ofAddon), joinsNetwork),
    changes: ({ change }) =>
      `The function ${change.before('function_name')} is moved into a network of yours (VPC).`,
    notice:
      'Without a NAT gateway it reaches nothing on the internet, neither the API nor Cognito: each call of it ends in a time-out.',
    affected: (subject) => `${everyCustomer(subject)}, from the apply until the network lets it out.`,
    instead:
      'Leave vpc_config out unless it has to reach something in there; if so, try it in another environment.',
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc-internet.html',
  },
];
