import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { runToEnd } from '../../programs/child';
import { findNode } from '../../testing/find-node';
import { describeUnless } from '../../testing/skip-log';

const received: string[] = [];
const proxy = createServer((request, response) => {
  received.push(`${request.method} ${request.url}`);
  response.writeHead(502).end();
});
proxy.on('connect', (request, socket) => {
  received.push(`CONNECT ${request.url}`);
  socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
});
beforeAll(() => new Promise<void>((ready) => proxy.listen(0, '127.0.0.1', ready)));
afterAll(() => {
  proxy.closeAllConnections();
  proxy.close();
});
beforeEach(() => {
  received.length = 0;
});

const node = findNode('24');

/** Runs Node 24, which sends by the proxy that the environment names if NODE_USE_ENV_PROXY is set. */
function runBehindProxy(args: readonly string[]) {
  const url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  const { FORCE_COLOR: _, NO_PROXY: __, no_proxy: ___, ...inherited } = process.env;
  const env = { ...inherited, NODE_USE_ENV_PROXY: '1', HTTP_PROXY: url, HTTPS_PROXY: url };
  return runToEnd(node ?? '', args, { env, timeoutMs: 110_000 });
}

describeUnless(node ? undefined : 'no Node 24; npm run test:runtimes installs it', 'behind a proxy', () => {
  it('the rehearsal stays on this machine', async () => {
    const { code, text } = await runBehindProxy(['commands/run.mjs', 'rehearse', '--headless', '--json']);
    expect({ code, received }).toEqual({ code: 0, received: [] });
    expect(text).toContain('"ok": true');
  });

  it('which Node alone does not', async () => {
    await runBehindProxy(['-e', 'fetch("http://127.0.0.1:49999/token").finally(() => process.exit())']);
    expect(received).not.toEqual([]);
  });
});
