import { callTool } from '../world';
import type { RequestCase } from './request-case';

const refusedInput = (tool: string, fault: string) => ({
  jsonrpc: '2.0',
  id: 1,
  result: {
    content: [{ type: 'text', text: `Input validation error: Invalid arguments for tool ${tool}: ${fault}` }],
    isError: true,
  },
});

/** What is asked of a tool. */
export const toolCases: readonly RequestCase[] = [
  {
    title: 'a tool that there is not',
    sent: { body: callTool('steal_lamp') },
    status: 200,
    body: { jsonrpc: '2.0', id: 1, error: { code: -32_602, message: 'Tool steal_lamp not found' } },
  },
  {
    title: 'arguments of another type',
    sent: { body: callTool('dim_lamp', { room: 5, brightness: 50 }) },
    status: 200,
    body: refusedInput('dim_lamp', 'room: expected string'),
  },
  {
    title: 'an argument that is missing',
    sent: { body: callTool('dim_lamp', { room: 'hall' }) },
    status: 200,
    body: refusedInput('dim_lamp', 'brightness: is missing'),
  },
  {
    title: 'half of a percent',
    sent: { body: callTool('dim_lamp', { room: 'hall', brightness: 1.5 }) },
    status: 200,
    body: refusedInput('dim_lamp', 'brightness: expected integer'),
  },
  {
    title: 'a room of half a character, and too bright',
    sent: { body: callTool('dim_lamp', { room: '\ud800', brightness: 200 }) },
    status: 200,
    body: refusedInput('dim_lamp', 'brightness: expected <=100'),
  },
  {
    title: 'arguments 8,000 deep',
    sent: {
      body: `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"get_lamp","arguments":${'{"a":'.repeat(8_000)}1${'}'.repeat(8_000)}}}`,
    },
    status: 200,
    body: refusedInput('get_lamp', 'a: there is no such one'),
  },
  {
    title: 'an argument that the tool does not have',
    sent: { body: callTool('get_lamp', { customer: 'bob' }) },
    status: 200,
    body: refusedInput('get_lamp', 'customer: there is no such one'),
  },
];
