/** What happens in a replayed request: the envelope, what the session remembers, and what the SaaS is asked and answers. */
export interface Scenario {
  /** Name of the recorded envelope. */
  readonly envelope: string;
  /** Session attributes, where there is a session. */
  readonly attributes?: Record<string, unknown>;
  /** The exact calls, in their order; none of them is made where no account is linked. */
  readonly calls?: readonly Call[];
  /** Whether it needs the account; default: whether there are calls. */
  readonly needsAccount?: boolean;
  /** Whether the conversation ends with it. */
  readonly ends?: boolean;
  /** Whether `attributes` decide what happens, so that it has no meaning outside an ongoing session. */
  readonly onlyOngoing?: boolean;
}

export interface Call {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly idempotencyKey?: string;
  readonly body?: unknown;
  readonly reply: {
    readonly status: number;
    readonly body?: unknown;
    readonly headers?: Readonly<Record<string, string>>;
  };
}

const milk = { id: 'tsk_1', title: 'Buy milk', status: 'open', dueOn: '2026-11-30' };
const oatMilk = { id: 'tsk_2', title: 'Buy milk & <oats>', status: 'open', dueOn: null };
const bread = { id: 'tsk_3', title: 'Bake bread', status: 'open', dueOn: null };
const profile = {
  displayName: 'Ada',
  plan: { name: 'Team', taskLimit: 100, renewsOn: '2026-12-31' },
  usage: { openTasks: 7 },
};

const get = (path: string, body: unknown): Call => ({ method: 'GET', path, reply: { status: 200, body } });
const me = (body: unknown = profile) => get('/v1/me', body);
const tasks = (query: string, body: unknown) => get(`/v1/tasks?status=open&${query}`, body);
const fifty = (...list: unknown[]) =>
  tasks('limit=50', { tasks: list, nextCursor: null, total: list.length });
const complete = (id: string, reply: Call['reply']): Call => ({
  method: 'POST',
  path: `/v1/tasks/${id}/complete`,
  reply,
});
const add = (reply: Call['reply']): Call => ({
  method: 'POST',
  path: '/v1/tasks',
  idempotencyKey: 'amzn1.echo-api.request.9b8e7a02-5f1c-4c2b-9a7e-3b1d0c9e1002',
  body: { title: 'buy milk' },
  reply,
});
const problem = (status: number, type: string, headers: Record<string, string> = {}): Call['reply'] => ({
  status,
  body: { type: `/problems/${type}`, title: type, status },
  headers: { 'Content-Type': 'application/problem+json', ...headers },
});
const done = (task: object): Call['reply'] => ({ status: 200, body: { ...task, status: 'done' } });
const bearer = (parameters: string) => ({ 'WWW-Authenticate': `Bearer realm="saas-api", ${parameters}` });
const missing = (scope: string) =>
  problem(
    403,
    'insufficient-scope',
    bearer(`error="insufficient_scope", scope="https://api.example.com/${scope}"`),
  );

const hearMore = { awaiting: { question: 'hear-more', cursor: 'page-2' } };
const whichTask = (intent: string) => ({ awaiting: { question: 'slot', intent, slot: 'task', filled: {} } });
const isItThis = (...candidates: { id: string; title: string }[]) => ({
  awaiting: {
    question: 'is-it-this',
    candidates: candidates.map(({ id, title }) => ({ id, title })),
  },
});
const page2 = (reply: Call['reply']): Call => ({
  method: 'GET',
  path: '/v1/tasks?status=open&limit=5&cursor=page-2',
  reply,
});
const lastPage = page2({ status: 200, body: { tasks: [bread], nextCursor: null, total: 6 } });

