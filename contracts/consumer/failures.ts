import type { SaasFailure } from '../../skill/saas/outcome';
import { caseless, problemType, shaped } from '../matching';
import { type CommonProblem, commonProblems, type ProblemKind, problemUri, toldByStatus } from '../problems';
import type { ContractedService, StateUse } from '../service';
import type { TokenStateName } from '../states';
import type { ContractInteraction, ContractResponse, ExpectedOutcome } from './interaction';

/** What varies when something goes wrong: the rest is as usual for the operation. */
export type Failing = Pick<ContractInteraction, 'problem' | 'states' | 'response' | 'outcome'>;

/** What can go wrong with every operation. */
export interface CommonFailure extends Failing {
  /** Follows the operation's description. */
  readonly suffix: string;
  readonly withoutToken?: true;
}

/** The scheme, alone or after another challenge. */
const bearerScheme = `^(.*,\\s*)?${caseless('bearer')}`;

/** A parameter of a challenge, quoted or not. */
const parameter = (name: string, value: string) => `${name}\\s*=\\s*"?${value}"?`;

const challenge = (source: string, example: string) => ({
  'WWW-Authenticate': shaped(new RegExp(`${bearerScheme}${source}`), example),
});

/** Seconds, at most a day's number of digits, or a moment (RFC 9110 §5.6.7). */
const retryAfter = /^([1-9]\d{0,4}|[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT)$/;

/** A 401 for a token that is there; the skill asks the customer to link again. */
const tokenRefused = {
  problem: 'invalid-token' satisfies CommonProblem,
  response: {
    status: commonProblems['invalid-token'].status,
    headers: challenge(
      `\\s.*${parameter('error', 'invalid_token')}.*$`,
      'Bearer realm="saas-api", error="invalid_token"',
    ),
  },
  outcome: { kind: 'token-refused' },
} as const;

/**
 * What can go wrong with every operation of the scope.
 *
 * @param states what must be so for the operation to succeed, but for the token
 */
export function commonFailures(
  service: Pick<ContractedService, 'scopes' | 'contract'>,
  scope: string,
  states: readonly StateUse[],
): readonly CommonFailure[] {
  const { customer } = service.contract;
  const token = (name: TokenStateName, ...scopes: readonly string[]): StateUse => ({
    name,
    params: { customer, scopes: [...scopes] },
  });
  const error = parameter('error', 'insufficient_scope');
  const name = scope.replaceAll('.', '\\.');
  const named = `scope\\s*=\\s*("([^"]*[\\s/])?${name}(\\s[^"]*)?"|([^\\s",]*/)?${name})`;
  const others = Object.keys(service.scopes).filter((name) => name !== scope);
  return [
    {
      suffix: 'without a token',
      problem: 'missing-token',
      withoutToken: true,
      states,
      response: {
        status: commonProblems['missing-token'].status,
        headers: challenge('(\\s.*)?$', 'Bearer realm="saas-api"'),
      },
      outcome: { kind: 'token-refused' },
    },
    {
      ...tokenRefused,
      suffix: 'with an expired token',
      states: [token('an expired access token', scope), ...states],
    },
    {
      ...tokenRefused,
      suffix: 'with a revoked token',
      states: [token('a revoked access token', scope), ...states],
    },
    {
      ...tokenRefused,
      suffix: 'with a forged token',
      states: [token('a forged access token', scope), ...states],
    },
    {
      suffix: `without the scope ${scope}`,
      problem: 'insufficient-scope',
      states: [token('a valid access token', ...others), ...states],
      response: {
        status: commonProblems['insufficient-scope'].status,
        headers: challenge(
          `\\s.*(${error}.*${named}|${named}.*${error}).*$`,
          `Bearer realm="saas-api", error="insufficient_scope", scope="https://api.example.com/${scope}"`,
        ),
      },
      outcome: { kind: 'forbidden', reason: 'insufficient-scope', scope },
    },
    {
      suffix: 'after too many others',
      problem: 'rate-limited',
      states: [
        token('a valid access token', scope),
        ...states,
        { name: 'too many requests were sent', params: { customer, retryAfterSeconds: 30 } },
      ],
      response: {
        status: commonProblems['rate-limited'].status,
        headers: { 'Retry-After': shaped(retryAfter, '30') },
      },
      outcome: { kind: 'rate-limited', retryAfterSeconds: 30 },
    },
  ];
}

const refusals: Readonly<Record<number, SaasFailure['kind']>> = {
  400: 'bad-request',
  403: 'forbidden',
  404: 'not-found',
  409: 'conflict',
  422: 'invalid',
};

/** How a problem of an operation is answered, and what the client makes of it. */
export function refusal(
  problem: string,
  { status, toldBy }: Pick<ProblemKind, 'status' | 'toldBy'>,
  scope: string,
): { readonly response: ContractResponse; readonly outcome: ExpectedOutcome } {
  const kind = refusals[status];
  if (kind === undefined) throw new Error(`The client tells no problem with the status ${status}.`);
  if (toldByStatus.includes(problem)) return { response: { status }, outcome: { kind, reason: 'other' } };
  const outcome = { kind, reason: problem, ...(kind === 'forbidden' ? { scope } : {}) };
  if (toldBy === 'status') return { response: { status }, outcome };
  return {
    response: {
      status,
      headers: { 'Content-Type': problemType },
      body: { type: shaped(new RegExp(`^(.*[/#:])?${problem}$`), problemUri(problem)) },
    },
    outcome,
  };
}
