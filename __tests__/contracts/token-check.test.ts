import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { altered } from '../../contracts/conformance/crafted-tokens';
import { type MintRequest, startTestIssuer, type TestIssuer } from '../../contracts/conformance/test-issuer';
import { findProgram } from '../../programs/find-program';
import { describeUnless } from '../../testing/skip-log';

// Programs are compiled and started, which takes its time on a busy machine.
const clientId = 'alexa-client';
const folder = resolve('contracts', 'token-check');
const scratch = mkdtempSync(join(tmpdir(), 'token-check-'));
let issuer: TestIssuer;
beforeAll(async () => {
  issuer = await startTestIssuer({ clientId, audience: 'https://api.example.com' });
});
afterAll(async () => {
  await issuer.close();
  rmSync(scratch, { recursive: true, force: true });
});

interface Toolchain {
  readonly language: string;
  /** What starts the program; undefined where something is missing. */
  find(): readonly string[] | undefined;
  /** What that is. */
  readonly needs: string;
  readonly env?: Readonly<Record<string, string>>;
}

const succeeds = (program: string, ...args: string[]) => spawnSync(program, args).status === 0;

/** Debian's packages of Go, with the version of the library that they have under the name that it has now. */
const debianGo = '/usr/share/gocode';
const goEnvironment = { GO111MODULE: 'off', GOPATH: `${scratch}:${debianGo}`, GOFLAGS: '' };

const toolchains: readonly Toolchain[] = [
  { language: 'Node', find: () => [process.execPath, join(folder, 'node.mjs')], needs: '' },
  {
    language: 'Python',
    find: () => {
      const python = ['python3', '/usr/bin/python3'].find((one) =>
        succeeds(one, '-c', 'import jwt, cryptography'),
      );
      return python ? [python, join(folder, 'python.py')] : undefined;
    },
    needs: 'python3 with PyJWT and cryptography',
  },
  {
    language: 'Go',
    find: () => {
      const go = findProgram('go');
      const library = join(debianGo, 'src', 'github.com', 'coreos', 'go-oidc');
      if (!go || !succeeds('test', '-d', library)) return undefined;
      const overlay = join(scratch, 'src', 'github.com', 'coreos', 'go-oidc', 'v3');
      mkdirSync(overlay, { recursive: true });
      symlinkSync(library, join(overlay, 'oidc'));
      return [go, 'run', join(folder, 'golang.go')];
    },
    needs: "go with Debian's golang-github-coreos-go-oidc-dev",
    env: goEnvironment,
  },
  {
    language: 'Java',
    find: () => {
      const isThere = /spring-security-oauth2-jose/.test(process.env.CLASSPATH ?? '');
      const java = findProgram('java');
      return java && isThere ? [java, join(folder, 'Spring.java')] : undefined;
    },
    needs: "java with Spring Security's oauth2-jose on the CLASSPATH",
  },
  {
    language: '.NET',
    find: () => {
      const dotnet = findProgram('dotnet');
      return dotnet ? [dotnet, 'run', join(folder, 'dotnet.cs')] : undefined;
    },
    needs: 'dotnet 10 or newer',
  },
];

/** Tokens of the test issuer, and whether each is good. */
async function tokens(): Promise<readonly (readonly [what: string, token: string, isGood: boolean])[]> {
  const mint = (change: Partial<MintRequest> = {}) =>
    issuer.mint({ sub: 'ada', scopes: ['lamp.read'], ...change });
  const good = await mint();
  return [
    ["of Cognito's shape", good, true],
    ['an hour over', await mint({ expiresIn: -3600 }), false],
    ['that never expires', await mint({ claims: { exp: null } }), false],
    ['by another key', await mint({ forged: true }), false],
    ['of another user pool', await mint({ pool: 'eu-west-1_Another' }), false],
    ['of another app client', await mint({ claims: { client_id: 'another' } }), false],
    [
      'that is an ID token',
      await mint({ claims: { token_use: 'id', aud: clientId, client_id: null } }),
      false,
    ],
    ['of the algorithm none', altered(good, { header: { alg: 'none' }, signature: '' }), false],
    ['that is none', 'no-token', false],
    ['that is good again', await mint(), true],
  ];
}

for (const { language, find, needs, env = {} } of toolchains) {
  const command = find();

  describeUnless(
    command ? undefined : `there is no ${needs}`,
    `the page's token check in ${language}`,
    () => {
      it('takes what Cognito gives and nothing else', async () => {
        const [program = '', ...args] = command ?? [];
        const all = await tokens();
        const child = spawn(program, args, {
          env: { ...process.env, ...env, ISSUER: `${issuer.url}/eu-west-1_Test`, CLIENT_ID: clientId },
          stdio: ['pipe', 'pipe', 'inherit'],
        });
        child.stdin.end(`${all.map(([, token]) => token).join('\n')}\n`);
        let said = '';
        for await (const chunk of child.stdout.setEncoding('utf8')) said += chunk;

        expect(
          said
            .trim()
            .split('\n')
            .map((line, at) => `${all[at]?.[0]}: ${line}`),
        ).toEqual(all.map(([what, , isGood]) => `${what}: ${isGood ? 'good' : 'refused'}`));
      });
    },
  );
}
