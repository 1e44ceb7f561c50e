import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ada, Flow } from '../rehearsal/linked-flow';
import { runNpmCommand } from '../support/run-command';

const folder = mkdtempSync(join(tmpdir(), 'voicelink-export-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const start = () =>
  Flow.start({ pool: { schema: ['customer_id', 'tenant', 'plan'].map((name) => ({ name })) } });
let flow: Flow;
beforeEach(async () => {
  flow = await start();
});
afterEach(() => flow.cognito.close());

const run = (command: string, { cognito }: Flow, args: readonly string[], accessKey = cognito.accessKeyId) =>
  runNpmCommand(command, [...args, '--user-pool-id', cognito.settings.userPoolId], {
    AWS_ENDPOINT_URL: cognito.origin,
    AWS_ACCESS_KEY_ID: accessKey,
    AWS_SECRET_ACCESS_KEY: 'test',
    NO_COLOR: '1',
  });

test('every user comes back in another pool, with the id by which the SaaS knows them', async () => {
  const { users } = flow.cognito;
  // More than Cognito gives at once.
  for (let index = 0; index < 130; index += 1) {
    await users.add({
      email: `c${index}@example.com`,
      emailVerified: index % 2 === 0,
      attributes: { 'custom:customer_id': `cus_${index}`, 'custom:plan': 'team' },
    });
  }
  const file = join(folder, 'users.jsonl');
  const exported = await run('customers-export', flow, [file]);
  expect(exported).toMatchObject({ exitCode: 0, stderr: '' });
  expect(exported.stdout.trim()).toBe(`131 users are in ${file}`);
  expect(statSync(file).mode & 0o077).toBe(0);

  const other = await start();
  // Whom every new pool of these tests has.
  other.cognito.users.remove(other.cognito.users.named(ada.username)?.sub ?? '');
  const imported = await run('customers-import', other, [file, '--rate', '25']);
  const found = (email: string) => other.cognito.users.named(email);
  expect(imported).toMatchObject({ exitCode: 0, stderr: '' });
  expect(imported.stdout.trim()).toBe('131 made');
  expect(found('c7@example.com')).toMatchObject({
    emailVerified: false,
    attributes: { 'custom:customer_id': 'cus_7', 'custom:plan': 'team' },
  });
  // Who had no id is known by the sub of before.
  expect(found(ada.username)?.attributes['custom:customer_id']).toBe(users.named(ada.username)?.sub);
  await other.cognito.close();
});

test('a file that is there already is not written over, and other credentials are told what to do', async () => {
  const taken = await run('customers-export', flow, ['package.json']);
  expect(taken).toMatchObject({ exitCode: 2 });
  expect(taken.stderr).toContain('package.json is there already.');

  const file = join(folder, 'stranger.jsonl');
  const stranger = await run('customers-export', flow, [file], 'AKIAOTHER');
  expect(stranger).toMatchObject({ exitCode: 2 });
  expect(stranger.stderr).toContain('AWS does not know the credentials.');
  expect(stranger.stderr).toContain(`${file}.part holds 0 users, and is not whole.`);
  // What is not whole does not have the name of what is.
  expect(readdirSync(folder)).toContain('stranger.jsonl.part');
  expect(readdirSync(folder)).not.toContain('stranger.jsonl');
});
