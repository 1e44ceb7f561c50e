import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startFakeService } from '../../../__tests__/support/fake-service';
import {
  type SourceChange,
  startOwnService,
  statesSecret,
  stopOwnServices,
} from '../../../__tests__/support/own-service';
import { type CommandResult, runNpmCommand } from '../../../__tests__/support/run-command';
import type { ConformanceReport } from '../../../contracts/conformance/conform';
import { startTestIssuer } from '../../../contracts/conformance/test-issuer';
import type { VerificationReport } from '../../../contracts/verifier/report';
import { findProgram } from '../../../programs/find-program';
import { describeUnless } from '../../../testing/skip-log';

const folder = mkdtempSync(join(tmpdir(), 'contracts-verify-'));

afterEach(stopOwnServices);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const verify = (args: readonly string[], env: Readonly<Record<string, string | undefined>> = {}) =>
  runNpmCommand('contracts-verify', args, { STATES_SECRET: statesSecret, ...env });

const of = (url: string) => ['--provider-url', url, '--states-url', `${url}/_states`];

const verifyOwn = (url: string, ...args: string[]) => verify([...of(url), '--contract-only', ...args]);

/** The lines of the report that say how an interaction failed. */
const failures = ({ stdout }: CommandResult) => stdout.split('\n').filter((line) => /^(✗| {4})/.test(line));

