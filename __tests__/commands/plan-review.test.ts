import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { explain } from '../../commands/plan-review-explain';
import { rules } from '../../review/rules/rules';

/** Drift has no edit, and provider 6 and old certificates have only plans that were described. */
const withoutExample = [
  'branding-lost',
  'log-delivery-lost',
  'domain-login-version',
  'drift-deleted',
  'drift-changed',
  'drift-watching',
  'certificate-expiring',
];

const scratch = mkdtempSync(join(tmpdir(), 'voicelink-review-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const blocked = 'review/fixtures/dangerous/client-redirect-lost.json';
const warned = 'review/fixtures/dangerous/alarm-deleted.json';
const high = 'review/fixtures/dangerous/pool-protection-lost.json';
const clean = 'review/fixtures/harmless/nothing.json';

function run(args: readonly string[], input?: string | Buffer) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['commands/run.mjs', 'plan-review', ...args],
    {
      encoding: 'utf8',
      input,
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined },
    },
  );
  return { status, stdout, stderr };
}

function write(name: string, content: string | Buffer): string {
  const file = join(scratch, name);
  writeFileSync(file, content);
  return file;
}

test.each([
  ['nothing changes', [clean], 0],
  ['customers would be cut off', [blocked], 1],
  ['a high finding, by default', [high], 1],
  ['a high finding and --fail-on block', [high, '--fail-on', 'block'], 0],
  ['only a warning, by default', [warned], 0],
  ['a warning and --fail-on warn', [warned, '--fail-on', 'warn'], 1],
  ['no file of that name', ['absent.json'], 2],
  ['neither a plan nor a stack', [], 2],
  ['both a plan and a stack', [clean, '--stack', 'production'], 2],
  ['an option that there is not', [clean, '--nonsense'], 2],
  ['a format that there is not', [clean, '--format', 'pdf'], 2],
  ['a severity that there is not', [clean, '--fail-on', 'info'], 2],
  ['a rule that there is not', ['--explain', 'client-gone'], 2],
  ['a width that is none', [clean, '--width', 'wide'], 2],
  ['a configuration that there is not', [clean, '--configuration', 'absent.json'], 2],
  ['an acceptances file that there is not', [clean, '--acceptances', 'absent.json'], 2],
  ['a folder instead of a plan', ['review'], 2],
  ['a folder instead of an acceptances file', [clean, '--acceptances', 'review'], 2],
  ['a report into a folder that there is not', [clean, '--output', 'absent/review.md'], 2],
  ['--offline without --stack', [clean, '--offline'], 2],
  ['a truncated plan', [write('half.json', readFileSync(blocked).subarray(0, 5000))], 2],
  ['a binary plan', [write('tfplan', Buffer.from('PK\u0003\u0004'))], 2],
])('%s: the exit code says so', (_, args, expected) => {
  const { status, stderr } = run(args);
  expect(status).toBe(expected);
  if (expected === 2) expect(stderr).toMatch(/^error: |^error /);
  expect(stderr).not.toMatch(/\n\s+at /);
});

test('a plan is read from standard input', () => {
  const { status, stdout } = run(['-'], readFileSync(blocked));
  expect(status).toBe(1);
  expect(stdout).toContain('client-redirect-lost');
});

test('a plan of 100 MB is reviewed', () => {
  const plan = JSON.parse(readFileSync(blocked, 'utf8')) as { resource_changes: object[] };
  plan.resource_changes.push({
    address: 'aws_s3_object.large',
    mode: 'managed',
    type: 'aws_s3_object',
    change: { actions: ['create'], before: null, after: { content: 'x'.repeat(100_000_000) } },
  });
  const { status, stdout } = run([write('large.json', JSON.stringify(plan))]);
  expect(status).toBe(1);
  expect(stdout).toContain('1 × aws_s3_object created');
});

test('the report goes into a file where --output names one', () => {
  const output = join(scratch, 'review.sarif');
  const { status, stdout } = run([blocked, '--format', 'sarif', '--output', output]);
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(existsSync(output)).toBe(true);
  expect(JSON.parse(readFileSync(output, 'utf8'))).toMatchObject({ version: '2.1.0' });
});

