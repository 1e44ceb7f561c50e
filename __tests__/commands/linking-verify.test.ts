import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checks } from '../../linking/verify/checks/checks';
import { findChromium } from '../../programs/find-program';
import { describeUnless } from '../../testing/skip-log';
import { outputsFile } from '../linking/outputs-fixture';
import { ada, Flow } from '../rehearsal/linked-flow';
import { callbackUrls } from '../rehearsal/terraform-stack';
import { runNpmCommand } from '../support/run-command';

let flow: Flow;
beforeAll(async () => {
  flow = await Flow.start();
});
afterAll(() => flow.cognito.close());

const secrets = () => ({ ALEXA_SECRET: flow.client().clientSecret, LINKING_TEST_PASSWORD: ada.password });

function run(changes: { args?: readonly string[]; env?: Readonly<Record<string, string>> } = {}) {
  const { clientId, scopes } = flow.client();
  const { origin } = flow.cognito;
  return runNpmCommand(
    'linking-verify',
    [
      ...[
        '--authorization-uri',
        `${origin}/oauth2/authorize`,
        '--access-token-uri',
        `${origin}/oauth2/token`,
      ],
      ...['--revocation-uri', `${origin}/oauth2/revoke`],
      ...['--client-id', clientId, '--client-secret-env', 'ALEXA_SECRET', '--allow-loopback'],
      ...callbackUrls.flatMap((url) => ['--redirect-url', url]),
      ...scopes.flatMap((scope) => ['--scope', scope]),
      ...(changes.args ?? []),
    ],
    { ...secrets(), ...changes.env },
  );
}

const holdsSecret = (text: string) =>
  Object.values(secrets()).some((secret) => text.includes(secret ?? '')) || /eyJ[\w-]+\./.test(text);

describe('npm run linking:verify', () => {
  it('says check by check that a good server works, with exit code 0', async () => {
    const { exitCode, stdout, stderr } = await run({ args: ['--user', ada.username] });
    expect(stdout).toContain('Sign-in page\n✓ Does the sign-in page fit a phone? page-mobile');
    expect(stdout).toContain('✓ Does Alexa get tokens for a code? code-exchanged');
    expect(stdout).toMatch(/\n\d\d passed, \d\d skipped\n$/);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(holdsSecret(stdout)).toBe(false);
  });

  it('says what is wrong, what customers see and what to do, with exit code 1', async () => {
    const { exitCode, stdout } = await run({ env: { ALEXA_SECRET: 'another-secret-than-the-right-one' } });
    expect(exitCode).toBe(1);
    expect(stdout).toContain(
      [
        '✗ Is the client taken by the way of authentication that Alexa is configured for? token-client',
        '    found          both ways are refused',
        '    customers see  “We were unable to link”, after signing in.',
      ].join('\n'),
    );
    expect(stdout).toContain('1 error');
    expect(stdout).not.toContain('another-secret');
  });

  it('writes JSON, and JUnit into a file', async () => {
    const { exitCode, stdout } = await run({
      args: ['--format', 'json', '--only', 'token-answers', 'page-mobile'],
    });
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout).results).toMatchObject([
      { id: 'page-mobile', severity: 'warning', outcome: 'passed' },
      { id: 'token-answers', severity: 'error', outcome: 'passed' },
    ]);
    const file = join(mkdtempSync(join(tmpdir(), 'voicelink-report-')), 'linking.xml');
    const junit = await run({
      args: ['--format', 'junit', '--output', file],
      env: { ALEXA_SECRET: 'another-secret' },
    });
    expect(junit).toMatchObject({ exitCode: 1, stdout: '' });
    const xml = readFileSync(file, 'utf8');
    expect(xml).toMatch(
      new RegExp(`<testsuite name="account linking" tests="${checks.length}" failures="1"`),
    );
    expect(xml).toContain(
      '<failure message="error: both ways are refused">Customers see: “We were unable to link”',
    );
    expect(xml.match(/<testcase /g)?.length).toBe(checks.length);
  });

  const refused: [
    what: string,
    args: readonly string[],
    env: Record<string, string | undefined>,
    message: string,
  ][] = [
    ['nothing that is verified', [], {}, 'Name an environment, or give --authorization-uri'],
    ['an environment that there is not', ['nowhere'], {}, 'There are: dev, production.'],
    [
      'a check that is not there',
      ['--only', 'nothing'],
      {},
      'No check is called nothing. --list shows them.',
    ],
    [
      'a password that is not set',
      ['production', '--outputs', outputsFile(), '--user', 'ada'],
      {},
      'LINKING_TEST_PASSWORD is not set',
    ],
    [
      'a secret for the name of a variable',
      ['production', '--outputs', outputsFile(), '--user', 'a', '--password-env', 'p@ss w0rd'],
      {},
      'takes the name of an environment variable',
    ],
    ['an option that is not there', ['--client-secret', 'x'], {}, 'unknown option'],
  ];
  it.each(refused)('says what to do about %s, with exit code 2', async (_what, args, env, message) => {
    const { exitCode, stderr } = await runNpmCommand('linking-verify', args, {
      LINKING_TEST_PASSWORD: undefined,
      ...env,
    });
    expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: expect.stringContaining(message) });
    expect(stderr).not.toContain('w0rd');
  });

  it('refuses a server on this machine unless told that it is a test', async () => {
    const { exitCode, stderr } = await runNpmCommand(
      'linking-verify',
      [
        ...['--authorization-uri', 'http://localhost/a', '--access-token-uri', 'http://localhost/t'],
        ...['--client-id', 'x', '--redirect-url', callbackUrls[0] ?? ''],
      ],
      { LINKING_CLIENT_SECRET: 'some-secret' },
    );
    expect({ exitCode, stderr }).toEqual({
      exitCode: 2,
      stderr: expect.stringContaining('--allow-loopback'),
    });
  });

  it('lists every check', async () => {
    const { exitCode, stdout } = await runNpmCommand('linking-verify', ['--list']);
    expect(exitCode).toBe(0);
    expect(stdout.trim().split('\n').length).toBe(checks.length);
  });
});

describeUnless(findChromium() ? undefined : 'no Chromium on the PATH', 'linking:verify --browser', () => {
  it('signs in with a real browser', async () => {
    const args = [
      '--user',
      ada.username,
      '--browser',
      '--format',
      'json',
      '--only',
      'code-exchanged',
      'refresh-works',
    ];
    const { exitCode, stdout } = await run({ args });
    expect(JSON.parse(stdout).results).toMatchObject([
      { id: 'code-exchanged', outcome: 'passed' },
      { id: 'refresh-works', outcome: 'passed' },
    ]);
    expect(exitCode).toBe(0);
  });
});
