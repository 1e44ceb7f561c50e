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
const keys = noticedBy('addTask: tells keys apart to the last of 255 characters, and by their case');
const room = noticedBy('addTask: has room for as many open tasks as the plan says');
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
  text('takes the title 0 for none', ["title === ''", 'title == 0']),
  text('takes digits for a number', titled('/^\\d+$/.test(title) ? Number(title) : title')),
  noticedBy('me: gives the names of customer and plan as they are, in every language')(
    'gives a name as a page would show it',
    ['displayName: of.displayName,', "displayName: of.displayName?.replaceAll('&', '&amp;') ?? null,"],
  ),
  noticedBy('addTask: adds each of several tasks that come at one time')('makes ids of the clock', [
    theTask,
    theTask.replace('randomUUID()', 'Math.floor(Date.now() / 1000)'),
  ]),
  noticedBy('completeTask: takes an id for a text that is compared, and for nothing else')(
    'looks for an id with a wildcard',
    [found, found.replace('id === match[1]', "id === match[1] || match[1] === '%25'")],
  ),
  counts('knows headers in small letters alone', [
    'const { authorization } = request.headers;',
    "const at = request.rawHeaders.indexOf('authorization');\n  const authorization = at < 0 ? undefined : request.rawHeaders[at + 1];",
  ]),
  contract('knows headers in capitals alone', [
    'const { authorization } = request.headers;',
    "const at = request.rawHeaders.indexOf('Authorization');\n  const authorization = at < 0 ? undefined : request.rawHeaders[at + 1];",
  ]),
  text('counts UTF-16 units', ['[...title].length > 200', 'title.length > 200']),
  text('keeps a hundred characters of a title', titled('title.slice(0, 100)')),
  text('keeps a title as it looks alike', titled("title.normalize('NFKC')")),
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
  once('forgets a key once its task is done', [
    done,
    `${done}\n      for (const [key, { id }] of of.added) if (id === task.id) of.added.delete(key);`,
  ]),
  noticedBy('addTask: adds a task once where its request comes several times at one time')(
    'knows a key a moment after it answered',
    [remembered, 'if (key) setTimeout(() => added.set(key, { ...task }), 20);'],
  ),
  keys('knows a hundred characters of a key', [
    before,
    "headers['idempotency-key'] = headers['idempotency-key']?.slice(0, 100);\n      ".concat(before),
  ]),
  keys('knows a key in any letters', [
    before,
    "headers['idempotency-key'] = headers['idempotency-key']?.toLowerCase();\n      ".concat(before),
  ]),
  room('counts what is done, too', [
    'if (openTasks(of).length >= (of.plan',
    'if (of.tasks.length >= (of.plan',
  ]),
  room('takes no limit for a limit of none', ['(of.plan.taskLimit ?? Infinity)', 'of.plan.taskLimit']),
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
  that('lists one task of those that there are', [opened, 'const open = openTasks(of).slice(0, 1);']),
  that('completes the first task of its title', [
    done,
    "of.tasks.find(({ title, status }) => title === task.title && status === 'open').status = 'done';",
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
  noticedBy('openTasks: gives a page again, because a request may come twice')('takes a cursor once', [
    cursor,
    `const used = (of.used ??= new Set());
      const isUsed = cursor !== null && used.has(cursor);
      used.add(cursor);
      if (isUsed) return problem(400, 'bad-request');
      ${cursor}`,
  ]),
  contract('leaves a task without a title out of the list', [
    opened,
    'const open = openTasks(of).filter(({ title }) => title);',
  ]),
  contract('says null in words', [page, `${page}.map((task) => ({ ...task, title: String(task.title) }))`]),
  contract('lists what is done', [opened, 'const open = of.tasks;']),
  counts('counts what is done', [usage, 'usage: { openTasks: of.tasks.length }']),
  counts("counts everybody's", [
    usage,
    'usage: { openTasks: [...accounts.values()].flatMap(openTasks).length }',
  ]),

  counts(
    'counts a moment late',
    [
      'const { includesWriting, ...plan } = of.plan;',
      'const { includesWriting, ...plan } = of.plan;\n      const late = of.late ?? openTasks(of).length;\n      of.late = openTasks(of).length;',
    ],
    [usage, 'usage: { openTasks: late }'],
  ),
  that('gives other ids with each list', [
    opened,
    `for (const one of of.tasks) one.id = \`own-\${randomUUID()}\`;\n      ${opened}`,
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
