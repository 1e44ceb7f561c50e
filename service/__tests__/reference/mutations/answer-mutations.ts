import {
  answering,
  problemShown,
  type SaasMutation,
  showing,
  withBody,
  withHeader,
  withStatus,
} from './mutation';

export const statusMutations: readonly SaasMutation[] = [
  showing('a refused token is 403', 'contract', problemShown(['invalid-token'], withStatus(403))),
  showing('a missing scope is 401', 'contract', problemShown(['insufficient-scope'], withStatus(401))),
  showing('what does not exist is 403', 'contract', problemShown(['not-found'], withStatus(403))),
  showing(
    'a conflict is 400',
    'contract',
    problemShown(['already-completed', 'idempotency-conflict'], withStatus(400)),
  ),
  showing('an unacceptable task is 400', 'contract', problemShown(['invalid-task'], withStatus(400))),
  showing('too many requests are 503', 'contract', problemShown(['rate-limited'], withStatus(503))),
  showing('a bad cursor is 500', 'contract', problemShown(['bad-request'], withStatus(500))),
  showing('creating answers 200', 'contract', ({ success }) => ({
    success: (operation, body) => ({ ...success(operation, body), status: 200 }),
  })),
];

const oneTask = ['addTask', 'completeTask'] as const;

export const bodyMutations: readonly SaasMutation[] = [
  answering('dueOn is renamed', 'contract', oneTask, ({ dueOn, ...rest }) => ({ ...rest, due_on: dueOn })),
  answering('an id is a number', 'contract', oneTask, (task) => ({ ...task, id: 17 })),
  answering('a due day has a time', 'contract', oneTask, (task) => ({
    ...task,
    dueOn: task.dueOn && `${task.dueOn}T00:00:00Z`,
  })),
  answering('a task that is done is still shown as open', 'contract', oneTask, (task) => ({
    ...task,
    status: 'open',
  })),
  answering('the title is shown in capitals', 'contract', oneTask, (task) => ({
    ...task,
    title: task.title?.toUpperCase() ?? null,
  })),
  answering('something of the store leaks', 'service', oneTask, (task) => ({ ...task, position: 17 })),
  answering('the total is a string', 'contract', ['openTasks'], (page) => ({
    ...page,
    total: String(page.total),
  })),
  answering('the list is not wrapped', 'contract', ['openTasks'], ({ tasks }) => tasks),
  answering('the display name is renamed', 'contract', ['me'], ({ displayName, ...rest }) => ({
    ...rest,
    name: displayName,
  })),
  answering('a plan without a limit has the limit 0', 'contract', ['me'], ({ plan, ...rest }) => ({
    ...rest,
    plan: { ...plan, taskLimit: plan.taskLimit ?? 0 },
  })),
  answering('the usage is left out', 'contract', ['me'], ({ usage: _usage, ...rest }) => rest),
  showing('problems that the skill tells apart have no type', 'contract', ({ problem }) => ({
    problem: (one) => withBody(problem(one), (body) => ({ ...body, type: 'about:blank' })),
  })),
  showing('problems are plain text', 'contract', ({ problem }) => ({
    problem: (one) => withHeader('content-type', () => 'text/plain')(problem(one)),
  })),
  showing('problems are not declared as such', 'service', ({ problem }) => ({
    problem: (one) => withHeader('content-type', () => 'application/json')(problem(one)),
  })),
  showing('problems have no title', 'service', ({ problem }) => ({
    problem: (one) => withBody(problem(one), ({ title: _title, ...rest }) => rest),
  })),
];
