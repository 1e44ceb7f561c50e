import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { recorded } from '../../__tests__/support/envelopes';
import { runToEnd } from '../../programs/child';
import { english, saying } from './english';

const token = String(recorded('plan').context.System.user.accessToken);

function invoke(args: readonly string[], settings: Record<string, string> = {}) {
  const { SAAS_API_URL: _, FORCE_COLOR: __, ...inherited } = process.env;
  return runToEnd(process.execPath, ['commands/run.mjs', 'invoke', ...args], {
    env: { ...inherited, NO_COLOR: '1', ...settings },
    timeoutMs: 110_000,
  });
}

it('shows what the skill says with the reference SaaS behind it, and the calls', async () => {
  const { code, stdout } = await invoke(['service/__tests__/envelopes/task-list.json', '--screen']);
  expect(stdout).toContain(english('listBegin', { count: 7, tasks: ['Buy milk'] }).slice(0, -1));
  expect(stdout).toContain('Alexa.Presentation.APL.RenderDocument');
  expect(stdout).toMatch(/GET http:\/\/127\.0\.0\.1:\d+\/v1\/tasks\?status=open&limit=5 {2}200 OK/);
  expect(stdout).toContain('"outcome":"answered"');
  expect(stdout).not.toMatch(/eyJ/);
  expect(code).toBe(0);
});

it('shows what a customer hears who has not linked the account, in the customer’s language', async () => {
  const { stdout } = await invoke(['__tests__/envelopes/launch.json', '--no-token', '--locale', 'de-DE']);
  expect(stdout).toContain(saying('de-DE').say('linkAccount').split('. ')[0]);
  expect(stdout).toContain('LinkAccount');
  expect(stdout).toContain('No calls');
});

it('shows which slot the skill asks for', async () => {
  const { stdout } = await invoke(['service/__tests__/envelopes/add-task-without-title.json']);
  expect(stdout).toContain(english('addWhat'));
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
