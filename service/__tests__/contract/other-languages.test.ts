import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installKit } from '../../../__tests__/support/contract-kit';
import { runProgram } from '../../../__tests__/support/run-command';
import { startTestIssuer } from '../../../contracts/conformance/test-issuer';
import { findProgram } from '../../../terraform/find-program';
import { describeUnless } from '../../../testing/skip-log';

// Processes are started, which takes its time on a busy machine.
jest.setTimeout(120_000);

const audience = 'https://api.example.com';
const clientId = 'alexa-client';

/** A service in another language: what starts it, and where it is. */
const services: readonly (readonly [language: string, program: string, args: readonly string[]])[] = [
  ['Python', 'python3', ['service/__tests__/fixtures/own_service.py']],
];

for (const [language, program, args] of services) {
  const path = findProgram(program);
  const reason = path ? undefined : `${program} is not on the PATH`;

  describeUnless(reason, `a service in ${language}, verified by the kit alone`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'other-language-'));
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    it('keeps the contract, and every check is made and kept', async () => {
      const [kit, issuer] = await Promise.all([installKit(folder), startTestIssuer({ clientId, audience })]);
      const service = spawn(String(path), args, {
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
        const result = await runProgram(
          kit,
          [
            'verify',
            ...['--provider-url', url, '--states-url', `${url}/_states`, '--issuer-url', issuer.url],
          ],
          { cwd: folder, env: { PATH: process.env.PATH, NO_COLOR: '1' } },
        );

        expect(result.stdout).toMatch(/saas-api keeps the contract: 4\d passed/);
        expect(result.stdout).toMatch(/what a contract cannot hold: 3\d checks kept, \d/);
        expect(result.exitCode).toBe(0);
      } finally {
        service.kill('SIGKILL');
        await issuer.close();
      }
    });
  });
}
