import nock from 'nock';
import { type AddonHandler, createHandler } from '../../addon/handler';
import type { HttpResult } from '../../addon/http-event';
import { createTokenMint, type MintedClaims, type TokenMint } from '../../contracts/reference/token-mint';
import { addon as lampAddon } from '../support/lamp/addon';
import { skill as lampSkill } from '../support/lamp/skill';

export const mcpUrl = 'https://add-on.example.com/mcp';
export const audience = 'https://api.example.com';
const userPoolId = 'eu-west-1_AbCdEfGhI';
const issuer = `https://cognito-idp.eu-west-1.amazonaws.com/${userPoolId}`;

/** An event of an HTTP API, as far as the add-on reads it. */
export interface Sent {
  readonly method?: string;
  readonly path?: string;
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string | undefined>>;
  /** Anything but text is sent as JSON. */
  readonly body?: unknown;
  readonly base64?: boolean;
}

/** What the function logged of a request. */
export type LogLine = Readonly<Record<string, unknown>>;

const logged: string[] = [];

let made: Promise<TokenMint> | undefined;

/** The user pool of a test file: its keys take a while to make. */
function pool(): Promise<TokenMint> {
  made ??= createTokenMint({ userPoolId, clientId: 'addonclient', audience });
  return made;
}

/** A lamp's add-on with a user pool of its own: no sockets, nothing but the function. */
export class AddonWorld {
  /** What all worlds of a test file logged. */
  readonly lines = logged;

  private constructor(
    readonly mint: TokenMint,
    readonly handler: AddonHandler,
  ) {}

  static async open(
    environment: NodeJS.ProcessEnv = {},
    addon = lampAddon,
    skill = lampSkill,
  ): Promise<AddonWorld> {
    const mint = await pool();
    nock(issuer).persist().get('/.well-known/jwks.json').reply(200, mint.jwks);
    const handler = createHandler(skill, addon, { ...AddonWorld.environment, ...environment });
    jest.spyOn(console, 'log').mockImplementation((line: string) => void logged.push(line));
    return new AddonWorld(mint, handler);
  }

  static readonly environment = {
    MCP_URL: mcpUrl,
    USER_POOL_ID: userPoolId,
    SIGN_IN_HOST: 'auth.example.com',
    CLIENT_ID: 'addonclient',
    PUBLIC_CLIENT_ID: 'publicclient',
    SCOPES: `${audience}/lamp.read ${audience}/lamp.write`,
    CHECK_AUDIENCE: 'true',
    SERVICE_CLIENT_ID: 'serviceclient',
    SERVICE_SCOPE: `${mcpUrl}/service`,
    ALLOWED_ORIGINS: 'http://localhost:6274 https://agent.example',
    SAAS_API_URL: audience,
    LOG_LEVEL: 'info',
  };

  /** A customer's token that is good for everything, with changes. */
  token(changes: Partial<MintedClaims> = {}): Promise<string> {
    const { override, ...others } = changes;
    return this.mint.accessToken({
      sub: 'ada',
      scopes: ['lamp.read', 'lamp.write'],
      ...others,
      override: { aud: mcpUrl, ...override },
    });
  }

  /** A token that Alexa+ got for itself. */
  serviceToken(override: Readonly<Record<string, unknown>> = {}): Promise<string> {
    return this.mint.accessToken({
      sub: 'serviceclient',
      scopes: [],
      override: {
        client_id: 'serviceclient',
        scope: `${mcpUrl}/service`,
        username: undefined,
        origin_jti: undefined,
        ...override,
      },
    });
  }

  /** Invokes the function as API Gateway does: header names in small letters. */
  async send({
    method = 'POST',
    path = '/mcp',
    query = '',
    headers,
    body,
    base64,
  }: Sent): Promise<HttpResult> {
    const text = typeof body === 'string' || body === undefined ? body : JSON.stringify(body);
    const all = {
      host: 'add-on.example.com',
      accept: 'application/json, text/event-stream',
      'content-type': 'application/json',
      ...headers,
    };
    return this.handler({
      version: '2.0',
      rawPath: path,
      rawQueryString: query,
      headers: Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)),
      body: base64 && text !== undefined ? Buffer.from(text).toString('base64') : text,
      isBase64Encoded: base64 ?? false,
      requestContext: { requestId: 'Abc-123=', http: { method, path } },
    });
  }

  /** Sends a JSON-RPC message with a token. */
  async ask(body: unknown, token: string, headers: Sent['headers'] = {}): Promise<HttpResult> {
    return this.send({ body, headers: { authorization: `Bearer ${token}`, ...headers } });
  }

  lastLine(): LogLine {
    return JSON.parse(this.lines.at(-1) ?? '{}') as LogLine;
  }

  close(): void {
    jest.restoreAllMocks();
    // Answers that are late on purpose wait on after whoever asked has given up.
    nock.abortPendingRequests();
    nock.cleanAll();
    nock.restore();
  }
}

/** The lamp's service answers this once. */
export const lampApi = () => nock(audience);

/** A JSON-RPC request. */
export const rpc = (method: string, params?: object, id: string | number = 1) => ({
  jsonrpc: '2.0',
  id,
  method,
  ...(params && { params }),
});

export const callTool = (name: string, args?: object, id?: string | number) =>
  rpc('tools/call', { name, ...(args && { arguments: args }) }, id);
