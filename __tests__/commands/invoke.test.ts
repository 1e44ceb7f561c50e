import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runProcess } from '../../testing/run-process';
import { recorded } from '../support/envelopes';

jest.setTimeout(120_000);

const token = String(recorded('plan').context.System.user.accessToken);
const folder = mkdtempSync(join(tmpdir(), 'voicelink-invoke-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function invoke(args: readonly string[], settings: Record<string, string> = {}) {
  const { SAAS_API_URL: _, FORCE_COLOR: __, ...inherited } = process.env;
  return runProcess(process.execPath, ['commands/run.mjs', 'invoke', ...args], {
    env: { ...inherited, NO_COLOR: '1', ...settings },
    timeoutMs: 60_000,
  });
}

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

it('shows what the skill says with the reference SaaS behind it, and the calls', async () => {
  const { code, stdout } = await invoke(['service/__tests__/envelopes/task-list.json', '--screen']);
  expect(stdout).toContain('You have 7 open tasks. To begin with: Buy milk');
  expect(stdout).toContain('Alexa.Presentation.APL.RenderDocument');
  expect(stdout).toMatch(/GET http:\/\/127\.0\.0\.1:\d+\/v1\/tasks\?status=open&limit=5 {2}200 OK/);
  expect(stdout).toContain('"outcome":"answered"');
  expect(stdout).not.toMatch(/eyJ/);
  expect(code).toBe(0);
});

it('shows what a customer hears who has not linked the account, in the customer’s language', async () => {
  const { stdout } = await invoke(['__tests__/envelopes/launch.json', '--no-token', '--locale', 'de-DE']);
  expect(stdout).toContain('Dafür muss dein Konto zuerst verknüpft werden.');
  expect(stdout).toContain('LinkAccount');
  expect(stdout).toContain('No calls');
});

it('shows which slot the skill asks for', async () => {
  const { stdout } = await invoke(['service/__tests__/envelopes/add-task-without-title.json']);
  expect(stdout).toContain('What should I add?');
  expect(stdout).toContain('Dialog.ElicitSlot: task of AddTaskIntent');
});

it('calls SAAS_API_URL with the token of the envelope', async () => {
  const received: string[] = [];
  const saas = createServer((request, response) => {
    received.push(`${request.method} ${request.url} ${request.headers.authorization}`);
    response.writeHead(401).end();
  });
  await new Promise<void>((resolve) => saas.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(saas.address() as AddressInfo).port}`;
  const { stdout } = await invoke(['service/__tests__/envelopes/plan.json', '--json'], { SAAS_API_URL: url });
  saas.close();
  expect(JSON.parse(stdout)).toMatchObject({ response: { card: { type: 'LinkAccount' } } });
  expect(received).toEqual([`GET /v1/me Bearer ${token}`]);
});

it.each([
  ['no argument', () => [], 'missing required argument'],
  ['a file that is not there', () => ['nowhere.json'], 'nowhere.json cannot be read.'],
  ['a file that is not JSON', () => [file('text.json', 'Hello')], 'is not JSON.'],
  ['JSON that is no envelope', () => ['package.json'], 'is not a request envelope'],
])('says what is wrong with %s', async (_name, args, message) => {
  const { code, text } = await invoke(args());
  expect(text).toContain(message);
  expect(text).not.toMatch(/^\s+at /m);
  expect(code).toBe(2);
});

it('says what is wrong with a setting', async () => {
  const { code, text } = await invoke(['__tests__/envelopes/help.json'], {
    SAAS_API_URL: 'http://a.example',
  });
  expect(text).toContain('SAAS_API_URL must be the https URL of your API');
  expect(code).toBe(2);
});
