import { type AddonWorld, audience, mcpUrl, rpc, type Sent } from '../world';

/** A request, and the whole of what is answered: nothing else is in the answer. */
export interface RequestCase {
  readonly title: string;
  /** Default: `POST /mcp` with a customer's token. */
  readonly sent: Omit<Sent, 'headers'> & {
    /** Default: a token that is good for everything. */
    readonly token?: (world: AddonWorld) => Promise<string> | string | undefined;
    /** Default `Bearer`. */
    readonly scheme?: string;
    readonly headers?: Sent['headers'];
  };
  readonly status: number;
  /** Of the answer, beside `Content-Type: application/json`. Default: none. */
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON; undefined: no body. */
  readonly body?: unknown;
}

const scopes = `${audience}/lamp.read ${audience}/lamp.write`;
const metadata = 'https://add-on.example.com/.well-known/oauth-protected-resource/mcp';
export const fault = (code: number, message: string, id: unknown = null) => ({
  jsonrpc: '2.0',
  error: { code, message },
  id,
});
export const pong = (id: unknown = 1) => ({ jsonrpc: '2.0', id, result: {} });

export const noToken = {
  status: 401,
  headers: {
    'cache-control': 'no-store',
    'www-authenticate': `Bearer scope="${scopes}", resource_metadata="${metadata}"`,
  },
  body: { error: 'unauthorized', error_description: 'Unauthorized: an access token is needed.' },
};

export const refused = (description: string) => ({
  status: 401,
  headers: {
    'cache-control': 'no-store',
    'www-authenticate': `Bearer error="invalid_token", error_description="${description}", scope="${scopes}", resource_metadata="${metadata}"`,
  },
  body: { error: 'invalid_token', error_description: description },
});

export const notValid = refused('The token is not valid here. It may have expired.');
export const otherAudience = refused(`The token was not asked for with resource=${mcpUrl}.`);

export const malformedToken = (wanted: string) => ({
  status: 400,
  headers: {
    'cache-control': 'no-store',
    'www-authenticate': `Bearer error="invalid_request", error_description="Send ${wanted}.", scope="${scopes}", resource_metadata="${metadata}"`,
  },
  body: { error: 'invalid_request', error_description: `Send ${wanted}.` },
});
export const bearerWanted = malformedToken('a token after Bearer in the Authorization header');

export const lacks = (scope: string) => {
  const description = `A customer's token with the scope ${audience}/${scope} is needed.`;
  return {
    status: 403,
    headers: {
      'www-authenticate': `Bearer error="insufficient_scope", error_description="${description}", scope="${audience}/${scope}", resource_metadata="${metadata}"`,
    },
    body: { error: 'insufficient_scope', error_description: description },
  };
};

export const ping = { body: rpc('ping') };
export const withToken = (title: string, token: (world: AddonWorld) => Promise<string>) => ({
  title,
  sent: { ...ping, token },
});
export const override = (claims: Readonly<Record<string, unknown>>) => (world: AddonWorld) =>
  world.token({ override: claims });
export const initialize = (protocolVersion: string, client = 'another client') =>
  rpc('initialize', { protocolVersion, capabilities: {}, clientInfo: { name: client, version: '1.0.0' } });
export const initialized = (protocolVersion: string) => ({
  jsonrpc: '2.0',
  id: 1,
  result: {
    protocolVersion,
    capabilities: { tools: { listChanged: false } },
    serverInfo: { name: 'lamp', title: 'Example lamp', version: '1.0.0' },
    instructions: 'Use it for the lamp at home.',
  },
});
const envelope = (revision: string, client: string) => ({
  'io.modelcontextprotocol/protocolVersion': revision,
  'io.modelcontextprotocol/clientInfo': { name: client, version: '1.0.0' },
  'io.modelcontextprotocol/clientCapabilities': {},
});
export const modern = (
  method: string,
  params: object = {},
  revision = '2026-07-28',
  client = 'another client',
) => ({
  body: rpc(method, { ...params, _meta: envelope(revision, client) }),
  headers: { 'mcp-protocol-version': revision, 'mcp-method': method },
});
