import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fc } from '../../../__tests__/support/properties';
import { contractFile } from '../../../contracts/contract-file';
import { exampleToken } from '../../../contracts/matching';
import { startStub } from '../../../contracts/stub';

/** The stub of the Pact CLI, with the successes of the contract. */
async function startPactStub() {
  const folder = mkdtempSync(join(tmpdir(), 'pact-stub-'));
  const file = join(folder, 'successes.json');
  const pact = JSON.parse(readFileSync(contractFile, 'utf8'));
  const interactions = pact.interactions.filter(
    ({ response }: { response: { status: number } }) => response.status < 300,
  );
  writeFileSync(file, JSON.stringify({ ...pact, interactions }));
  const { standalone } = await import('@pact-foundation/pact-cli/src/pact-standalone.js');
  const child = spawn(standalone().pactFullPath, ['stub', '--file', file], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const lines = createInterface({ input: child.stdout });
  let port: string | undefined;
  // What it says later has to be read, too, or it stands still.
  await new Promise<void>((resolve) =>
    lines
      .on('line', (line) => {
        port ??= /started on port (\d+)/.exec(line)?.[1];
        if (port) resolve();
      })
      .once('close', resolve),
  );
  if (!port) throw new Error('The stub of the Pact CLI ended before it said its port.');
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    stop: () => {
      child.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const value = fc.constantFrom('open', 'done', '5', '1', '6', '-1', 'x', '', 'eyJhZnRlciI6NX0', 'ä b');
const query = fc.array(fc.tuple(fc.constantFrom('status', 'limit', 'cursor', 'page'), value), {
  maxLength: 4,
});
const body = fc.oneof(
  fc.constantFrom(
    { title: 'Buy milk' },
    { title: 'Grüße an Zoë, 牛乳 🥛' },
    { Title: 'Buy milk' },
    [],
    'Buy milk',
  ),
  fc.record({ title: fc.string(), status: fc.constantFrom('open', null) }, { requiredKeys: [] }),
);

/** Requests like those of the contract, most of them none of it. */
const request = fc.oneof(
  query.map((fields) => ({
    method: 'GET',
    path: `/v1/tasks?${new URLSearchParams(fields)}`,
    body: undefined,
  })),
  fc.constantFrom('1', '5', '50', 'x').map((limit) => ({
    ...{ method: 'GET', path: `/v1/tasks?status=open&limit=${limit}`, body: undefined },
  })),
  body.map((one) => ({ method: 'POST', path: '/v1/tasks', body: JSON.stringify(one) })),
  fc.constantFrom('/v1/me', '/v1/me?x=1', '/v1/users', '/v1/tasks/').map((path) => ({
    ...{ method: 'GET', path, body: undefined },
  })),
);

it("the stub serves nothing that Pact's own refuses, and what is in the contract as it does", async () => {
  const [ours, theirs] = await Promise.all([startStub({ contractFile }), startPactStub()]);
  const seen = { both: 0, neither: 0 };
  try {
    const isServed = async (
      url: string,
      { method, path, body: text }: { method: string; path: string; body: string | undefined },
    ) => {
      const response = await fetch(url + path, {
        method,
        body: text,
        headers: {
          accept: 'application/json',
          authorization: `Bearer ${exampleToken}`,
          'idempotency-key': 'a-key',
          ...(text && { 'content-type': 'application/json' }),
        },
      });
      await response.arrayBuffer();
      return response.status < 300;
    };
    await fc.assert(
      fc.asyncProperty(request, async (one) => {
        const [here, there] = [await isServed(ours.url, one), await isServed(theirs.url, one)];
        // Theirs takes the first of a field that is sent twice.
        const isTwice =
          new Set(new URL(one.path, ours.url).searchParams.keys()).size !==
          new URL(one.path, ours.url).searchParams.size;
        if (there && !isTwice) seen.both += 1;
        if (!there) seen.neither += 1;
        expect(here).toBe(there && !isTwice);
      }),
      { numRuns: 200 },
    );
  } finally {
    await ours.close();
    theirs.stop();
  }
  expect(Math.min(seen.both, seen.neither)).toBeGreaterThan(20);
});
