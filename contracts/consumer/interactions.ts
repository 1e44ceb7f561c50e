import { noContent } from '../../skill/saas/fields';
import { bearer, exampleOf, jsonType } from '../matching';
import { commonProblems, type ProblemKind, type ProblemTable } from '../problems';
import type { ContractCase, ContractedService, OperationContract, StateUse, WireRequest } from '../service';
import { commonFailures, refusal } from './failures';
import type { ContractInteraction, ContractRequest } from './interaction';

type Usual = OperationContract<unknown, object, string, StateUse>;

/** The whole contract of a service: its own cases, and what can go wrong with each operation alike. */
export function interactionsOf(service: ContractedService): readonly ContractInteraction[] {
  return Object.keys(service.operations).flatMap((name) => operationInteractions(service, name));
}

/** The interactions of one operation. */
function operationInteractions(service: ContractedService, name: string): ContractInteraction[] {
  const { operations, contract } = service;
  const [operation, usual] = [operations[name], contract.operations[name]];
  if (!operation || !usual) throw new Error(`The contract says nothing of the operation "${name}".`);
  const { scope, status, answer } = operation;
  const problems: ProblemTable = { ...commonProblems, ...service.problems };
  const token: StateUse = {
    name: 'a valid access token',
    params: { customer: contract.customer, scopes: [scope] },
  };

  const interaction = ({ suffix, input, request, states }: ContractCase<unknown, StateUse>) => ({
    description: `${usual.description}${suffix && ` ${suffix}`}`,
    operation: name,
    input: input === undefined ? usual.input : input,
    states: [token, ...(states ?? usual.states)],
    request: written(operation, request ?? usual.request),
  });

  const successes = usual.successes.map((one) => ({
    ...interaction(one),
    response:
      answer === noContent ? { status } : { status, headers: { 'Content-Type': jsonType }, body: one.body },
    outcome: { kind: 'ok', value: exampleOf(one.body) },
  }));

  const refused = Object.entries(usual.problems).flatMap(([problem, cases]) =>
    'unasked' in cases
      ? []
      : cases.map((one) => ({
          ...interaction(one),
          problem,
          ...refusal(problem, kindOf(problems, problem), scope),
        })),
  );

  const failed = commonFailures(service, scope, usual.states).map(
    ({ suffix, withoutToken, ...varied }): ContractInteraction => {
      const { request, ...common } = interaction({ suffix });
      return { ...common, ...varied, request: withoutToken ? unauthorized(request) : request };
    },
  );
  return [...successes, ...refused, ...failed];
}

/** A documented answer that the contract does not ask for, and why. */
export interface UnaskedAnswer {
  readonly operation: string;
  readonly problem: string;
  readonly reason: string;
}

/** Answers that the skill cannot bring about. */
export function unaskedAnswers({ contract }: Pick<ContractedService, 'contract'>): UnaskedAnswer[] {
  return Object.entries<Usual>(contract.operations).flatMap(([operation, { problems }]) =>
    Object.entries(problems).flatMap(([problem, cases]) =>
      'unasked' in cases ? [{ operation, problem, reason: cases.unasked }] : [],
    ),
  );
}

function kindOf(problems: ProblemTable, name: string): ProblemKind {
  const problem = problems[name];
  if (!problem) throw new Error(`The service lists no problem "${name}".`);
  return problem;
}

/** The request with what every request of the skill has. */
function written(
  { method, path: template }: Pick<ContractRequest, 'method'> & { readonly path: string },
  { path = template, headers, ...rest }: WireRequest,
): ContractRequest {
  if (path === template && template.includes('{')) {
    throw new Error(`The contract has to write out the path of ${method} ${template}.`);
  }
  return {
    method,
    path,
    ...rest,
    headers: {
      Accept: 'application/json, application/problem+json',
      Authorization: bearer,
      ...(rest.body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...headers,
    },
  };
}

function unauthorized(request: ContractRequest): ContractRequest {
  const { Authorization: _dropped, ...headers } = request.headers;
  return { ...request, headers };
}