test('what a plan does not contain is taken from the configurations that are given', () => {
  const configuration = (lifecycle: object) =>
    JSON.stringify({
      terraform: { required_providers: { aws: { source: 'aws', version: '5.100.0' } } },
      resource: { aws_cognito_user_pool: { members: { lifecycle } } },
    });
  const before = write('before.tf.json', configuration({ prevent_destroy: true }));
  const after = write('after.tf.json', configuration({}));
  const { status, stdout } = run([
    clean,
    ...['--configuration', after, '--previous-configuration', before],
    ...['--previous-terraform-version', '1.5.7', '--fail-on', 'high', '--width', '200'],
  ]);
  expect(status).toBe(1);
  expect(stdout).toContain('prevent_destroy is taken off aws_cognito_user_pool.members.');
  expect(stdout).not.toContain('Not checked');
});

test('an accepted finding is shown and does not block', () => {
  const { stdout } = run([blocked, '--format', 'json']);
  const { findings } = JSON.parse(stdout) as {
    findings: { rule: string; address: string; change: string }[];
  };
  const accepted = findings.map(({ rule, address, change }) => ({
    ...{ rule, address, change },
    reason: 'The skill is not offered in Europe.',
    expires: '2999-12-31',
  }));
  const report = run([blocked, '--acceptances', write('accepted.json', JSON.stringify({ accepted }))]);
  expect(report.status).toBe(0);
  expect(report.stdout).toContain('accepted client-redirect-lost');
  expect(report.stdout).toContain('The skill is not offered in Europe. (until 2999-12-31)');
});

test('above milder findings stands that somebody has to decide', () => {
  expect(run([warned]).stdout).toMatch(/^NEEDS A DECISION {2}.*\(1 warn\)/);
});

test("--client tells which app client is Alexa's, where no callback does", () => {
  const without = JSON.parse(
    readFileSync(blocked, 'utf8').replaceAll(
      /(pitangui|layla)\.amazon\.com|alexa\.amazon\.co\.jp/g,
      'app.example.org',
    ),
  );
  const plan = write('no-alexa.json', JSON.stringify(without));
  expect(run([plan, '--width', '400']).stdout).toMatch(/Which app client is Alexa's: none in this plan/);
  expect(run([plan, '--client', 'assistant']).stdout).not.toContain("Which app client is Alexa's");
  const unknown = run([plan, '--client', 'asistant']);
  expect(unknown.status).toBe(2);
  expect(unknown.stderr).toContain(
    '--client "asistant" is none of this plan. It has: aws_cognito_user_pool_client.assistant',
  );
});

test('--explain says when a rule finds something, shows a change, and how to accept it', () => {
  const { status, stdout } = run(['--explain', 'client-redirect-lost']);
  expect(status).toBe(0);
  expect(stdout).toMatch(/^block client-redirect-lost\n/);
  expect(stdout).toContain('  - a redirect URL of Alexa is taken away\n');
  expect(stdout).toContain('  - M1A2B3C4D5E6F7\n  + M7F6E5D4C3B2A1\n');
  expect(stdout).toContain('"rule": "client-redirect-lost"');
});

test('every rule can be explained, each by a change of the plans that it is tested with', () => {
  for (const { id, on } of rules) {
    const text = explain(id);
    expect(text).toMatch(/^(block|high|warn) /);
    // What a whole plan shows, and what no plan can be made of here, has no change to show.
    if (on !== 'plan' && !withoutExample.includes(id)) expect(text).toMatch(/\n {2}[-+] \S/);
  }
});

test('--rules says of every rule how bad it is, what it means and where it comes from', () => {
  const { status, stdout } = run(['--rules']);
  expect(status).toBe(0);
  const said = [
    ...stdout.matchAll(/^(block|high|warn) (\S+)\n\nLooks at .+\n(?: +- .+\n)+\nSource: (\S.*)$/gm),
  ];
  expect(said.map(([, severity, id, source]) => ({ id, severity, source }))).toEqual(
    rules.map(({ id, severity, source }) => ({ id, severity, source })),
  );
});

test('TERRAFORM_BINARY_NAME names what plans a stack, and what is not there is named', () => {
  const { status, stderr } = spawnSync(
    process.execPath,
    ['commands/run.mjs', 'plan-review', '--stack', 'dev', '--offline'],
    { encoding: 'utf8', env: { ...process.env, NO_COLOR: '1', TERRAFORM_BINARY_NAME: 'no-such-tofu' } },
  );
  expect(stderr).toContain('there is no program called no-such-tofu on the PATH');
  expect(status).toBe(2);
});
