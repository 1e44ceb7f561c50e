import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Browser } from '../../rehearsal/browser';
import { ada, Flow } from '../rehearsal/linked-flow';
import { type CommandResult, runNpmCommand } from '../support/run-command';

const folder = mkdtempSync(join(tmpdir(), 'voicelink-import-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let flow: Flow;
beforeEach(async () => {
  flow = await Flow.start({
    pool: { schema: ['customer_id', 'tenant', 'plan'].map((name) => ({ name })) },
  });
});
afterEach(() => flow.cognito.close());

function write(name: string, content: string): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

const importing = (file: string, ...flags: string[]): Promise<CommandResult> =>
  runNpmCommand('customers-import', [file, '--rate', '25', ...flags], {
    AWS_ENDPOINT_URL: flow.cognito.origin,
    AWS_ACCESS_KEY_ID: flow.cognito.accessKeyId,
    AWS_SECRET_ACCESS_KEY: 'test',
    NO_COLOR: '1',
  });
const intoPool = (file: string, ...flags: string[]) =>
  importing(file, '--user-pool-id', flow.cognito.settings.userPoolId, ...flags);
const userOf = (email: string) => flow.cognito.users.named(email);

test('customers are imported once, with what the SaaS knows, and set a password by the mailed code', async () => {
  const file = write(
    'all.csv',
    'email,id,emailVerified,plan\nMia@example.com,cus_1,,team\nbo@example.com,cus_2,false,\n',
  );
  const first = await intoPool(file);
  expect(first).toMatchObject({ exitCode: 0, stderr: '' });
  expect(first.stdout.trim()).toBe('2 made');
  expect(userOf('mia@example.com')).toMatchObject({
    emailVerified: true,
    attributes: { 'custom:customer_id': 'cus_1', 'custom:plan': 'team' },
  });
  expect(userOf('bo@example.com')).toMatchObject({ emailVerified: false });

  const again = await intoPool(file);
  expect(again.stdout).toContain('2 rows are done already');
  expect(again.stdout).toContain('2 done in an earlier run');
  rmSync(`${file}.journal`);
  const anew = await intoPool(file);
  expect(anew.stdout.trim()).toBe('2 there already');
  expect(flow.cognito.users.withEmail('mia@example.com')).toHaveLength(1);

  const browser = new Browser();
  const page = await browser.open(flow.authorizeUrl({}, '/forgotPassword'));
  const next = await browser.submit(page, { username: 'mia@example.com' });
  const confirmation_code = flow.cognito.users.mailedCode('mia@example.com') ?? '';
  const end = await browser.submit(next, { confirmation_code, password: 'A-New-Horse-9-Battery' });
  expect(end.url).toContain('code=');
});

test('a row that is refused is reported by its number and reason, and the others are imported', async () => {
  await flow.cognito.users.add({
    email: 'taken@example.com',
    emailVerified: true,
    attributes: { 'custom:customer_id': 'cus_9' },
  });
  await flow.cognito.users.signUp('unconfirmed@example.com', ada.password);
  const rows = [
    { email: 'mia@example.com', id: 'cus_1' },
    { email: 'mia@example.com', id: 'cus_2' },
    { email: 'bo@example.com', id: 'cus_1' },
    { email: 'nowhere', id: 'cus_3' },
    { email: 'taken@example.com', id: 'cus_4' },
    { email: 'unconfirmed@example.com', id: 'cus_5' },
    { email: ada.username, id: 'cus_6' },
  ];
  const file = write('some.jsonl', rows.map((row) => JSON.stringify(row)).join('\n'));
  const result = await intoPool(file);

  expect(result.exitCode).toBe(1);
  expect(result.stdout).toContain('1 made, 1 there already, and given the id, 5 refused');
  expect(readFileSync(`${file}.refused.csv`, 'utf8').trim().split('\n').sort()).toEqual([
    '2,"email is that of an earlier row"',
    '3,"id is that of an earlier row"',
    '4,"email is not an e-mail address"',
    '5,"an account with this address has another customer id"',
    '6,"an account with this address is there, and nobody has confirmed the address"',
    'row,reason',
  ]);
  // An account that was made before the import, with an address that its owner has confirmed, gets the id.
  expect(userOf(ada.username)).toMatchObject({ attributes: { 'custom:customer_id': 'cus_6' } });
  expect((await flow.signIn()).url).toContain('code=');

  for (const kept of [`${file}.refused.csv`, `${file}.journal`]) {
    expect(statSync(kept).mode & 0o077).toBe(0);
    expect(readFileSync(kept, 'utf8')).not.toMatch(/@|cus_/);
  }
  expect(result.stdout + result.stderr).not.toMatch(/@example|cus_/);
});

test('a dry run looks at every row and makes nobody', async () => {
  const file = write('dry.csv', 'email,id\nmia@example.com,cus_1\nnowhere,cus_2\n');
  const result = await importing(file, '--dry-run');
  expect(result).toMatchObject({ exitCode: 1, stderr: '' });
  expect(result.stdout).toContain('1 good, 1 refused');
  expect(userOf('mia@example.com')).toBeUndefined();
});

test('an import that ended halfway goes on where it was', async () => {
  const rows = Array.from({ length: 30 }, (_, index) => `c${index}@example.com,cus_${index}`);
  const file = write('long.csv', ['email,id', ...rows].join('\n'));
  const { users } = flow.cognito;
  const add = users.add.bind(users);
  let left = 12;
  // The pool goes away after twelve customers.
  jest.spyOn(users, 'add').mockImplementation((user) => {
    left -= 1;
    if (left < 0) throw new Error('gone');
    return add(user);
  });
  const first = await intoPool(file);
  expect(first.exitCode).not.toBe(0);
  jest.restoreAllMocks();
  const second = await intoPool(file);
  expect(second.exitCode).toBe(0);
  expect(second.stdout).toMatch(/(\d+) rows are done already/);
  const counted = [...second.stdout.matchAll(/(\d+) (?:made|there already|done in)/g)].map(([, one]) =>
    Number(one),
  );
  expect(counted.reduce((sum, one) => sum + one)).toBe(30);
  for (let index = 0; index < 30; index += 1) {
    expect(users.withEmail(`c${index}@example.com`)).toHaveLength(1);
  }
});

test.each([
  [['no-such.csv'], 'There is no file no-such.csv.'],
  [['package.json'], 'Add --format csv or --format jsonl.'],
  [['README.md', '--format', 'csv'], 'Say into which user pool'],
  [['README.md', '--rate', '26'], 'A whole number from 1 to 25.'],
  [['README.md', '--user-pool-id', 'mine'], 'A user pool id is like eu-west-1_AbCdEfGhI.'],
])('%j ends with exit code 2 and says why', async ([file = '', ...flags], words) => {
  const result = await runNpmCommand('customers-import', [file, ...flags]);
  expect(result.exitCode).toBe(2);
  expect(result.stderr).toContain(words);
  expect(result.stderr).not.toMatch(/^\s+at /m);
});

test('a file that is none of customers is named, and nothing is imported', async () => {
  const result = await intoPool(write('other.csv', 'name,phone\nMia,1\n'));
  expect(result.exitCode).toBe(2);
  expect(result.stderr).toContain(
    'other.csv cannot be imported. Its first line must name the columns email and id',
  );
});

test('a file that is broken further down imports nobody', async () => {
  const result = await intoPool(
    write('broken.csv', 'email,id\nzoe@example.com,cus_1\n"bo@example.com,cus_2\n'),
  );
  expect(result).toMatchObject({ exitCode: 2, stdout: '' });
  expect(result.stderr).toContain('It is no CSV after row 1');
  expect(userOf('zoe@example.com')).toBeUndefined();
});

test('a user pool without the attribute, or with other credentials, is told what to do', async () => {
  const plain = await Flow.start();
  const file = write('one.csv', 'email,id\nmia@example.com,cus_1\n');
  const into = (accessKey: string) =>
    runNpmCommand('customers-import', [file, '--user-pool-id', plain.cognito.settings.userPoolId], {
      AWS_ENDPOINT_URL: plain.cognito.origin,
      AWS_ACCESS_KEY_ID: accessKey,
      AWS_SECRET_ACCESS_KEY: 'test',
    });
  const without = await into(plain.cognito.accessKeyId);
  const stranger = await into('AKIAOTHER');
  await plain.cognito.close();
  expect(without).toMatchObject({ exitCode: 2 });
  expect(without.stderr).toContain('has no attribute custom:customer_id. Set customers.claims');
  expect(stranger).toMatchObject({ exitCode: 2 });
  expect(stranger.stderr).toContain('AWS does not know the credentials.');
});
