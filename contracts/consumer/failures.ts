import type { ProblemName } from '../provider/problems';
import { scopeNames } from '../provider/scopes';
import { customer, given, token } from './example-world';
import type { ContractInteraction, OperationName } from './interaction';
import { problemType, shaped } from './matching';
import { interaction, type Operation, operations } from './operations';

const challenge = (source: string, example: string) => ({
  'WWW-Authenticate': shaped(new RegExp(source), example),
});

/** A 401 for a token that is there; the skill asks the customer to link again. */
const tokenRefused = {
  problem: 'invalid-token',
  response: {
    status: 401,
    headers: challenge(
      '^Bearer .*error="invalid_token".*$',
      'Bearer realm="saas-api", error="invalid_token"',
    ),
  },
  outcome: { kind: 'token-refused' },
} as const;

/** A problem that the skill knows by its type. */
export const typed = (status: number, problem: ProblemName) => ({
  problem,
  response: {
    status,
    headers: { 'Content-Type': problemType },
    body: { type: shaped(new RegExp(`/problems/${problem}$`), `/problems/${problem}`) },
  },
});

/** What can go wrong with every operation. */
export function commonFailures(operation: OperationName): ContractInteraction[] {
  const { scope, states, request } = operations[operation] as Operation;
  const { Authorization: _dropped, ...withoutToken } = request.headers;
  const claims = { customer, scopes: [scope] };
  return [
    interaction(operation, 'without a token', {
      problem: 'missing-token',
      states,
      request: { ...request, headers: withoutToken },
      response: { status: 401, headers: challenge('^Bearer.*$', 'Bearer realm="saas-api"') },
      outcome: { kind: 'token-refused' },
    }),
    interaction(operation, 'with an expired token', {
      ...tokenRefused,
      states: [given('an expired access token', claims), ...states],
    }),
    interaction(operation, 'with a revoked token', {
      ...tokenRefused,
      states: [given('a revoked access token', claims), ...states],
    }),
    interaction(operation, 'with a forged token', {
      ...tokenRefused,
      states: [given('a forged access token', claims), ...states],
    }),
    interaction(operation, `without the scope ${scope}`, {
      problem: 'insufficient-scope',
      states: [token(...scopeNames.filter((name) => name !== scope)), ...states],
      response: {
        status: 403,
        headers: challenge(
          `^Bearer .*(error="insufficient_scope".*scope="[^"]*${scope}"|scope="[^"]*${scope}".*error="insufficient_scope").*$`,
          `Bearer realm="saas-api", error="insufficient_scope", scope="https://api.example.com/${scope}"`,
        ),
      },
      outcome: { kind: 'forbidden', reason: 'insufficient-scope', scope },
    }),
    interaction(operation, 'after too many others', {
      problem: 'rate-limited',
      states: [
        token(scope),
        ...states,
        given('too many requests were sent', { customer, retryAfterSeconds: 30 }),
      ],
      response: { status: 429, headers: { 'Retry-After': shaped(/^[1-9]\d{0,4}$/, '30') } },
      outcome: { kind: 'rate-limited', retryAfterSeconds: 30 },
    }),
  ];
}
