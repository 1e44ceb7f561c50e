import type { Scope } from '../../skill/saas/scope';
import { account, milk, task, token } from './example-world';
import type { ContractInteraction, ContractRequest, OperationName, StateUse } from './interaction';
import { bearer, shaped, stateValue, supplied } from './matching';

/** An operation of the skill's client. */
export interface Operation {
  readonly scope: Scope;
  /** Begins every description. */
  readonly description: string;
  readonly request: ContractRequest;
  readonly call: ContractInteraction['call'];
  /** What must be so for the operation to succeed but for the token. */
  readonly states: readonly StateUse[];
}

const headers = { Accept: 'application/json, application/problem+json', Authorization: bearer };
/** Of the form that the skill gives its keys. */
export const idempotencyKey = 'amzn1.echo-api.request.example';
/** What is added. */
export const newTask = { title: 'Buy milk' };

/** Every operation, as it goes when all is well. */
export const operations = {
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
} as const satisfies Record<OperationName, Operation>;

/** What differs from an operation's usual interaction. */
type Variation = Partial<Omit<ContractInteraction, 'operation' | 'description'>> &
  Pick<ContractInteraction, 'response' | 'outcome'>;

/** An interaction of an operation, which is as usual but for what varies. */
export function interaction(
  operation: OperationName,
  suffix: string,
  variation: Variation,
): ContractInteraction {
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
