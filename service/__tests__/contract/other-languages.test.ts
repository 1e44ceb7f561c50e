import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installKit } from '../../../__tests__/support/contract-kit';
import { runProgram } from '../../../__tests__/support/run-command';
import { startTestIssuer } from '../../../contracts/conformance/test-issuer';
import { findProgram } from '../../../programs/find-program';
import { describeUnless } from '../../../testing/skip-log';

const audience = 'https://api.example.com';
const clientId = 'alexa-client';
const folder = mkdtempSync(join(tmpdir(), 'other-languages-'));
const example = (name: string) => join(folder, 'package', 'examples', name);

let kit = '';
beforeAll(async () => {
  kit = await installKit(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A service in another language, as the kit brings it: what it needs, and what starts it. */
const services: readonly (readonly [language: string, program: string, start: (path: string) => string[]])[] =
  [
    ['Python', 'python3', (path) => [path, example('service.py')]],
    ['Java', 'java', (path) => [path, example('Service.java')]],
    [
      'Go',
      'go',
      (path) => {
        // What `go run` starts would outlive it.
        execFileSync(path, ['build', '-o', join(folder, 'service'), example('service.go')], {
          env: { ...process.env, GO111MODULE: 'off' },
        });
        return [join(folder, 'service')];
      },
    ],
  ];

for (const [language, program, start] of services) {
  const path = findProgram(program);
  const reason = path ? undefined : `${program} is not on the PATH`;

  describeUnless(reason, `a service in ${language}, verified by the kit alone`, () => {
    it('keeps both contracts, and every check is made and kept', async () => {
      const issuer = await startTestIssuer({ clientId, audience });
      const [command = '', ...args] = start(String(path));
      const service = spawn(command, args, {
        env: {
          PATH: process.env.PATH,
          ISSUER: `${issuer.url}/eu-west-1_Test`,
          MINT: `${issuer.url}/mint`,
          CLIENT_ID: clientId,
          AUDIENCE: audience,
        },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      try {
        const [line] = (await once(service.stdout.setEncoding('utf8'), 'data')) as [string];
        const url = line.trim();
        const verify = (...more: string[]) =>
          runProgram(kit, ['verify', '--provider-url', url, '--states-url', `${url}/_states`, ...more], {
            cwd: folder,
            env: { PATH: process.env.PATH, NO_COLOR: '1' },
          });
        const result = await verify('--issuer-url', issuer.url);
        const ofAddon = await verify('--addon', '--contract-only');

        expect(result.stdout).toMatch(/saas-api keeps the contract: 4\d passed/);
        expect(result.stdout).toMatch(/what a contract cannot hold: 6\d checks kept, \d/);
        expect(ofAddon.stdout).toMatch(/saas-api keeps the contract: 1\d passed/);
        expect([result.exitCode, ofAddon.exitCode]).toEqual([0, 0]);
      } finally {
        service.kill('SIGKILL');
        await issuer.close();
      }
    });
  });
}
