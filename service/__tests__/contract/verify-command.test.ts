import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startFakeService } from '../../../__tests__/support/fake-service';
import {
  startOwnService,
  statesSecret,
  stopOwnServices,
  urlsOf,
} from '../../../__tests__/support/own-service';
import { runNpmCommand } from '../../../__tests__/support/run-command';
import type { ConformanceReport } from '../../../contracts/conformance/conform';
import type { VerificationReport } from '../../../contracts/verifier/report';

const folder = mkdtempSync(join(tmpdir(), 'contracts-verify-'));

afterEach(stopOwnServices);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const verify = (args: readonly string[], env: Readonly<Record<string, string | undefined>> = {}) =>
  runNpmCommand('contracts-verify', args, { STATES_SECRET: statesSecret, ...env });

describe('npm run contracts:verify', () => {
  it('finds that the reference SaaS keeps the contract', async () => {
    const { exitCode, stdout, stderr } = await verify([]);

    expect(stdout).toMatch(/saas-api keeps the contract: 4\d passed, /);
    expect(stdout).toMatch(/The service does what a contract cannot hold: 6\d checks kept, \d/);
    expect(stderr).toBe('');
    expect(exitCode).toBe(0);
  });
});

it('the environment variables that --help names are on the pages for the API’s team', async () => {
  const { stdout } = await verify(['--help']);
  const pages = readdirSync('docs').filter((name) => name.startsWith('contract'));
  const page = pages.map((name) => readFileSync(join('docs', name), 'utf8')).join('\n');
  const named = [...new Set(stdout.match(/\b[A-Z]+(?:_[A-Z]+)+\b/g))];

  expect(named.length).toBeGreaterThan(4);
  expect(named.filter((name) => !page.includes(name))).toEqual([]);
});

describe('a team’s own service', () => {
  it('that keeps the contract is green, with a report in each form', async () => {
    const junit = join(folder, 'reports', 'junit.xml');
    const json = join(folder, 'reports', 'report.json');
    const result = await verify([...urlsOf(await startOwnService()), '--junit', junit, '--json', json]);
    const report = JSON.parse(readFileSync(json, 'utf8')) as VerificationReport & {
      readonly conformance: ConformanceReport;
    };
    const kept = report.conformance.results.filter(({ outcome }) => outcome === 'kept').length;
    const count = report.interactions.length;

    expect(result.exitCode).toBe(0);
    expect(result.stdout).toContain(`saas-api keeps the contract: ${count} passed`);
    expect(result.stdout.match(/^✓/gm)).toHaveLength(count + kept);
    // Without an issuer that the service trusts some checks cannot be made, which is said.
    expect(result.stdout).toMatch(/checks kept, 8 could not be made/);
    expect(report.ok).toBe(true);
    expect(readFileSync(junit, 'utf8')).toContain(`tests="${count}" failures="0"`);
  });

  it('that echoes the token in every answer gets none of it into any output', async () => {
    const junit = join(folder, 'echo.xml');
    const json = join(folder, 'echo.json');
    const url = await startOwnService({}, [
      [
        '  const [scheme, token, ...more]',
        "  return answer(500, { why: authorization }, { 'x-seen': authorization });\n  const [scheme, token, ...more]",
      ],
    ]);
    const result = await verify([...urlsOf(url), '--junit', junit, '--json', json]);
    const output = [
      result.stdout,
      result.stderr,
      readFileSync(junit, 'utf8'),
      readFileSync(json, 'utf8'),
    ].join();

    expect(result.exitCode).toBe(1);
    // The service's tokens are JWTs.
    expect(output).not.toMatch(/eyJ[\w-]{20}/);
    expect(output).not.toContain(statesSecret);
  });
});

describe('what ends with 2, because nothing could be verified', () => {
  it.each([
    [
      'a service that is down',
      ['--provider-url', 'http://127.0.0.1:9', '--states-url', 'http://127.0.0.1:9/'],
      /does not answer: .*(ECONNREFUSED|bad port)/,
    ],
    [
      'a service without states',
      ['--provider-url', 'http://127.0.0.1:9'],
      /--provider-url needs --states-url/,
    ],
    [
      'a URL that is none',
      ['--provider-url', 'localhost:8080'],
      /It has to begin with https:\/\/ or http:\/\//,
    ],
    ['a contract that is not there', ['--pact', 'nowhere.json'], /The contract nowhere\.json cannot be read/],
    [
      'a contract with somebody else',
      ['--provider', 'billing-api'],
      /is with the provider "saas-api", not with "billing-api"/,
    ],
    ['a result that has no broker', ['--publish', '--provider-version', '1'], /--publish needs --broker-url/],
    [
      'a result without a version',
      ['--publish', '--broker-url', 'http://127.0.0.1:9'],
      /--publish needs --provider-version/,
    ],
    ['pending without a broker', ['--pending'], /--pending, --wip-since and --selector need --broker-url/],
    ['an unknown flag', ['--provider-uri', 'x'], /unknown option '--provider-uri'/],
  ])('%s', async (_name, args, message) => {
    const { exitCode, stderr } = await verify(args);

    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(exitCode).toBe(2);
  });

  it.each([['--provider-url'], ['--states-url'], ['--broker-url'], ['--pact']])(
    'a password in %s, which is not printed',
    async (flag) => {
      const { exitCode, stdout, stderr } = await verify([flag, 'https://me:hunter2@saas.example.com/']);

      expect(stderr).toContain('The URL of saas.example.com holds a user or a password');
      expect(stdout + stderr).not.toContain('hunter2');
      expect(exitCode).toBe(2);
    },
  );
});

it('a service without TLS that is asked by https is told so, in a line', async () => {
  const plain = await startFakeService(() => 'hello');
  const { exitCode, stderr } = await verify(urlsOf(plain.url.replace('http:', 'https:')));
  await plain.close();

  expect(stderr).toMatch(/^error The provider \S+ does not answer: it does not speak TLS, as https:.*\.$/m);
  expect(exitCode).toBe(2);
});

it('a report that cannot be written costs nobody the run: what came of it is printed', async () => {
  const { exitCode, stdout, stderr } = await verify(['--contract-only', '--json', folder]);

  expect(stdout).toMatch(/saas-api keeps the contract: 4\d passed/);
  expect(stderr).toContain(`The report cannot be written to ${folder}: it is a folder.`);
  expect(exitCode).toBe(2);
});

it('a service behind a redirect is told where it leads, once', async () => {
  const own = await startOwnService();
  const old = await startFakeService((request, reply) => reply.redirect(`${own}${request.url}`, 308));
  const { exitCode, stderr } = await verify(['--provider-url', old.url, '--states-url', `${own}/_states`]);
  await old.close();

  expect(stderr).toContain(`redirects to ${own}: give that URL, redirects are not followed.`);
  expect(exitCode).toBe(2);
});
