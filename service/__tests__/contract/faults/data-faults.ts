// biome-ignore-all lint/suspicious/noTemplateCurlyInString: templates of the service's source
import { type Fault, noticedBy } from './fault';

// Places in the service's source.
const theTask = 'const task = { id: `own-${randomUUID()}`, title, status, dueOn };';
const kept = 'tasks.push(task);';
const remembered = 'if (key) added.set(key, { ...task });';
const before = "const before = of.added.get(headers['idempotency-key']);";
const repeated =
  "if (before) return before.title === title ? answer(201, before) : problem(409, 'idempotency-conflict');";
const found = 'const task = of.tasks.find(({ id }) => id === match[1]);';
const done = "task.status = 'done';";
const page = 'tasks: open.slice(from, to)';
const opened = 'const open = openTasks(of);';
const cursor = 'if (whose !== of.id || !Number.isInteger(from))';
const usage = 'usage: { openTasks: openTasks(of).length }';
const response = 'response.writeHead(status, {';

const text = noticedBy('addTask: gives a title back as it went, in every language, up to 200 characters');
const once = noticedBy('addTask: adds a task once, for one customer, however often it is repeated');
const that = noticedBy('completeTask: completes that task and no other');
const pages = noticedBy('openTasks: gives every open task on exactly one page, in one order');
const counts = noticedBy('me: counts the open tasks of the customer alone');
const contract = noticedBy('contract');

const titled = (title: string): readonly [string, string] => [
  theTask,
  theTask.replace('title,', `title: ${title},`),
];

export const dataFaults: readonly Fault[] = [
  text('keeps a title without its accents', titled("title.normalize('NFD').replace(/\\p{M}/gu, '')")),
  text('keeps a title in another normal form', titled("title.normalize('NFD')")),
  text('keeps three bytes of a character', titled("title.replace(/[\\u{10000}-\\u{10ffff}]/gu, '?')")),
  text('keeps a title as a page would show it', titled("title.replaceAll('<', '&lt;')")),
  text('keeps a hundred characters of a title', titled('title.slice(0, 100)')),
  text('fills in what looks like a template', titled("title.replace(/\\{\\{.*?\\}\\}/g, '')")),
  text('doubles quotation marks', titled(`title.replaceAll("'", "''")`)),
  text('reads a body in Latin 1', ["setEncoding('utf8')", "setEncoding('latin1')"]),
  text('counts bytes for characters', ['[...title].length > 200', 'Buffer.byteLength(title) > 200']),

  once('shows what is added, and keeps nothing', [
    kept,
    "if (status === 'done' || dueOn || !key) tasks.push(task);",
  ]),
  once('forgets a key once it was repeated', [
    repeated,
    `if (before) of.added.delete(headers['idempotency-key']);\n      ${repeated}`,
  ]),
  once('shows the first again and adds another all the same', [
    repeated,
    `if (before?.title === title) addTask(of, { title });\n      ${repeated}`,
  ]),
  once('adds for every customer', [
    kept,
    'for (const one of key ? accounts.values() : [{ tasks }]) one.tasks.push(task);',
  ]),
  noticedBy('addTask: does not hold it against a key that its request was refused once')(
    'remembers a key before its request succeeded',
    [
      before,
      `${before}\n      const begun = (globalThis.begun ??= new Set());
      if (!before && begun.has(headers['idempotency-key'])) return problem(409, 'idempotency-conflict');
      begun.add(headers['idempotency-key']);`,
    ],
  ),
  noticedBy('addTask: keeps the keys of customers apart')(
    'keeps one list of keys for all',
    [remembered, 'if (key) (globalThis.added ??= new Map()).set(key, { ...task });'],
    [before, "const before = globalThis.added?.get(headers['idempotency-key']);"],
  ),

  that('completes the oldest task', [
    found,
    'const task = of.tasks.some(({ id }) => id === match[1]) ? of.tasks[0] : undefined;',
  ]),
  that('completes every task', [done, "for (const one of of.tasks) one.status = 'done';"]),
  that('shows a task as done and keeps it open', [done, "return answer(200, { ...task, status: 'done' });"]),

  noticedBy('completeTask: completes no task of another customer')('completes the task of anybody', [
    found,
    'const task = [...accounts.values()].flatMap(({ tasks }) => tasks).find(({ id }) => id === match[1]);',
  ]),

  pages(
    'gives the last task of a page again',
    ['cursorAfter(of, to) : null;', 'cursorAfter(of, to - 1) : null;'].map(String) as [string, string],
  ),
  pages('leaves out a task between two pages', [
    page,
    'tasks: open.slice(from === 0 ? 0 : from + 1, to + (from === 0 ? 0 : 1))',
  ]),
  pages('orders each page anew', [
    page,
    'tasks: from === 0 ? open.slice(from, to) : open.slice(from, to).reverse()',
  ]),
  noticedBy('openTasks: takes a cursor only of the customer to whom it was given')(
    "takes another customer's cursor",
    [cursor, 'if (!Number.isInteger(from))'],
  ),
  contract('lists what is done', [opened, 'const open = of.tasks;']),
  counts('counts what is done', [usage, 'usage: { openTasks: of.tasks.length }']),
  counts("counts everybody's", [
    usage,
    'usage: { openTasks: [...accounts.values()].flatMap(openTasks).length }',
  ]),

  contract('gives ids that the client does not take', [theTask, theTask.replace('own-', 'own/')]),
  contract('gives ids that are too long', [theTask, theTask.replace('own-', "${'x'.repeat(300)}")]),
  counts(
    'is slower than the skill waits',
    [response, `if (json.plan) await new Promise((wake) => setTimeout(wake, 6_600));\n    ${response}`],
    ["request.on('end', () => {", "request.on('end', async () => {"],
  ),
  contract(
    'answers with more than the skill reads',
    [response.replace(' {', ' {'), response],
    [
      'response.end(JSON.stringify(json));',
      "response.end(JSON.stringify({ ...json, more: 'x'.repeat(json.plan ? 300_000 : 0) }));",
    ],
  ),
  contract('asks for patience in words', ["'retry-after': String(of.tooMany)", "'retry-after': 'soon'"]),
];

