// Attacks one bundled skill and writes what came of it as JSON to standard output: `node run.js <plan.json>`.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setTimeout as pause } from 'node:timers/promises';
import { responseFaults } from '../../../alexa/response-rules';
import { spoiled, texts } from './body-kinds';
import { answerWell, type Good, HostileService, type Turn } from './hostile-service';
import { type Behaviour, httpKinds } from './http-kinds';
import { type Mangling, mangle } from './mangle';
import { seeded } from './seeded';

/** What to attack, and how much. */
export interface Plan {
  /** The bundled skill. */
  readonly bundle: string;
  /** Envelopes, by their names. */
  readonly envelopes: Readonly<Record<string, RecordedEnvelope>>;
  /** Names of the envelopes that make a call, for the kinds of HTTP and of bodies. */
  readonly calling: { readonly http: readonly string[]; readonly bodies: readonly string[] };
  readonly goods: readonly Good[];
  /** What the session may remember. */
  readonly memories: readonly object[];
  /** How many envelopes are mangled, from which seed. */
  readonly mangled: number;
  readonly seed: number;
  /** Milliseconds that the skill has for a request. */
  readonly budgetMs: number;
}

interface RecordedEnvelope {
  context: { System: { user: { accessToken?: string | null } } };
  session?: { user: { accessToken?: string | null }; attributes?: unknown };
  request: { type: string; requestId: string };
}

/** The most of something, and where it was. */
interface Most {
  value: number;
  kind: string;
}

export interface AttackReport {
  node: string;
  answers: { http: number; bodies: number; mangled: number };
  slowest: { http: Most; bodies: Most; mangled: Most };
  largest: Most;
  /** Megabytes: when the skill was loaded, and the most that there was. */
  memory: { ready: number; peak: number };
  /** What of an answer Alexa would refuse, or that there was none. */
  faults: string[];
  /** Errors that reached nobody. */
  strays: string[];
  /** What was asked more than once, and was not the same. */
  twice: string[];
  /** Where a token came out. */
  leaks: string[];
  elsewhere: number;
}

const plan = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as Plan;
const most = (): Most => ({ value: 0, kind: '' });
const report: AttackReport = {
  node: process.versions.node,
  answers: { http: 0, bodies: 0, mangled: 0 },
  slowest: { http: most(), bodies: most(), mangled: most() },
  largest: most(),
  memory: { ready: 0, peak: 0 },
  faults: [],
  strays: [],
  twice: [],
  leaks: [],
  elsewhere: 0,
};

let doing = '';
process.on('uncaughtException', (error) => report.strays.push(`uncaught exception, ${doing}: ${error}`));
process.on('unhandledRejection', (error) => report.strays.push(`unhandled rejection, ${doing}: ${error}`));

const lines: string[] = [];
console.log = (...parts: unknown[]) => void lines.push(parts.join(' '));
for (const method of ['info', 'warn', 'error', 'debug'] as const) console[method] = console.log;

const service = new HostileService(plan.goods);
process.env.SAAS_API_URL = await service.listen();
const { handler } = createRequire(import.meta.url)(plan.bundle) as {
  handler(event: unknown, context: unknown): Promise<unknown>;
};
const megabytes = () => Math.round(process.memoryUsage.rss() / 2 ** 20);
report.memory.ready = megabytes();

function raise(record: Most, value: number, kind: string): void {
  if (value > record.value) Object.assign(record, { value: Math.round(value), kind });
}

const context = { getRemainingTimeInMillis: () => plan.budgetMs + 300 };

/** Hands an event to the skill and looks at all that must hold of any answer. */
async function ask(part: keyof AttackReport['answers'], kind: string, event: unknown, token: string) {
  doing = kind;
  const start = performance.now();
  let response: unknown;
  try {
    response = await handler(event, context);
  } catch (error) {
    report.faults.push(`${kind}: no answer but ${error}`);
    return;
  }
  raise(report.slowest[part], performance.now() - start, kind);
  report.answers[part] += 1;
  const text = JSON.stringify(response);
  raise(report.largest, Buffer.byteLength(text), kind);
  const request = (event as { request?: { type?: unknown } } | undefined)?.request;
  const type = typeof request?.type === 'string' ? request.type : '';
  report.faults.push(...responseFaults({ request: { type } }, response).map((fault) => `${kind}: ${fault}`));
  if (!text.isWellFormed() || /\\ud[89a-f]/i.test(text)) report.faults.push(`${kind}: half a character`);
  if (text.includes(token) || lines.some((line) => line.includes(token))) report.leaks.push(kind);
  lines.length = 0;
  if (report.answers[part] % 100 === 0) report.memory.peak = Math.max(report.memory.peak, megabytes());
}

let turns = 0;

