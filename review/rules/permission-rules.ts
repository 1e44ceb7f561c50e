import { becomes, changed, deleted, differs, oneOf, renamed, was, written } from '../clauses';
import { all, any, not } from '../condition';
import { alexaPrincipals } from '../lambda-roles';
import type { ResourceRule } from '../rule';
import { eventsFirst, everyCustomer, oneOfTwoLost } from '../wording';

const permission = ['aws_lambda_permission'];

const lambdaPage =
  'https://developer.amazon.com/en-US/docs/alexa/custom-skills/host-a-custom-skill-as-an-aws-lambda-function.html';

const isAlexa = oneOf(...alexaPrincipals);
const wasForAlexa = was('principal', isAlexa, 'it let Alexa call the function');

/** Who may call the skill's function. */
export const permissionRules: readonly ResourceRule[] = [
  {
    id: 'permission-lost',
    on: permission,
    severity: 'block',
    when: all(
      any(
        all(deleted, not(renamed)),
        all(changed, not(becomes('principal', isAlexa, 'Alexa may still call the function'))),
      ),
      wasForAlexa,
    ),
    changes: ({ change, context }) => {
      const other = context.lambdaRoles.otherOfSkill(change);
      return other
        ? `Alexa may no longer call the function ${change.before('function_name')} for the skill; it may still call ${other}.`
        : "Alexa may no longer call the skill's function.";
    },
    notice: ({ change, context }) =>
      context.lambdaRoles.otherOfSkill(change)
        ? oneOfTwoLost
        : '"There was a problem with the requested skill\'s response", to every request.',
    affected: (subject) =>
      `${everyCustomer(subject)}, and everybody else who uses the skill, from the apply until it is back.`,
    instead: ({ change, context }) =>
      `Keep the permission for alexa-appkit.amazon.com with the skill id as its event_source_token.${context.lambdaRoles.otherOfSkill(change) ? ` ${eventsFirst}` : ''}`,
    source: lambdaPage,
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
  },
  {
    id: 'permission-any-skill',
    on: permission,
    severity: 'high',
    when: all(
      written,
      becomes('principal', isAlexa, 'it lets Alexa call the function'),
      becomes('event_source_token', oneOf(null, ''), 'it does not say which skill'),
    ),
    changes: ({ change }) =>
      `Any skill of anybody may call the function: the permission's event_source_token is ${change.after('event_source_token')}.`,
    notice: "Nothing. But a stranger's skill can send requests, with tokens that it got elsewhere.",
    affected: (subject) => `${everyCustomer(subject)} is less protected for as long as it stays so.`,
    instead: 'Give the skill id as event_source_token.',
    source: lambdaPage,
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
  },
];