const states = noticedBy('states: give tokens that are what they are called');

/** Faults of the states endpoint, or of whom it makes of a name. */
export const stateFaults: readonly Fault[] = [
  states('calls an expired token valid', [
    "'a valid access token': (params) => issue(params)",
    "'a valid access token': (params) => issue(params, { exp: 1 })",
  ]),
  states('gives tokens that are no JWTs', [
    'return { accessToken: `${content}',
    "return { accessToken: 'not.a.jwt' };\n  return { accessToken: `${content}",
  ]),
  states('gives every scope', [
    "'a valid access token': (params) => issue(params)",
    "'a valid access token': (params) => issue({ ...params, scopes: ['profile.read', 'tasks.read', 'tasks.write'] })",
  ]),
  states('calls a valid token expired', ['{ exp: Math.floor(Date.now() / 1000) - 3600 }', '{}']),
  noticedBy("states: give tokens of Cognito's shape")('mints tokens with an audience', [
    "token_use: 'access',",
    "token_use: 'access', aud: client,",
  ]),
  noticedBy("states: give tokens of Cognito's shape")(
    'mints tokens without a use, and asks for none',
    ["    token_use: 'access',\n", ''],
    ["use === 'access' &&", ''],
  ),
  noticedBy('states: forge with a key that is not the right one')('forges with the right key', [
    'issue(params, {}, stranger.privateKey)',
    'issue(params)',
  ]),
  noticedBy('states: are two customers where they have two names')('knows one customer', [
    'sub: customer,',
    "sub: 'ada',",
  ]),
  noticedBy('states: are one customer where two tokens name one customerId')(
    'knows a customer by sub alone',
    ['      customerId = sub,\n', ''],
    ['customer: customerId,', 'customer: sub,'],
  ),
  contract('does not set up that a customer may not write', [
    'void Object.assign(account(customer), { displayName, plan })',
    'void Object.assign(account(customer), { displayName })',
  ]),
];
