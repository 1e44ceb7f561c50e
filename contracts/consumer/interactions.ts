import type { SaasOutcome } from '../../skill/saas/outcome';
import type { SaasClient } from '../../skill/saas/saas-client';
import type { Scope } from '../../skill/saas/scope';
import type { ProblemName } from '../provider/problems';
import { scopeNames } from '../provider/scopes';
import type { StateName, StateParams } from '../states';
import {
  anyString,
  bearer,
  jsonType,
  type Matcher,
  problemType,
  shaped,
  stateValue,
  supplied,
} from './matching';

/** A provider state in use: its name and parameters. */
export type StateUse = {
  [Name in StateName]: { readonly name: Name; readonly params: StateParams<Name> };
}[StateName];

/** A request, or what the skill needs of one. */
export interface ContractRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string | Matcher;
  readonly query?: Readonly<Record<string, string | Matcher>>;
  readonly headers: Readonly<Record<string, string | Matcher>>;
  readonly body?: object;
}

/** A response: only what the skill reads, and what RFC 6750 asks of a 401. */
export interface ContractResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string | Matcher>>;
  readonly body?: object;
}

/** One interaction of the contract, with the call that makes the skill's client send it and what comes of it. */
export interface ContractInteraction {
  readonly description: string;
  readonly operation: OperationName;
  /** Absent for a success. */
  readonly problem?: ProblemName;
  readonly states: readonly StateUse[];
  readonly request: ContractRequest;
  readonly response: ContractResponse;
  readonly call: (client: SaasClient) => Promise<SaasOutcome<unknown>>;
  readonly outcome: SaasOutcome<unknown>;
}

interface Operation {
  readonly scope: Scope;
  /** Begins every description. */
  readonly description: string;
  readonly request: ContractRequest;
  readonly call: ContractInteraction['call'];
  /** What must be so for the operation to succeed but for the token. */
  readonly states: readonly StateUse[];
}

const customer = 'ada';
const stranger = 'grace';

const given = <Name extends StateName>(name: Name, params: StateParams<Name>) =>
  ({ name, params }) as StateUse;

const token = (...scopes: Scope[]) => given('a valid access token', { customer, scopes });
const plan = { name: 'Team', taskLimit: 100, renewsOn: '2026-12-31', includesWriting: true };
const account = (changed: Partial<typeof plan | { taskLimit: null; renewsOn: null }> = {}) =>
  given('a customer', { customer, displayName: 'Ada', plan: { ...plan, ...changed } });
const milk = { customer, id: 'tsk_1', title: 'Buy milk', status: 'open', dueOn: '2026-11-30' } as const;
const invoice = { customer, id: 'tsk_2', title: 'Send the invoice', status: 'open', dueOn: null } as const;
const task = (params: StateParams<'a task exists'>) => given('a task exists', params);

const headers = { Accept: 'application/json, application/problem+json', Authorization: bearer };
const idempotencyKey = 'amzn1.echo-api.request.example';
const newTask = { title: 'Buy milk' };

/** What every success of the operation on a task gives. */
const taskBody = (status: 'open' | 'done', dueOn: string | null) => ({
  id: anyString(milk.id),
  title: milk.title,
  status,
  dueOn,
});
const taskValue = (status: 'open' | 'done', dueOn: string | null) => ({
  id: milk.id,
  title: milk.title,
  status,
  dueOn,
});

const operations = {
  me: {
    scope: 'profile.read',
    description: 'a request for the account',
    request: { method: 'GET', path: '/v1/me', headers },
    call: (client) => client.me(),
    states: [account()],
  },
  openTasks: {
    scope: 'tasks.read',
    description: 'a request for open tasks',
    request: { method: 'GET', path: '/v1/tasks', query: { status: 'open', limit: '5' }, headers },
    call: (client) => client.openTasks({ limit: 5 }),
    states: [task(milk)],
  },
  addTask: {
    scope: 'tasks.write',
    description: 'a request to add a task',
    request: {
      method: 'POST',
      path: '/v1/tasks',
      headers: {
        ...headers,
        'Content-Type': 'application/json',
        'Idempotency-Key': shaped(/^[\x21-\x7e]{1,255}$/, idempotencyKey),
      },
      body: newTask,
    },
    call: (client) => client.addTask({ ...newTask, idempotencyKey }),
    states: [account()],
  },
  completeTask: {
    scope: 'tasks.write',
    description: 'a request to complete a task',
    request: {
      method: 'POST',
      path: supplied(
        `/v1/tasks/${stateValue('taskId')}/complete`,
        /^\/v1\/tasks\/[\w-]{1,200}\/complete$/,
        '/v1/tasks/tsk_1/complete',
      ),
      headers,
    },
    call: (client) => client.completeTask({ id: 'tsk_1' }),
    states: [task(milk)],
  },
} as const satisfies Record<string, Operation>;

