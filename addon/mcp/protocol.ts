import {
  createMcpHandler,
  isJSONRPCRequest,
  isLegacyRequest,
  type JSONRPCRequest,
  WebStandardStreamableHTTPServerTransport,
} from '@modelcontextprotocol/server';
import type { Exchange } from '../exchange';
import { paramsFault } from './params';
import type { ServerFactory } from './tool-server';

/** Answers a POST to the MCP URL whose token was checked. @param body what was sent, as JSON */
export type Protocol = (request: Request, body: unknown, exchange: Exchange) => Promise<Response>;

/** More requests in one than a conversation has. */
const longestBatch = 20;

/** The first revision without batches, as clients name it in each request after `initialize`. */
const firstWithoutBatches = '2025-06-18';

/**
 * Stateless Streamable HTTP with JSON answers, in every revision from 2025-03-26 on: each POST is served by
 * itself, because there is no MCP session to rely on. Revisions before 2026-07-28 are served by a transport that
 * answers JSON, and newer ones by the SDK's own handler, which does where nothing is streamed.
 */
export function protocol(serverFor: ServerFactory): Protocol {
  return async (request, body, exchange) => {
    if (await isLegacyRequest(request, body)) return serveLegacy(request, body, exchange, serverFor);
    // These revisions have no handshake: what has the name of one is no method of theirs.
    const fault = isJSONRPCRequest(body) && body.method !== 'initialize' && paramsFault(body);
    if (fault) return Response.json(invalidParams(body, fault), { status: 400 });
    const handler = createMcpHandler(() => serverFor(exchange), {
      legacy: 'reject',
      // A function ends with its answer: it has nothing to say later.
      maxSubscriptions: 0,
    });
    return handler.fetch(request, { authInfo: exchange.caller, parsedBody: body });
  };
}

async function serveLegacy(
  request: Request,
  body: unknown,
  exchange: Exchange,
  serverFor: ServerFactory,
): Promise<Response> {
  const messages: readonly unknown[] = Array.isArray(body) ? body : [body];
  // Nothing goes on between requests that a notification could be about, or an answer could answer.
  const requests = messages.filter(isJSONRPCRequest);
  const fault = batchFault(request, body, requests);
  if (fault) return errorResponse(400, -32_600, fault);
  if (requests.length === 0) return new Response(null, { status: 202 });
  const faults = requests.flatMap((one) => {
    const found = paramsFault(one);
    return found ? [invalidParams(one, found)] : [];
  });
  const served = requests.filter(({ id }) => !faults.some((one) => one.id === id));
  if (served.length === 0) return Response.json(Array.isArray(body) ? faults : faults[0]);
  const response = await serveRequests(
    request,
    Array.isArray(body) ? served : served[0],
    exchange,
    serverFor,
  );
  return faults.length > 0 && response.ok
    ? Response.json([...((await response.json()) as unknown[]), ...faults])
    : response;
}

/** Hands to the SDK what it answers. @param requests one, or several of a batch */
async function serveRequests(
  request: Request,
  requests: JSONRPCRequest | readonly JSONRPCRequest[] | undefined,
  exchange: Exchange,
  serverFor: ServerFactory,
): Promise<Response> {
  const server = serverFor(exchange);
  const transport = new WebStandardStreamableHTTPServerTransport({
    sessionIdGenerator: undefined,
    enableJsonResponse: true,
  });
  try {
    await server.connect(transport);
    const response = await transport.handleRequest(acceptingStreams(request), {
      parsedBody: requests,
      authInfo: exchange.caller,
    });
    // The SDK answers a batch of one as if it were none.
    const isUnwrapped = Array.isArray(requests) && requests.length === 1 && response.ok;
    return isUnwrapped ? Response.json([await response.json()]) : response;
  } finally {
    await server.close();
  }
}

/** What the SDK does not ask of a batch, of which it has looked at each message. */
function batchFault(
  { headers }: Request,
  body: unknown,
  requests: readonly JSONRPCRequest[],
): string | undefined {
  if (!Array.isArray(body)) return undefined;
  const revision = headers.get('mcp-protocol-version') ?? '';
  if (revision >= firstWithoutBatches) return `Invalid Request: revision ${revision} has no batches`;
  if (body.length > longestBatch) return `Invalid Request: a batch has at most ${longestBatch} messages`;
  // Two answers of one id could not be told apart: the transport would wait for the second one for ever.
  return new Set(requests.map(({ id }) => id)).size < requests.length
    ? 'Invalid Request: two requests have one id'
    : undefined;
}

const invalidParams = ({ id }: Pick<JSONRPCRequest, 'id'>, message: string) => ({
  jsonrpc: '2.0',
  id,
  error: { code: -32_602, message },
});

/** The SDK's transport wants clients to accept streams, which they never get here. */
function acceptingStreams(request: Request): Request {
  const headers = new Headers(request.headers);
  headers.set('Accept', 'application/json, text/event-stream');
  return new Request(request.url, { method: request.method, headers });
}

/** A JSON-RPC error that belongs to no request. */
export function errorResponse(
  status: number,
  code: number,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return Response.json({ jsonrpc: '2.0', error: { code, message }, id: null }, { status, headers });
}