describe('npm run contracts:verify', () => {
  it('finds that the reference SaaS keeps the contract', async () => {
    const { exitCode, stdout, stderr } = await verify([]);

    expect(stdout).toMatch(/saas-api keeps the contract: 4\d passed, /);
    expect(stdout).toMatch(/The service does what a contract cannot hold: 5\d checks kept, \d/);
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
    const result = await verify([...of(await startOwnService()), '--junit', junit, '--json', json]);
    const report = JSON.parse(readFileSync(json, 'utf8')) as VerificationReport & {
      readonly conformance: ConformanceReport;
    };
    const kept = report.conformance.results.filter(({ outcome }) => outcome === 'kept').length;
    const count = report.interactions.length;

    expect(result.exitCode).toBe(0);
    expect(result.stdout).toContain(`saas-api keeps the contract: ${count} passed`);
    expect(result.stdout.match(/^✓/gm)).toHaveLength(count + kept);
    // Without an issuer that the service trusts some checks cannot be made, which is said.
    expect(result.stdout).toMatch(/checks kept, 6 could not be made/);
    expect(report.ok).toBe(true);
    expect(readFileSync(junit, 'utf8')).toContain(`tests="${count}" failures="0"`);
  });

  it('that answers with a wrong type is told what was expected, what came and where the rule is', async () => {
    const junit = join(folder, 'junit.xml');
    const result = await verifyOwn(
      await startOwnService({}, [['total: open.length', 'total: String(open.length)']]),
      '--junit',
      junit,
    );
    const [, place] = /rule (\S+:\d+) /.exec(result.stdout) ?? [];
    const [file = '', line] = place?.split(':') ?? [];

    expect(result.exitCode).toBe(1);
    const [, printed] =
      /## Reading a failure\n\n```\n(.*?)```/s.exec(readFileSync('docs/contract.md', 'utf8')) ?? [];
    expect(result.stdout).toContain(printed);
    expect(readFileSync(file, 'utf8').split('\n')[Number(line) - 1]).toContain('"total": 2');
    expect(readFileSync(junit, 'utf8')).toContain("body $.total: Expected '2' (String)");
  });

  it('that does not check tokens fails where a token is no good, and nowhere else', async () => {
    const result = await verifyOwn(await startOwnService({}, [['return isGood ?', 'return iss ?']]));
    const names = failures(result).filter((line) => line.startsWith('✗'));

    expect(result.exitCode).toBe(1);
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) expect(name).toMatch(/ with (a forged|a revoked|an expired) token$/);
  });

  it('whose states endpoint fails is told by which state', async () => {
    const result = await verifyOwn(
      await startOwnService({}, [
        [
          "if (action === 'teardown')",
          "if (state === 'a customer') return answer(500, { error: 'no database' });\n  if (action === 'teardown')",
        ],
      ]),
    );

    expect(result.exitCode).toBe(1);
    expect(result.stdout).toContain(
      'state: The states endpoint answered 500 to the setup of "a customer": {"error":"no database"}',
    );
  });

  it('that echoes the token in every answer gets none of it into any output', async () => {
    const junit = join(folder, 'echo.xml');
    const json = join(folder, 'echo.json');
    const result = await verifyOwn(
      await startOwnService({}, [
        [
          '  const [scheme, token, ...more]',
          "  return answer(500, { why: authorization }, { 'x-seen': authorization });\n  const [scheme, token, ...more]",
        ],
      ]),
      '--junit',
      junit,
      '--json',
      json,
    );
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

  it('a states endpoint that accepts a state which does not exist', async () => {
    const { exitCode, stderr } = await verifyOwn(
      await startOwnService({}, [
        [
          'if (!Object.hasOwn(states, state)) return answer(404',
          'if (!Object.hasOwn(states, state)) return answer(200',
        ],
      ]),
    );

    expect(stderr).toContain('It must refuse states that it does not know');
    expect(exitCode).toBe(2);
  });

  it('a states endpoint whose secret is another one', async () => {
    const { exitCode, stderr } = await verifyOwn(await startOwnService({ STATES_SECRET: 'another' }));

    expect(stderr).toContain('answered 401: is this its URL, and is STATES_SECRET the secret');
    expect(exitCode).toBe(2);
  });
});

it('a service behind a redirect is told where it leads, once', async () => {
  const own = await startOwnService();
  const old = await startFakeService((request, reply) => reply.redirect(`${own}${request.url}`, 308));
  const { exitCode, stderr } = await verify(['--provider-url', old.url, '--states-url', `${own}/_states`]);
  await old.close();

  expect(stderr).toContain(`redirects to ${own}: give that URL, redirects are not followed.`);
  expect(exitCode).toBe(2);
});

describeUnless(findProgram('openssl') ? undefined : 'no openssl on the PATH', 'a service with TLS', () => {
  const [keyFile, certificateFile] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  let url = '';

  beforeEach(async () => {
    const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
    const files = ['-keyout', keyFile, '-out', certificateFile];
    execFileSync(
      'openssl',
      [
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:P-256',
        '-nodes',
        '-days',
        '1',
        ...subject,
        ...files,
      ],
      { stdio: 'ignore' },
    );
    const [TLS_KEY, TLS_CERT] = [readFileSync(keyFile, 'utf8'), readFileSync(certificateFile, 'utf8')];
    url = await startOwnService({ TLS_KEY, TLS_CERT });
  });

  const args = () => ['--provider-url', url, '--states-url', `${url}/_states`];

  it('is verified where its certificate is trusted', async () => {
    const { exitCode } = await verify(args(), { NODE_EXTRA_CA_CERTS: certificateFile });

    expect(exitCode).toBe(0);
  });

  it('is not verified where it is not', async () => {
    const { exitCode, stderr } = await verify(args(), { NODE_EXTRA_CA_CERTS: undefined });

    expect(stderr).toMatch(/does not answer: self-signed certificate/);
    expect(exitCode).toBe(2);
  });
});

describe('what no contract can hold', () => {
  const audience = 'https://api.example.com';

  const conformOwn = async (changes: readonly SourceChange[] = []) => {
    const issuer = await startTestIssuer({ clientId: 'alexa-client', audience });
    const url = await startOwnService({ ISSUER: `${issuer.url}/eu-west-1_Test` }, changes);
    const args = [...of(url), '--issuer-url', issuer.url];
    const result = await runNpmCommand('contracts-conform', args, { STATES_SECRET: statesSecret });
    await issuer.close();
    return { ...result, broken: result.stdout.match(/^✗ .*/gm) ?? [] };
  };

  it('is kept by a team’s own service, every check of it made', async () => {
    const { exitCode, stdout } = await conformOwn();

    expect(stdout).toMatch(/The service does what a contract cannot hold: 5\d checks kept, \d/);
    expect(stdout).not.toContain('could not be made');
    expect(exitCode).toBe(0);
  });

  it('is kept by one whose tokens are Cognito’s, which are of one customer', async () => {
    const issuer = await startTestIssuer({ clientId: 'alexa-client', audience });
    const cognito = await startFakeService(async (request) => {
      const scopes = String(new URLSearchParams(String(request.body)).get('scope')).split(' ');
      const names = scopes.map((scope) => scope.replace(`${audience}/`, ''));
      return { access_token: await issuer.mint({ sub: 'test-user', scopes: names }) };
    }, 'application/x-www-form-urlencoded');
    const url = await startOwnService({ ISSUER: `${issuer.url}/eu-west-1_Test` }, [
      // Who a name stands for it is told by the verifier.
      [
        '  const { state, params, action } = JSON.parse(body);',
        '  const { state, params, action, subject } = JSON.parse(body);',
      ],
      [
        "  if (action === 'teardown')",
        `  if (subject && action === 'setup') {
          accounts.delete(subject);
          (globalThis.subjects ??= {})[params.customer] = subject;
          return answer(200, {});
        }
        if (action === 'teardown')`,
      ],
      [
        'function account(customer) {',
        'function account(name) {\n  const customer = globalThis.subjects?.[name] ?? name;',
      ],
    ]);
    const { exitCode, stdout } = await runNpmCommand(
      'contracts-conform',
      [
        ...of(url),
        ...['--token-url', `${cognito.url}/oauth2/token`, '--client-id', 'verifier', '--audience', audience],
      ],
      { STATES_SECRET: statesSecret },
    );
    await Promise.all([issuer.close(), cognito.close()]);

    expect(stdout).not.toContain('✗');
    expect(stdout).toContain('? tokens: takes a token as Cognito gives it');
    expect(stdout).toContain('the tokens from Cognito are of one customer');
    expect(stdout).toMatch(/\d\d checks kept/);
    expect(exitCode).toBe(0);
  });

  it('is broken by one that keeps the contract and takes an ID token', async () => {
    const { exitCode, broken } = await conformOwn([
      [
        "use === 'access' &&\n      isForUs(forClient, aud) &&",
        "(use === 'id' || (use === 'access' && isForUs(forClient, aud))) &&",
      ],
    ]);

    expect(broken).toEqual(['✗ tokens: refuses an ID token']);
    expect(exitCode).toBe(1);
  });

  it('is broken by one that wants an audience, which Cognito’s access tokens do not have', async () => {
    const { exitCode, stdout } = await conformOwn([
      ["use === 'access' &&", "use === 'access' &&\n      decoded(claims).aud === resourceServer &&"],
    ]);

    expect(stdout).toContain('✗ tokens: takes a token as Cognito gives it, without an audience');
    expect(exitCode).toBe(1);
  });
});

it.each([
  ['have all expired', 'params, { exp: 1 }', /The token of "a valid access token" has expired/g],
  [
    'have every scope',
    "{ ...params, scopes: ['profile.read', 'tasks.read', 'tasks.write'] }",
    /The token of "a valid access token" has too many scopes, profile\.read, tasks\.read, tasks\.write:/g,
  ],
])('states whose tokens %s are told of once', async (_what, minted, message) => {
  const valid = "'a valid access token': (params) => issue(";
  const url = await startOwnService({}, [[`${valid}params)`, `${valid}${minted})`]]);
  const { exitCode, stdout } = await verifyOwn(url, '--contract-only');

  expect(stdout.match(message)).toHaveLength(1);
  expect(stdout).toMatch(/^✗ \d\d requests could not be verified, all for the same reason$/m);
  expect(exitCode).toBe(1);
});

it('a states endpoint that answers OK where there is nothing to say is as good as any', async () => {
  const { exitCode } = await verifyOwn(
    await startOwnService({}, [['states[state](params) ?? {}', "states[state](params) ?? 'OK'"]]),
  );

  expect(exitCode).toBe(0);
});

it('two runs against one service are not in each other’s way', async () => {
  const url = await startOwnService();
  const results = await Promise.all([verifyOwn(url), verifyOwn(url)]);

  expect(results.map(({ exitCode }) => exitCode)).toEqual([0, 0]);
});