/** One turn of a customer, whose service behaves in its own way. */
async function turn(part: 'http' | 'bodies', name: string, kind: string, behave: Behaviour) {
  turns += 1;
  const token = `header.payload.of-turn-${turns}-`;
  const event = structuredClone(plan.envelopes[name]) as RecordedEnvelope;
  event.context.System.user.accessToken = token;
  if (event.session) event.session.user.accessToken = token;
  const one: Turn = { behave, requests: [], asked: new Set() };
  service.turns.set(token, one);
  await ask(part, `${kind} (${name})`, event, token);
  service.turns.delete(token);
  const writes = one.requests.filter((request) => request.startsWith('POST'));
  if (new Set(writes).size > 1 || writes.length > 2)
    report.twice.push(`${kind} (${name}): ${writes.join(' | ')}`);
  return one.asked;
}

/** Does all of them, some at a time. */
async function pool(width: number, jobs: readonly (() => Promise<unknown>)[]): Promise<void> {
  const left = jobs.values();
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (const job of left) await job();
    }),
  );
}

const random = seeded(plan.seed);
const pick = <Value>(values: readonly Value[]): Value =>
  values[Math.floor(random() * values.length)] as Value;
const awkward: unknown[] = [
  ...Object.values(texts).map((text) => text.slice(0, 20_000)),
  ...[undefined, null, 0, -1, 1e300, true, [], {}, Array.from({ length: 2_000 }, () => ({ value: 'x' }))],
  ...['IntentRequest', 'LaunchRequest', 'AMAZON.YesIntent', 'AMAZON.RepeatIntent', 'CanFulfillIntentRequest'],
  Object.fromEntries(
    Array.from({ length: 500 }, (_, index) => [`Slot_${'a'.repeat(index % 30)}`, { value: 'x' }]),
  ),
];
const keys = [
  'accessToken',
  'awaiting',
  'said',
  'value',
  'locale',
  'name',
  '__proto__',
  'slots',
  'attributes',
];
/** The same with another text in every place but for the name of the question. */
function withTexts(value: unknown, text: string, name = ''): unknown {
  if (typeof value === 'string') return name === 'question' ? value : text;
  if (Array.isArray(value)) return value.map((item) => withTexts(item, text));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withTexts(item, text, key)]));
}

const hows: readonly Mangling['how'][] = ['replace', 'delete', 'add', 'move'];
const sessions: unknown[] = [
  {},
  ...plan.memories,
  // What goes into a path, a query or a text, as it must not be.
  ...plan.memories.flatMap((memory) => ['..', '\ud800', '\u202e'].map((text) => withTexts(memory, text))),
  { said: { speech: 'eyJ'.repeat(5_000), question: '\u202e' } },
];
/** Every kind of HTTP, for envelopes that make a call. */
async function attackByHttp(): Promise<void> {
  await pool(
    16,
    plan.calling.http.flatMap((name) =>
      Object.entries(httpKinds).map(
        ([kind, behave]) =>
          () =>
            turn('http', name, kind, behave),
      ),
    ),
  );
}

/** Every answer that an envelope asks for, spoiled in every way and place. */
async function attackByBodies(): Promise<void> {
  for (const name of plan.calling.bodies) {
    for (const good of await turn('bodies', name, 'a good service', answerWell)) {
      for (const [kind, body] of spoiled(good.body)) {
        await turn('bodies', name, `${kind} of ${good.method} ${good.path}`, (request, response, other) =>
          answerWell(request, response, other === good ? { ...good, body } : other),
        );
      }
    }
  }
}

/** Envelopes, and what the session remembers, changed at some places. */
async function attackByEnvelopes(): Promise<void> {
  const names = Object.keys(plan.envelopes);
  for (let count = 0; count < plan.mangled; count += 1) {
    const event = structuredClone(plan.envelopes[pick(names)]) as RecordedEnvelope;
    if (event.session) event.session.attributes = pick(sessions);
    const manglings = Array.from({ length: 1 + Math.floor(random() * 4) }, () => ({
      ...{ at: random(), how: pick(hows), value: structuredClone(pick(awkward)), key: pick(keys) },
    }));
    await ask('mangled', `envelope ${count}`, mangle(event, manglings), '\n');
  }
}

async function main(): Promise<void> {
  await attackByHttp();
  await attackByBodies();
  await attackByEnvelopes();
  doing = 'after the last answer';
  report.elsewhere = service.elsewhere;
  await service.close();
  // What was left behind would show itself when its deadline or its connection ends.
  await pause(plan.budgetMs + 200);
}

main().then(
  () => process.stdout.write(JSON.stringify(report), () => process.exit(0)),
  (error) => process.stderr.write(`The attack itself failed: ${error?.stack}\n`, () => process.exit(1)),
);
