import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { addGlobalDefs } from '@valibot/to-json-schema';
import * as v from 'valibot';
import type { AnyAddon } from '../../addon/mcp/tool-server';
import { runToEnd } from '../../programs/child';
import { findNode } from '../../testing/find-node';
import { describeUnless } from '../../testing/skip-log';
import { addon as lampAddon } from '../support/lamp/addon';
import { AddonWorld } from './world';

const suite = join(
  'testing',
  'witnesses',
  'node_modules',
  '@modelcontextprotocol',
  'conformance',
  'dist',
  'index.js',
);
const node = findNode('22') ?? findNode('24');

/** The suite needs Node 22. */
const missing = !existsSync(suite)
  ? 'no @modelcontextprotocol/conformance; npm run test:witnesses installs it'
  : node === undefined
    ? 'no Node 22; npm run test:runtimes installs it'
    : undefined;

const address = v.object({ street: v.optional(v.string()), city: v.optional(v.string()) });
// What is defined once and referred to stands in $defs.
addGlobalDefs({ address });

/** Tools of the suite's own names. */
const suiteTools: AnyAddon['tools'] = [
  {
    name: 'test_simple_text',
    title: 'Simple text',
    description: 'Answers a text.',
    effect: 'reads',
    scope: 'lamp.read',
    input: v.object({}),
    output: v.object({}),
    act: async () => ({ speech: 'This is a simple text response for testing.', data: {} }),
  },
  {
    name: 'test_error_handling',
    title: 'Error',
    description: 'Answers an error.',
    effect: 'reads',
    scope: 'lamp.read',
    input: v.object({}),
    output: v.object({}),
    act: async () => ({ speech: 'This tool intentionally returns an error for testing' }),
  },
  {
    name: 'json_schema_2020_12_tool',
    title: 'Schema',
    description: 'Takes an address.',
    effect: 'reads',
    scope: 'lamp.read',
    input: v.strictObject({ name: v.optional(v.string()), address: v.optional(address) }),
    output: v.object({}),
    act: async () => ({ speech: 'Noted.', data: {} }),
  },
];

/**
 * The scenarios that ask nothing of a server that the add-on does not offer: it has no resources, prompts, streams,
 * logging, completion, sampling and elicitation.
 */
const scenarios = [
  'server-initialize',
  'ping',
  'tools-list',
  'tools-call-simple-text',
  'tools-call-error',
  'json-schema-2020-12',
  'dns-rebinding-protection',
];

describeUnless(missing, 'the protocol’s own conformance suite', () => {
  let server: Server;
  let url: string;
  let world: AddonWorld;

  beforeAll(async () => {
    server = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      // The suite signs nobody in: the token is put in for it.
      const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)]);
      const {
        statusCode,
        headers: answered,
        body,
      } = await world.send({
        method: request.method ?? '',
        path: request.url ?? '',
        headers: {
          ...Object.fromEntries(headers),
          authorization: `Bearer ${await world.token({ override: { aud: url } })}`,
        },
        body: Buffer.concat(chunks).toString(),
      });
      response.writeHead(statusCode, { ...answered }).end(body);
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    url = `http://localhost:${(server.address() as AddressInfo).port}/mcp`;
    world = await AddonWorld.open(
      { MCP_URL: url },
      { ...lampAddon, tools: [...lampAddon.tools, ...(suiteTools as never)] },
    );
  });
  afterAll(() => {
    world.close();
    server.closeAllConnections();
    server.close();
  });

  test.each(scenarios)('%s', async (scenario) => {
    const { code, text } = await runToEnd(
      node ?? '',
      [suite, 'server', '--url', url, '--scenario', scenario],
      { timeoutMs: 110_000 },
    );
    expect(`${code}\n${text}`).toMatch(/^0\n/);
    expect(text).toMatch(/Passed: [1-9]\d*\/\d+, 0 failed/);
  });
});
