import { problemShown, type SaasMutation, showing, withBody, withHeader, withStatus } from './mutation';

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
  showing('creating answers 200', 'contract', ({ task }) => ({ task: (one) => task(one, 200) })),
];

export const bodyMutations: readonly SaasMutation[] = [
  showing('dueOn is renamed', 'contract', ({ task }) => ({
    task: (...given) => withBody(task(...given), ({ dueOn, ...rest }) => ({ ...rest, due_on: dueOn })),
  })),
  showing('an id is a number', 'contract', ({ task }) => ({
    task: (...given) => withBody(task(...given), (body) => ({ ...body, id: 17 })),
  })),
  showing('a due day has a time', 'contract', ({ task }) => ({
    task: (...given) =>
      withBody(task(...given), (body) => ({ ...body, dueOn: body.dueOn && `${body.dueOn}T00:00:00Z` })),
  })),
  showing('a task that is done is still shown as open', 'contract', ({ task }) => ({
    task: (...given) => withBody(task(...given), (body) => ({ ...body, status: 'open' })),
  })),
  showing('the title is shown in capitals', 'contract', ({ task }) => ({
    task: (...given) =>
      withBody(task(...given), (body) => ({ ...body, title: String(body.title).toUpperCase() })),
  })),
  showing('the position in the store leaks', 'service', ({ task }) => ({
    task: (one, status) => withBody(task(one, status), (body) => ({ ...body, position: one.position })),
  })),
  showing('the total is a string', 'contract', ({ taskPage }) => ({
    taskPage: (...given) => withBody(taskPage(...given), (body) => ({ ...body, total: String(body.total) })),
  })),
  showing('the list is not wrapped', 'contract', ({ taskPage }) => ({
    taskPage: (...given) => withBody(taskPage(...given), (body) => body.tasks as object),
  })),
  showing('the display name is renamed', 'contract', ({ me }) => ({
    me: (...given) => withBody(me(...given), ({ displayName, ...rest }) => ({ ...rest, name: displayName })),
  })),
  showing('a plan without a limit has the limit 0', 'contract', ({ me }) => ({
    me: (account, open) =>
      me({ ...account, plan: { ...account.plan, taskLimit: account.plan.taskLimit ?? 0 } }, open),
  })),
  showing('the usage is left out', 'contract', ({ me }) => ({
    me: (...given) => withBody(me(...given), ({ usage: _usage, ...rest }) => rest),
  })),
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
