import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { nameMainBranch } from '../../commands/broker-cli';
import { verifyContract } from '../../contracts/verifier/verify';
import { describeUnless } from '../../testing/skip-log';
import { smallContract, startSmallService, writeContract } from '../contracts/verifier/small-contract';
import { runNpmCommand } from '../support/run-command';

/** A Pact broker without passwords that may be written to, and may send webhooks to http://127.0.0.1. */
const { REAL_PACT_BROKER_URL: url = '' } = process.env;

describeUnless(
  url ? undefined : 'REAL_PACT_BROKER_URL names no Pact broker that may be written to',
  'a real Pact broker',
  () => {
    // Names of this run: the broker may have seen others.
    const run = randomUUID().slice(0, 8);
    const [consumer, provider] = [`skill-${run}`, `saas-${run}`];
    const contract = writeContract({
      ...smallContract,
      consumer: { name: consumer },
      provider: { name: provider },
    });
    afterAll(() => contract.remove());

    const broker = (command: string, args: readonly string[], env: Record<string, string> = {}) =>
      runNpmCommand('contracts-broker', [command, ...args, '--broker-url', url], {
        GITHUB_HEAD_REF: '',
        GITHUB_REF_NAME: '',
        GITHUB_RUN_ID: '',
        ...env,
      });
    const ask = (command: string, version: string, ...args: string[]) =>
      broker(command, ['--pacticipant', consumer, '--version', version, ...args]);
    const publish = (version: string, branch: string) =>
      broker('publish', [contract.file, '--version', version, '--branch', branch, '--main-branch', 'trunk']);

    /** The service's side, with a main branch that no broker guesses. */
    async function verify(providerVersion: string) {
      const service = await startSmallService();
      try {
        return await verifyContract({
          pact: { brokerUrl: url, enablePending: true, includeWipSince: '2020-01-01' },
          provider,
          providerUrl: service.url,
          states: service.states,
          providerVersion,
          providerBranch: 'stem',
          publish: true,
        });
      } finally {
        await service.close();
      }
    }

    /** What the broker has, as it says it itself. */
    const read = async (path: string) =>
      (await (await fetch(url + path, { headers: { accept: 'application/hal+json' } })).json()) as Record<
        string,
        unknown
      >;

    it('goes the whole way: nothing there, published, verified, merged, recorded, deployed', async () => {
      const nothing = await ask('can-i-deploy', '1', '--environment', 'production');
      expect(nothing).toMatchObject({
        exitCode: 2,
        stderr: expect.stringContaining('has this version been published?'),
      });
      await expect(verify('a')).rejects.toThrow(/No pacts found|404/);

      expect(await publish('1', 'trunk')).toMatchObject({ exitCode: 0 });
      expect(await read(`/pacticipants/${consumer}`)).toMatchObject({ mainBranch: 'trunk' });
      expect(await ask('can-i-merge', '1')).toMatchObject({ exitCode: 1 });
      expect(await ask('can-i-deploy', '1', '--environment', 'production')).toMatchObject({ exitCode: 1 });

      expect(await verify('a')).toMatchObject({ ok: true, published: true });
      const unnamed = await ask('can-i-merge', '1');
      expect(unnamed).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('--main-branch') });
      await nameMainBranch(url, provider, 'stem');
      expect(await ask('can-i-merge', '1')).toMatchObject({ exitCode: 0 });

      // The service is deployed nowhere yet, and the skill depends on it.
      expect(await ask('can-i-deploy', '1', '--environment', 'production')).toMatchObject({ exitCode: 1 });
      const recorded = await broker('record', [
        ...['--pacticipant', provider, '--version', 'a', '--environment', 'production'],
      ]);
      expect(recorded).toMatchObject({ exitCode: 0 });
      expect(await ask('can-i-deploy', '1', '--environment', 'production')).toMatchObject({ exitCode: 0 });
      expect(await ask('record', '1', '--environment', 'production')).toMatchObject({ exitCode: 0 });
    });

    it('takes several at the same time', async () => {
      const published = await Promise.all([publish('2', 'one'), publish('3', 'two'), publish('4', 'trunk')]);
      expect(published.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0]);
      expect(await Promise.all([verify('b'), verify('b')])).toMatchObject([
        { ok: true, published: true },
        { ok: true, published: true },
      ]);
      expect((await ask('can-i-merge', '4')).exitCode).toBe(0);
    });

    it('makes the webhook, which asks for the verification of what changed', async () => {
      const token = `github-${randomUUID()}`;
      const asked: unknown[] = [];
      const github = createServer(async (request, response) => {
        const chunks: Buffer[] = [];
        for await (const chunk of request) chunks.push(chunk as Buffer);
        const { authorization } = request.headers;
        asked.push([
          request.method,
          request.url,
          authorization,
          JSON.parse(Buffer.concat(chunks).toString()),
        ]);
        response.writeHead(204).end();
      });
      await once(github.listen(0, '127.0.0.1'), 'listening');
      const made = await broker(
        'webhook',
        ['--repository', 'acme/saas', '--pacticipant', consumer, '--provider', provider],
        {
          GITHUB_DISPATCH_TOKEN: token,
          GITHUB_API_URL: `http://127.0.0.1:${(github.address() as AddressInfo).port}`,
        },
      );
      const changed = JSON.parse(JSON.stringify(smallContract).replaceAll('"Ada"', '"Grace"'));
      const newer = writeContract({ ...changed, consumer: { name: consumer }, provider: { name: provider } });
      await broker('publish', [
        newer.file,
        ...['--version', '5', '--branch', 'trunk', '--main-branch', 'trunk'],
      ]);
      newer.remove();
      for (let tries = 0; asked.length < 2 && tries < 40; tries += 1) await setTimeout(250);
      github.close();

      expect(made).toMatchObject({ exitCode: 0 });
      expect(made.stdout + made.stderr).not.toContain(token);
      // The version that is deployed, and the latest of the main branch, are both to be verified.
      expect(asked).toEqual(
        expect.arrayContaining(
          ['a', 'b'].map((sha) => [
            'POST',
            '/repos/acme/saas/dispatches',
            `Bearer ${token}`,
            {
              event_type: 'contract_requiring_verification_published',
              client_payload: {
                pact_url: expect.stringContaining(`/consumer/${consumer}/`),
                sha,
                branch: 'stem',
              },
            },
          ]),
        ),
      );
    });
  },
);