/** Names of the client's methods. */
export type OperationName = keyof typeof operations;
export const operationNames = Object.keys(operations) as OperationName[];

/** What differs from an operation's usual interaction. */
type Variation = Partial<Omit<ContractInteraction, 'operation' | 'description'>> &
  Pick<ContractInteraction, 'response' | 'outcome'>;

function interaction(operation: OperationName, suffix: string, variation: Variation): ContractInteraction {
  const { scope, description, request, call, states } = operations[operation] as Operation;
  return {
    description: `${description}${suffix && ` ${suffix}`}`,
    operation,
    states: [token(scope), ...states],
    request,
    call,
    ...variation,
  };
}

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
const typed = (status: number, problem: ProblemName) => ({
  problem,
  response: {
    status,
    headers: { 'Content-Type': problemType },
    body: { type: shaped(new RegExp(`/problems/${problem}$`), `/problems/${problem}`) },
  },
});

/** What can go wrong with every operation. */
function commonFailures(operation: OperationName): ContractInteraction[] {
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

const json = (status: number, body: object) => ({ status, headers: { 'Content-Type': jsonType }, body });
const nextCursor = 'eyJhZnRlciI6NX0';
/** Whatever the skill asks for; the provider is sent the smallest, so that two tasks make two pages. */
const anyLimit = shaped(/^[1-9]\d?$/, '1');
const secondPage = {
  ...operations.openTasks.request,
  query: {
    status: 'open',
    limit: anyLimit,
    cursor: supplied(stateValue('cursor'), /^.{1,2000}$/, nextCursor),
  },
};

const ownOutcomes: readonly ContractInteraction[] = [
  interaction('me', '', {
    states: [token('profile.read'), account(), task(milk), task({ ...invoice, status: 'done' })],
    response: json(200, {
      displayName: 'Ada',
      plan: { name: 'Team', taskLimit: 100, renewsOn: '2026-12-31' },
      usage: { openTasks: 1 },
    }),
    outcome: {
      kind: 'ok',
      value: {
        displayName: 'Ada',
        plan: { name: 'Team', taskLimit: 100, renewsOn: '2026-12-31' },
        usage: { openTasks: 1 },
      },
    },
  }),
  interaction('me', 'of a plan without a limit', {
    states: [token('profile.read'), account({ taskLimit: null, renewsOn: null })],
    response: json(200, {
      displayName: 'Ada',
      plan: { name: 'Team', taskLimit: null, renewsOn: null },
      usage: { openTasks: 0 },
    }),
    outcome: {
      kind: 'ok',
      value: {
        displayName: 'Ada',
        plan: { name: 'Team', taskLimit: null, renewsOn: null },
        usage: { openTasks: 0 },
      },
    },
  }),

  interaction('openTasks', '', {
    states: [token('tasks.read'), task(milk), task(invoice), task({ ...milk, id: 'tsk_3', status: 'done' })],
    response: json(200, {
      tasks: [
        { id: anyString(milk.id), title: milk.title, status: 'open', dueOn: milk.dueOn },
        { id: anyString(invoice.id), title: invoice.title, status: 'open', dueOn: null },
      ],
      nextCursor: null,
      total: 2,
    }),
    outcome: {
      kind: 'ok',
      value: {
        tasks: [
          taskValue('open', milk.dueOn),
          { ...taskValue('open', null), id: invoice.id, title: invoice.title },
        ],
        nextCursor: null,
        total: 2,
      },
    },
  }),
  interaction('openTasks', 'of which there are more', {
    states: [token('tasks.read'), task(milk), task(invoice)],
    request: { ...operations.openTasks.request, query: { status: 'open', limit: anyLimit } },
    call: (client) => client.openTasks({ limit: 1 }),
    response: json(200, {
      tasks: [taskBody('open', milk.dueOn)],
      nextCursor: anyString(nextCursor),
      total: 2,
    }),
    outcome: { kind: 'ok', value: { tasks: [taskValue('open', milk.dueOn)], nextCursor, total: 2 } },
  }),
  interaction('openTasks', 'on the next page', {
    states: [
      token('tasks.read'),
      task(milk),
      task(invoice),
      given('the first page was read', { customer, limit: 1 }),
    ],
    request: secondPage,
    call: (client) => client.openTasks({ limit: 1, cursor: nextCursor }),
    response: json(200, {
      tasks: [{ id: anyString(invoice.id), title: invoice.title, status: 'open', dueOn: null }],
      nextCursor: null,
      total: 2,
    }),
    outcome: {
      kind: 'ok',
      value: {
        tasks: [{ id: invoice.id, title: invoice.title, status: 'open', dueOn: null }],
        nextCursor: null,
        total: 2,
      },
    },
  }),
  interaction('openTasks', 'when only others have some', {
    states: [token('tasks.read'), task({ ...milk, customer: stranger })],
    response: json(200, { tasks: [], nextCursor: null, total: 0 }),
    outcome: { kind: 'ok', value: { tasks: [], nextCursor: null, total: 0 } },
  }),
  interaction('openTasks', 'with a made-up cursor', {
    problem: 'bad-request',
    request: { ...secondPage, query: { status: 'open', limit: '5', cursor: 'made-up' } },
    call: (client) => client.openTasks({ limit: 5, cursor: 'made-up' }),
    response: { status: 400 },
    outcome: { kind: 'bad-request' },
  }),

  interaction('addTask', '', {
    response: json(201, taskBody('open', null)),
    outcome: { kind: 'ok', value: taskValue('open', null) },
  }),
  interaction('addTask', 'that was added with the same key', {
    // The plan holds one task: were it added again, the answer would be another.
    states: [
      token('tasks.write'),
      account({ taskLimit: 1 }),
      given('a task was added', { customer, title: newTask.title, idempotencyKey }),
    ],
    response: json(201, taskBody('open', null)),
    outcome: { kind: 'ok', value: taskValue('open', null) },
  }),
  interaction('addTask', 'with the key of another', {
    ...typed(409, 'idempotency-conflict'),
    states: [
      token('tasks.write'),
      account(),
      given('a task was added', { customer, title: 'Call the plumber', idempotencyKey }),
    ],
    outcome: { kind: 'conflict', reason: 'idempotency-conflict' },
  }),
  interaction('addTask', 'with no title', {
    ...typed(422, 'invalid-task'),
    request: { ...operations.addTask.request, body: { title: '' } },
    call: (client) => client.addTask({ title: '', idempotencyKey }),
    outcome: { kind: 'invalid', reason: 'invalid-task' },
  }),
  interaction('addTask', 'beyond the limit of the plan', {
    ...typed(422, 'task-limit-reached'),
    states: [token('tasks.write'), account({ taskLimit: 1 }), task(invoice)],
    outcome: { kind: 'invalid', reason: 'task-limit-reached' },
  }),
  interaction('addTask', 'on a plan for reading only', {
    ...typed(403, 'plan-required'),
    states: [token('tasks.write'), account({ includesWriting: false })],
    outcome: { kind: 'forbidden', reason: 'plan-required', scope: 'tasks.write' },
  }),

  interaction('completeTask', '', {
    response: json(200, taskBody('done', milk.dueOn)),
    outcome: { kind: 'ok', value: taskValue('done', milk.dueOn) },
  }),
  interaction('completeTask', 'that is done already', {
    ...typed(409, 'already-completed'),
    states: [token('tasks.write'), task({ ...milk, status: 'done' })],
    outcome: { kind: 'conflict', reason: 'already-completed' },
  }),
  interaction('completeTask', 'that does not exist', {
    problem: 'not-found',
    states: [token('tasks.write'), given('no task exists', { customer, id: 'tsk_1' })],
    response: { status: 404 },
    outcome: { kind: 'not-found' },
  }),
  interaction('completeTask', 'of somebody else', {
    problem: 'not-found',
    states: [token('tasks.write'), task({ ...milk, customer: stranger })],
    response: { status: 404 },
    outcome: { kind: 'not-found' },
  }),
  interaction('completeTask', 'on a plan for reading only', {
    ...typed(403, 'plan-required'),
    states: [token('tasks.write'), account({ includesWriting: false }), task(milk)],
    outcome: { kind: 'forbidden', reason: 'plan-required', scope: 'tasks.write' },
  }),
];

/** The whole contract. */
export const interactions: readonly ContractInteraction[] = [
  ...ownOutcomes,
  ...operationNames.flatMap(commonFailures),
];
