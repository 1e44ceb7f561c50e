import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { RequestEnvelope } from 'ask-sdk-model';
import { FunctionRunner, type FunctionRunnerOptions } from '../../rehearsal/function-runner';
import { until } from '../support/waiting';

let runner: FunctionRunner | undefined;
afterEach(() => runner?.close());

/** A runner for a handler written as source. */
function run(source: string, options: Partial<FunctionRunnerOptions> = {}): FunctionRunner {
  const bundle = join(mkdtempSync(join(tmpdir(), 'voicelink-runner-')), 'index.js');
  writeFileSync(bundle, source);
  runner = new FunctionRunner({
    bundle,
    environment: { SAAS_API_URL: 'https://api.example.com' },
    ...options,
  });
  return runner;
}

const envelope = (id = 'one') => ({ request: { requestId: id } }) as RequestEnvelope;

test('the skill sees its own environment only, and how much time is left', async () => {
  process.env.A_SECRET_OF_THIS_MACHINE = 'x';
  const skill = run(
    'exports.handler = async (event, context) => ({ env: process.env, left: context.getRemainingTimeInMillis() });',
  );
  const answer = (await skill.invoke(envelope(), 2_000)) as { env: unknown; left: number };
  expect(answer.env).toEqual({ SAAS_API_URL: 'https://api.example.com' });
  expect(answer.left).toBeGreaterThan(1_000);
  expect(answer.left).toBeLessThanOrEqual(2_000);
});

test('answers go to the requests they belong to', async () => {
  const skill = run(
    'exports.handler = async ({ request }) => { await new Promise((done) => setTimeout(done, Math.random() * 20)); return request.requestId; };',
  );
  const ids = Array.from({ length: 50 }, (_, index) => String(index));
  expect(await Promise.all(ids.map((id) => skill.invoke(envelope(id))))).toEqual(ids);
});

test('what is kept in memory is kept from request to request', async () => {
  const skill = run('let count = 0; exports.handler = async () => ++count;');
  expect([await skill.invoke(envelope()), await skill.invoke(envelope())]).toEqual([1, 2]);
});

test.each([
  ['throws', 'exports.handler = async () => { throw new TypeError("no"); };', /TypeError: no/],
  ['cannot be loaded', 'throw new Error("not configured");', /not configured/],
  ['ends its process', 'exports.handler = async () => process.exit(3);', /it ended/],
])('a skill that %s has failed, and says why', async (_what, source, message) => {
  await expect(run(source).invoke(envelope())).rejects.toThrow(message);
});

test('what is under way when a skill is closed, or about to be, has failed at once', async () => {
  let begun = () => {};
  const isBegun = new Promise<void>((done) => {
    begun = done;
  });
  const skill = run('exports.handler = () => { console.log("begun"); return new Promise(() => {}); };', {
    onLine: () => begun(),
  });
  const underWay = expect(skill.invoke(envelope('one'))).rejects.toThrow('it was closed');
  await isBegun;
  const about = expect(skill.invoke(envelope('two'))).rejects.toThrow('it was closed');
  await Promise.all([skill.close(), underWay, about]);
});

test('a skill that never answers is given up, even if it blocks, and starts anew', async () => {
  const skill = run(
    'exports.handler = async ({ request }) => { if (request.requestId === "loop") for (;;); return "well"; };',
    { limitMs: 1_000 },
  );
  await expect(skill.invoke(envelope('loop'))).rejects.toThrow('no answer within 1000 ms');
  expect(await skill.invoke(envelope())).toBe('well');
});

test('a request that is late does not take the others with it', async () => {
  const skill = run(
    'exports.handler = async ({ request }) => { await new Promise((done) => setTimeout(done, Number(request.requestId))); return "well"; };',
    { limitMs: 2_500 },
  );
  const late = skill.invoke(envelope('20000')).catch((error: Error) => error.message);
  await pause(2_000);
  const other = skill.invoke(envelope('800'));
  expect(await late).toMatch(/no answer within 2500 ms/);
  expect(await other).toBe('well');
});

test('the time that it takes to load is not the request’s', async () => {
  const skill = run(
    'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1500); exports.handler = async () => "well";',
    { limitMs: 1_000 },
  );
  expect(await skill.invoke(envelope())).toBe('well');
});

test('what the skill logs is handed over line by line', async () => {
  const lines: string[] = [];
  const skill = run('exports.handler = async () => { console.log("one\\ntwo"); console.error("three"); };', {
    onLine: (line) => lines.push(line),
  });
  await skill.invoke(envelope());
  await until(() => lines.length >= 3);
  expect(lines.sort()).toEqual(['one', 'three', 'two']);
});

test('says how to build a skill that is not there', () => {
  expect(() => new FunctionRunner({ bundle: 'nowhere.js', environment: {} })).toThrow(
    /nowhere\.js: run npm run build/,
  );
});
