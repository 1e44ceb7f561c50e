import { readFileSync } from 'node:fs';
import { readConfiguration } from '../../../addon/configuration';
import { Exchange } from '../../../addon/exchange';
import { protocol } from '../../../addon/mcp/protocol';
import { type AnyAddon, serverFactory } from '../../../addon/mcp/tool-server';
import { addonContract, addonContractFile } from '../../../contracts/addon/contract';
import { addonInteractionsOf } from '../../../contracts/addon/interactions';
import { createMockSaas } from '../../../contracts/consumer/mock-saas';
import { generatedContract, type WrittenContract } from '../../../contracts/contract-file';
import { exampleToken } from '../../../contracts/matching';
import type { AnyService } from '../../../skill/any-service';
import { addon } from '../../addon';
import { skill } from '../../skill';
import { api } from '../api';
import { english } from '../english';

/** A tool that is called, what it asks the SaaS for, and what comes of it. */
interface Call {
  readonly tool: string;
  readonly input?: object;
  readonly asks: string;
  readonly says: string;
}

const calls: readonly Call[] = [
  {
    tool: 'get_plan',
    asks: 'a request for the account with a token of the add-on',
    says: [
      english('planName', { plan: 'Team' }),
      english('planUsageOfLimit', { open: 1, count: 100 }),
      english('planRenewal', { renewal: new Date('2026-12-31') }),
    ].join(' '),
  },
  {
    tool: 'list_tasks',
    asks: 'a request for open tasks with a token of the add-on',
    says: english('listAll', {
      count: 2,
      tasks: [english('taskDue', { title: 'Buy milk', due: new Date('2026-11-30') }), 'Send the invoice'],
    }),
  },
  {
    tool: 'add_task',
    input: { title: 'Buy milk' },
    asks: 'a request to add a task with a token of the add-on',
    says: english('added', { title: 'Buy milk' }),
  },
  {
    tool: 'complete_task',
    input: { title: 'Buy milk', id: 'tsk_1' },
    asks: 'a request to complete a task with a token of the add-on',
    says: english('completed', { title: 'Buy milk' }),
  },
];

const interactions = addonInteractionsOf(api);
const mockSaas = createMockSaas('addon-tools', addonContract);
const scopes = Object.keys(api.scopes).map((name) => `https://api.example.com/${name}`);

/** The answer to a call of the tool by a customer whose token was checked already. */
async function callTool(saasApiUrl: string, { tool, input = {} }: Call): Promise<unknown> {
  const configuration = readConfiguration({
    MCP_URL: 'https://add-on.example.com/mcp',
    USER_POOL_ID: 'eu-west-1_Contract0',
    SIGN_IN_HOST: 'auth.example.com',
    CLIENT_ID: 'contract',
    CHECK_AUDIENCE: 'true',
    SCOPES: scopes.join(' '),
    SAAS_API_URL: saasApiUrl,
  });
  const exchange = new Exchange();
  const extra = { isService: false };
  exchange.caller = { token: exampleToken, clientId: configuration.clientId, scopes, extra };
  const body = { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: tool, arguments: input } };
  const request = new Request(configuration.mcpUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
  });
  const serve = protocol(
    serverFactory(skill as unknown as AnyService, addon as unknown as AnyAddon, configuration),
  );
  return (await serve(request, body, exchange)).json();
}

describe('the tools of the add-on ask for what its contract holds:', () => {
  it.each(calls)('$tool', async (call) => {
    const asked = interactions.filter(({ description }) => description === call.asks);
    expect(await mockSaas(asked, (url) => callTool(url, call))).toMatchObject({
      result: { content: [{ type: 'text', text: call.says }], structuredContent: expect.any(Object) },
    });
  });

  it('every tool is called, every operation is asked for, and nothing that the contract does not hold', () => {
    const read = (file: string) => (JSON.parse(readFileSync(file, 'utf8')) as WrittenContract).interactions;
    const asked = read(generatedContract('addon-tools', addonContract).file);
    expect(calls.map(({ tool }) => tool).sort()).toEqual(addon.tools.map(({ name }) => name).sort());
    expect(asked.length).toBe(Object.keys(api.operations).length);
    const names = asked.map(({ description }) => description);
    expect(asked).toEqual(read(addonContractFile).filter(({ description }) => names.includes(description)));
  });
});
