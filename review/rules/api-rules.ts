import { becomes, changed, clause, deleted, differs, loses, oneOf, updated, was } from '../clauses';
import { all, type Clause } from '../condition';
import type { ResourceRule, Subject } from '../rule';
import { everyCustomer, listed } from '../wording';

const authorizer = ['aws_apigatewayv2_authorizer'];
const authorizerPage =
  'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html';
const audience = 'jwt_configuration.0.audience';
const issuer = 'jwt_configuration.0.issuer';

const wasCognito = was(
  issuer,
  (url) => /\/\/cognito-idp\./.test(String(url)),
  'it took tokens of a user pool',
);
const isOpen = oneOf('NONE', null, '');

const ofUserPool: Clause<Subject> = clause('it took tokens of a user pool', ({ change, context }) =>
  context
    .ofTypes(authorizer)
    .some(
      (one) =>
        /\/\/cognito-idp\./.test(String(one.before(issuer).value)) &&
        one.before('id').value === change.before('authorizer_id').value,
    ),
);

/** The API's side of a token: an authorizer of API Gateway that stands before it. */
export const apiRules: readonly ResourceRule[] = [
  {
    id: 'api-client-lost',
    on: authorizer,
    severity: 'block',
    when: all(changed, wasCognito, loses(audience, 'tokens of a client are no longer taken')),
    changes: ({ change }) =>
      `The authorizer ${change.before('name')} no longer takes tokens of the app client ${listed(change.lost(audience))}.`,
    notice:
      'The API refuses each of their requests: the skill can do nothing for them, if it is the client of Alexa.',
    affected: (subject) => `${everyCustomer(subject)} of that client, from the apply on.`,
    instead:
      'Keep the client ids in audience, that of Alexa above all, until nobody holds a token of theirs.',
    source: authorizerPage,
  },
  {
    id: 'api-issuer-changed',
    on: authorizer,
    severity: 'block',
    when: all(changed, wasCognito, differs(issuer, 'it takes tokens of another issuer')),
    changes: ({ change }) =>
      `The authorizer ${change.before('name')} takes tokens of ${change.after(issuer)} instead of ${change.before(issuer)}.`,
    notice: 'The API refuses every token that Alexa holds: the skill can do nothing for anybody.',
    affected: (subject) =>
      `${everyCustomer(subject)}, from the apply until they have linked with the other user pool.`,
    instead:
      'Add a second authorizer for the other user pool, and let both be valid while customers change over.',
    source: authorizerPage,
  },
  {
    id: 'api-authorizer-lost',
    on: authorizer,
    severity: 'high',
    when: all(deleted, wasCognito),
    changes: ({ change }) => `The authorizer ${change.before('name')} of the API is deleted.`,
    notice: 'Routes that name it are refused, or let everybody in.',
    affected: (subject) => `${everyCustomer(subject)} of that API, from the apply on.`,
    instead: 'Keep it for as long as a route needs it.',
    source: authorizerPage,
  },
  {
    id: 'api-route-opened',
    on: ['aws_apigatewayv2_route'],
    severity: 'high',
    when: all(updated, ofUserPool, becomes('authorization_type', isOpen, 'no token is asked for')),
    changes: ({ change }) => `The route ${change.before('route_key')} of the API no longer asks for a token.`,
    notice: 'Nothing. But anybody may call it, and the API does not learn for whom.',
    affected: (subject) => `${everyCustomer(subject)} is at risk for as long as it stays so.`,
    instead: 'Keep authorization_type = "JWT" with the authorizer.',
    source: authorizerPage,
  },
];
