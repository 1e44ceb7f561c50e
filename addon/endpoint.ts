import {
  getOAuthProtectedResourceMetadataUrl,
  hostHeaderValidationResponse,
  isJsonContentType,
  oauthMetadataResponse,
  readRequestBody,
} from '@modelcontextprotocol/server';
import { authorizationMetadata } from './authorization/metadata';
import { readsNoChallenge, refusalResponse, withoutChallenge } from './authorization/refusal';
import { tokenCheck } from './authorization/token-check';
import type { Configuration } from './configuration';
import type { Exchange } from './exchange';
import { errorResponse, protocol } from './mcp/protocol';
import type { ServerFactory } from './mcp/tool-server';
import { originCheck } from './origin';

/** Answers a request, whatever it is. */
export type Endpoint = (request: Request, exchange: Exchange) => Promise<Response>;

/** An MCP request is small: a name and a few arguments. */
const largestBodyBytes = 64 * 1024;

/** What comes of reading a body; `json` only where it is JSON. */
type Body = { readonly tooLarge: true } | { readonly tooLarge?: false; readonly json?: unknown };

/**
 * The add-on's HTTP side: the two metadata documents for everybody, and the MCP URL for those whose token is good.
 */
export function endpoint(configuration: Configuration, serverFor: ServerFactory): Endpoint {
  const { mcpUrl, scopes, allowedOrigins } = configuration;
  const metadata = authorizationMetadata(configuration);
  const challenge = { resourceMetadata: getOAuthProtectedResourceMetadataUrl(mcpUrl), scopes };
  const tokens = tokenCheck(configuration);
  const origins = originCheck(mcpUrl.hostname, allowedOrigins);
  const serve = protocol(serverFor);

  return async (request, exchange) => {
    const elsewhere = hostHeaderValidationResponse(request, [mcpUrl.hostname]);
    if (elsewhere) return elsewhere;
    // Public, and for every page: a client in a browser finds the sign-in by them.
    const document = oauthMetadataResponse(request, metadata);
    if (document) return document;
    if (new URL(request.url).pathname !== mcpUrl.pathname) {
      return errorResponse(404, -32_601, 'Not found');
    }
    const ofPage = origins.answer(request);
    if (ofPage) return ofPage;
    const body = await readBody(request);
    const response = await serveCaller(request, body, exchange);
    return origins.readable(
      request,
      readsNoChallenge(request, 'json' in body ? body.json : undefined)
        ? withoutChallenge(response)
        : response,
    );
  };

  async function serveCaller(request: Request, body: Body, exchange: Exchange): Promise<Response> {
    const checked = await tokens.caller(request.headers.get('authorization'));
    if ('refusal' in checked) {
      const { status, error } = checked.refusal;
      exchange.conclude(status === 503 ? 'unavailable' : 'unauthorized', error);
      return refusalResponse(checked.refusal, challenge);
    }
    exchange.caller = { ...checked.caller, resourceMetadataUrl: challenge.resourceMetadata };
    const fault = requestFault(request, body);
    if (fault) return fault;
    const response = await serve(request, 'json' in body ? body.json : undefined, exchange);
    // A new token, or a new link, mends it: only 401 makes a client ask for one.
    return exchange.has('token-refused')
      ? refusalResponse(
          { status: 401, error: 'invalid_token', description: 'The token was revoked.' },
          challenge,
        )
      : response;
  }
}

/** What is wrong with a request before anybody looks into its message. */
function requestFault(request: Request, body: Body): Response | undefined {
  const { headers, method } = request;
  if (method !== 'POST') return errorResponse(405, -32_000, 'Method not allowed', { Allow: 'POST' });
  if (!acceptsJson(headers.get('accept') ?? '')) {
    return errorResponse(406, -32_000, 'Not acceptable: the answer is application/json');
  }
  if (!isJsonContentType(headers.get('content-type'))) {
    return errorResponse(415, -32_000, 'Unsupported media type: send application/json');
  }
  if (!/^(identity)?$/i.test(headers.get('content-encoding') ?? '')) {
    return errorResponse(415, -32_000, 'Unsupported content encoding: send it as it is', {
      'Accept-Encoding': 'identity',
    });
  }
  if (body.tooLarge) return errorResponse(413, -32_000, `Too large: at most ${largestBodyBytes} bytes`);
  if (!('json' in body)) return errorResponse(400, -32_700, 'Parse error: the body is not JSON');
  return undefined;
}

/** Whether JSON may be answered: the range that names it most closely decides (RFC 9110, section 12.5.1). */
function acceptsJson(accept: string): boolean {
  const ranges = accept
    .toLowerCase()
    .split(',')
    .map((range) => range.split(';').map((part) => part.trim()));
  if (ranges.every(([name]) => name === '')) return true;
  const range = ['application/json', 'application/*', '*/*']
    .map((name) => ranges.find((one) => one[0] === name))
    .find((one) => one !== undefined);
  return range !== undefined && !range.some((part) => /^q=0(\.0*)?$/.test(part));
}

async function readBody(request: Request): Promise<Body> {
  const read = await readRequestBody(request, largestBodyBytes);
  if (read.tooLarge) return { tooLarge: true };
  try {
    return { json: JSON.parse(read.text) };
  } catch {
    return {};
  }
}