export const scenarios: Readonly<Record<string, Scenario>> = {
  // Opening
  'opening the skill': { envelope: 'launch', calls: [me()] },
  'opening the skill with nothing to do': {
    envelope: 'launch',
    calls: [me({ ...profile, usage: { openTasks: 0 } })],
  },
  'opening the skill with one thing to do': {
    envelope: 'launch',
    calls: [me({ ...profile, displayName: '<Ada> & Co', usage: { openTasks: 1 } })],
  },

  // The list
  'an empty list': {
    envelope: 'task-list',
    calls: [tasks('limit=5', { tasks: [], nextCursor: null, total: 0 })],
  },
  'a list of one task': {
    envelope: 'task-list',
    calls: [tasks('limit=5', { tasks: [milk], nextCursor: null, total: 1 })],
  },
  'a list of three tasks': {
    envelope: 'task-list',
    calls: [tasks('limit=5', { tasks: [milk, oatMilk, bread], nextCursor: null, total: 3 })],
  },
  'a list of several pages': {
    envelope: 'task-list',
    calls: [tasks('limit=5', { tasks: [milk, bread], nextCursor: 'page-2', total: 12 })],
  },
  'more of the list': { envelope: 'more', attributes: hearMore, calls: [lastPage], onlyOngoing: true },
  'more of the list, as the device asks': {
    envelope: 'amazon-more',
    attributes: hearMore,
    calls: [page2({ status: 200, body: { tasks: [milk, bread], nextCursor: 'page-3', total: 12 } })],
    onlyOngoing: true,
  },
  'yes to more of the list': {
    envelope: 'yes',
    attributes: hearMore,
    calls: [page2({ status: 200, body: { tasks: [milk, bread], nextCursor: null, total: 7 } })],
    onlyOngoing: true,
  },
  'no to more of the list': { envelope: 'no', attributes: hearMore, onlyOngoing: true },
  'more of a list that has nothing left': {
    envelope: 'more',
    attributes: hearMore,
    calls: [page2({ status: 200, body: { tasks: [], nextCursor: null, total: 5 } })],
    onlyOngoing: true,
  },
  'more of a list that has changed': {
    envelope: 'more',
    attributes: hearMore,
    calls: [page2(problem(400, 'bad-request'))],
    onlyOngoing: true,
  },
  'more of nothing': { envelope: 'more', attributes: {}, onlyOngoing: true },

  // Adding
  'adding a task': { envelope: 'add-task', calls: [add({ status: 201, body: milk })] },
  'adding without saying what': { envelope: 'add-task-without-title', needsAccount: true },
  'adding what was asked for': {
    envelope: 'add-task-elicited',
    attributes: whichTask('AddTaskIntent'),
    calls: [add({ status: 201, body: milk })],
    onlyOngoing: true,
  },
  'yes to what to add': { envelope: 'yes', attributes: whichTask('AddTaskIntent'), onlyOngoing: true },
  'no to what to add': { envelope: 'no', attributes: whichTask('AddTaskIntent'), onlyOngoing: true },
  'adding to a full list': { envelope: 'add-task', calls: [add(problem(422, 'task-limit-reached'))] },
  'adding what is no task': { envelope: 'add-task', calls: [add(problem(422, 'invalid-task'))] },
  'adding under a key that was used': {
    envelope: 'add-task',
    calls: [add(problem(409, 'idempotency-conflict'))],
  },
  'adding without the scope for it': { envelope: 'add-task', calls: [add(missing('tasks.write'))] },

  // Completing
  'completing a task': {
    envelope: 'complete-task',
    calls: [fifty(milk, bread), complete('tsk_1', done(milk))],
  },
  'completing a task of that exact title, though another has its words': {
    envelope: 'complete-task',
    calls: [fifty(oatMilk, milk), complete('tsk_1', done(milk))],
  },
  'completing without saying what': { envelope: 'complete-task-without-title', needsAccount: true },
  'completing what was asked for': {
    envelope: 'complete-task-elicited',
    attributes: whichTask('CompleteTaskIntent'),
    calls: [fifty(milk, bread), complete('tsk_1', done(milk))],
    onlyOngoing: true,
  },
  'completing what was asked for, which fits two tasks': {
    envelope: 'complete-task-elicited',
    attributes: whichTask('CompleteTaskIntent'),
    calls: [fifty({ ...milk, title: 'Buy milk for Tom' }, oatMilk)],
    onlyOngoing: true,
  },
  'completing what is not on the list': { envelope: 'complete-task', calls: [fifty(bread)] },
  'completing what fits two tasks': {
    envelope: 'complete-task',
    calls: [fifty({ ...milk, title: 'Buy milk for Tom' }, oatMilk)],
  },
  'yes to the task meant': {
    envelope: 'yes',
    attributes: isItThis(oatMilk, milk),
    calls: [complete('tsk_2', done(oatMilk))],
    onlyOngoing: true,
  },
  'no to the first of two': { envelope: 'no', attributes: isItThis(milk, oatMilk), onlyOngoing: true },
  'no to the last one': { envelope: 'no', attributes: isItThis(oatMilk), onlyOngoing: true },
  'completing what was done meanwhile': {
    envelope: 'complete-task',
    calls: [fifty(milk), complete('tsk_1', problem(409, 'already-completed'))],
  },
  'completing what was removed meanwhile': {
    envelope: 'complete-task',
    calls: [fifty(milk), complete('tsk_1', problem(404, 'not-found'))],
  },

  // The plan
  'the plan': { envelope: 'plan', calls: [me()] },
  'a plan without limit or renewal': {
    envelope: 'plan',
    calls: [me({ ...profile, plan: { name: 'Free & easy', taskLimit: null, renewsOn: null } })],
  },

  // What can go wrong, for any call
  'a token that is refused': {
    envelope: 'plan',
    calls: [{ ...me(), reply: problem(401, 'invalid-token', bearer('error="invalid_token"')) }],
    ends: true,
  },
  'a profile that may not be read': {
    envelope: 'plan',
    calls: [{ ...me(), reply: missing('profile.read') }],
  },
  'tasks that may not be read': {
    envelope: 'task-list',
    calls: [{ ...tasks('limit=5', {}), reply: missing('tasks.read') }],
  },
  'a plan that does not include it': {
    envelope: 'task-list',
    calls: [{ ...tasks('limit=5', {}), reply: problem(403, 'plan-required') }],
  },
  'any other refusal': { envelope: 'plan', calls: [{ ...me(), reply: problem(403, 'other') }] },
  'too many requests': {
    envelope: 'plan',
    calls: [{ ...me(), reply: problem(429, 'rate-limited') }],
    ends: true,
  },
  'too many requests, with the time to wait': {
    envelope: 'plan',
    calls: [{ ...me(), reply: problem(429, 'rate-limited', { 'Retry-After': '90' }) }],
    ends: true,
  },
  'a service that fails': { envelope: 'plan', calls: [{ ...me(), reply: problem(500, 'oops') }], ends: true },
  'a service that answers something else': {
    envelope: 'plan',
    calls: [me({ displayName: 'Ada' })],
    ends: true,
  },

  // Talking
  'a request for help': { envelope: 'help' },
  'a request to stop': { envelope: 'stop', ends: true },
  'a request to cancel': { envelope: 'cancel', ends: true },
  'a request to go home': { envelope: 'navigate-home', ends: true },
  'something that the skill cannot do': { envelope: 'fallback' },
  'an intent that the skill does not know': { envelope: 'unknown-intent' },
  'yes to nothing': { envelope: 'yes' },
  'no to nothing': { envelope: 'no' },
  'yes to what else': {
    envelope: 'yes',
    attributes: { awaiting: { question: 'what-else' } },
    onlyOngoing: true,
  },
  'no to what else': {
    envelope: 'no',
    attributes: { awaiting: { question: 'what-else' } },
    onlyOngoing: true,
    ends: true,
  },
  'a repetition of nothing': { envelope: 'repeat' },
  'what to complete, once more': {
    envelope: 'repeat',
    attributes: { said: { question: 'Which one?' }, ...whichTask('CompleteTaskIntent') },
    onlyOngoing: true,
  },
  'a repetition': {
    envelope: 'repeat',
    attributes: { said: { speech: 'Milk & <bread>.', question: 'More?' }, ...hearMore },
    onlyOngoing: true,
  },
};

/** Requests that are answered without a word. */
export const silent = [
  'session-ended',
  'skill-account-linked',
  'skill-enabled',
  'skill-disabled',
  'skill-permission-accepted',
  'skill-permission-changed',
  'system-exception',
  'apl-user-event',
  'audio-player',
  'connections-response',
  'unknown-type',
] as const;
