import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startOwnService, statesSecret, stopOwnServices } from '../../../__tests__/support/own-service';
import { contractFile } from '../../../contracts/contract-file';
import { pactEnvironment, runPactCli } from '../../../contracts/pact-cli';

afterEach(stopOwnServices);

/** A states endpoint as other verifiers ask for it: without an action, or never torn down. */
async function relayStates(
  url: string,
  change: (body: Record<string, unknown>) => object,
  onChange: (count: number) => void = () => undefined,
) {
  let count = 0;
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    count += 1;
    onChange(count);
    const answer = await fetch(`${url}/_states`, {
      method: 'POST',
      headers: { authorization: `Bearer ${statesSecret}` },
      body: JSON.stringify(change(JSON.parse(Buffer.concat(chunks).toString()))),
    });
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() };
}

const verifierArguments = (url: string, statesUrl: string) => [
  'verifier',
  ...['--file', contractFile, '--provider-name', 'saas-api'],
  ...['--hostname', '127.0.0.1', '--port', new URL(url).port, '--state-change-url', statesUrl],
  ...['--loglevel', 'error', '--no-colour'],
];

/** The verifier of Pact itself, as every language has it, with nothing of this project before it. */
async function verifyPlainly(url: string, statesUrl: string) {
  const { exitCode, stdout } = await runPactCli(verifierArguments(url, statesUrl), {
    env: pactEnvironment({ broker: false }),
  });
  return { exitCode, failures: stdout.match(/FAILED/g)?.length ?? 0, stdout };
}

describe("Pact's own verifier, which sends no teardown unless it is asked to,", () => {
  it.each<[string, (body: Record<string, unknown>) => object]>([
    ['finds the contract kept', (body) => body],
    ['finds it kept where it says no action, as on the JVM', ({ action: _, ...body }) => body],
  ])('%s', async (_what, change) => {
    const url = await startOwnService();
    const states = await relayStates(url, change);
    const first = await verifyPlainly(url, states.url);
    // A second run finds what the first one left.
    const second = await verifyPlainly(url, states.url);
    states.close();

    expect(first).toMatchObject({ exitCode: 0, failures: 0 });
    expect(second).toMatchObject({ exitCode: 0, failures: 0 });
  });

  it('finds it kept after a run that was broken off', async () => {
    const url = await startOwnService();
    const { standalone } = await import('@pact-foundation/pact-cli/src/pact-standalone.js');
    let broken: ChildProcess | undefined;
    const states = await relayStates(
      url,
      (body) => body,
      (count) => count === 60 && broken?.kill('SIGKILL'),
    );
    broken = spawn(standalone().pactFullPath, verifierArguments(url, states.url), {
      env: pactEnvironment({ broker: false }),
      stdio: 'ignore',
    });
    const [, signal] = await once(broken, 'close');
    const next = await verifyPlainly(url, states.url);
    states.close();

    expect(signal).toBe('SIGKILL');
    expect(next).toMatchObject({ exitCode: 0, failures: 0 });
  });
});
