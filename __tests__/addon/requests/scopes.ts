import { audience, callTool, mcpUrl, rpc } from '../world';
import {
  initialize,
  initialized,
  lacks,
  modern,
  otherAudience,
  override,
  type RequestCase,
  refused,
  withToken,
} from './request-case';

/** What a token allows, and what a service may. */
export const scopeCases: readonly RequestCase[] = [
  // Scopes
  {
    title: 'a tool without its scope',
    sent: {
      body: callTool('dim_lamp', { room: 'hall', brightness: 1 }),
      token: (world) => world.token({ scopes: ['lamp.read'] }),
    },
    ...lacks('lamp.write'),
  },
  {
    title: 'a tool with a scope of another resource server',
    sent: { body: callTool('get_lamp'), token: override({ scope: 'https://other.example/lamp.read' }) },
    ...lacks('lamp.read'),
  },
  ...[`${audience}/lamp.readers`, `${audience}/lamp.rea`, `x${audience}/lamp.read`, 'lamp.read'].map(
    (scope) => ({
      title: `a tool with the scope ${scope}`,
      sent: { body: callTool('get_lamp'), token: override({ scope }) },
      ...lacks('lamp.read'),
    }),
  ),
  {
    title: 'a tool with scopes that a comma parts',
    sent: {
      body: callTool('get_lamp'),
      token: override({ scope: `${audience}/lamp.read,${audience}/lamp.write` }),
    },
    ...lacks('lamp.read'),
  },
  {
    title: 'a tool with no scope at all',
    sent: { body: callTool('get_lamp'), token: override({ scope: undefined }) },
    ...lacks('lamp.read'),
  },
  {
    title: 'a tool whose arguments are wrong, without its scope',
    sent: { body: callTool('dim_lamp', { room: 1 }), token: (world) => world.token({ scopes: [] }) },
    ...lacks('lamp.write'),
  },
  {
    title: 'a batch of which one lacks a scope',
    sent: {
      body: [rpc('ping', undefined, 1), callTool('dim_lamp', {}, 2)],
      token: (world) => world.token({ scopes: ['lamp.read'] }),
    },
    ...lacks('lamp.write'),
  },
  {
    title: 'a batch of one that lacks a scope',
    sent: { body: [callTool('dim_lamp')], token: (world) => world.token({ scopes: ['lamp.read'] }) },
    ...lacks('lamp.write'),
  },
  {
    title: 'the newest revision without the scope',
    sent: {
      ...modern('tools/call', { name: 'get_lamp', arguments: {} }),
      headers: { 'mcp-protocol-version': '2026-07-28', 'mcp-method': 'tools/call', 'mcp-name': 'get_lamp' },
      token: (world) => world.token({ scopes: [] }),
    },
    ...lacks('lamp.read'),
  },

  {
    title: 'a tool for a customer of the client without a secret, without its scope',
    sent: {
      body: callTool('dim_lamp', { room: 'hall', brightness: 1 }),
      token: (world) => world.token({ scopes: ['lamp.read'], override: { client_id: 'publicclient' } }),
    },
    ...lacks('lamp.write'),
  },
  {
    title: 'a tool for the client without a secret with the scope of a service',
    sent: {
      body: callTool('get_lamp'),
      token: override({ client_id: 'publicclient', scope: `${mcpUrl}/service` }),
    },
    ...lacks('lamp.read'),
  },

  // Services
  {
    title: 'initialize of a service',
    sent: { body: initialize('2025-11-25'), token: (world) => world.serviceToken() },
    status: 200,
    body: initialized('2025-11-25'),
  },
  {
    title: 'a tool for a service',
    sent: { body: callTool('get_lamp'), token: (world) => world.serviceToken() },
    ...lacks('lamp.read'),
  },
  {
    title: 'a tool for a service that has the scope',
    sent: {
      body: callTool('get_lamp'),
      token: (world) => world.serviceToken({ scope: `${mcpUrl}/service ${audience}/lamp.read` }),
    },
    ...lacks('lamp.read'),
  },
  {
    ...withToken('a service without its scope', (world) =>
      world.serviceToken({ scope: `${audience}/lamp.read` }),
    ),
    ...refused('The token lacks the scope of a service.'),
  },
  {
    ...withToken('a service whose scope begins so', (world) =>
      world.serviceToken({ scope: `${mcpUrl}/services` }),
    ),
    ...refused('The token lacks the scope of a service.'),
  },
  {
    ...withToken('a service with another audience', (world) =>
      world.serviceToken({ aud: 'https://other.example' }),
    ),
    ...otherAudience,
  },
];
