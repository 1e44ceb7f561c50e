/** Why a request is not served (RFC 6750, section 3.1), or that it cannot be told now. */
export type Refusal =
  /** No token was given: nothing is wrong yet. */
  | { readonly status: 401; readonly error?: undefined }
  | { readonly status: 400; readonly error: 'invalid_request'; readonly description: string }
  | { readonly status: 401; readonly error: 'invalid_token'; readonly description: string }
  /** The keys of tokens cannot be read just now. */
  | { readonly status: 503; readonly error: 'temporarily_unavailable'; readonly description: string };

/** What a client may be told with a refusal. */
export interface Challenge {
  /** Where the protected resource metadata is. */
  readonly resourceMetadata: string;
  /** Scopes to ask for. */
  readonly scopes: readonly string[];
}

/** The answer to a request that is not served: a challenge (RFC 6750, RFC 9728) and the same as JSON. */
export function refusalResponse(refusal: Refusal, { resourceMetadata, scopes }: Challenge): Response {
  const parameters = {
    ...(refusal.error && { error: refusal.error, error_description: refusal.description }),
    scope: scopes.join(' '),
    resource_metadata: resourceMetadata,
  };
  const challenge = Object.entries(parameters).map(([name, value]) => `${name}="${value}"`);
  return Response.json(
    refusal.error
      ? { error: refusal.error, error_description: refusal.description }
      : // The MCP Inspector until its version 1 begins to link where it reads this word with a capital.
        { error: 'unauthorized', error_description: 'Unauthorized: an access token is needed.' },
    {
      status: refusal.status,
      headers: {
        'Cache-Control': 'no-store',
        // Every answer for want of a good token has it (RFC 6750, section 3).
        ...(refusal.status !== 503 && { 'WWW-Authenticate': `Bearer ${challenge.join(', ')}` }),
        ...(refusal.status === 503 && { 'Retry-After': '5' }),
      },
    },
  );
}

/**
 * Whether the request shows a client that cannot read a challenge: Alexa+ documents that it wants 401 without
 * `WWW-Authenticate`, and every other MCP client needs it. It names itself in `initialize`, and from revision
 * 2026-07-28 in every request. To lie about it changes a hint, never who is served.
 *
 * @see https://developer.amazon.com/docs/alexaplus/add-ons/mcp-toolkit-authentication.html
 */
export function readsNoChallenge(request: Request, body: unknown): boolean {
  return (
    /^alexa\+/i.test(clientName(body) ?? '') || /\balexa\b/i.test(request.headers.get('user-agent') ?? '')
  );
}

function clientName(body: unknown): string | undefined {
  const params = field(body, 'params');
  const inEnvelope = field(field(params, '_meta'), 'io.modelcontextprotocol/clientInfo');
  const name = field(field(params, 'clientInfo') ?? inEnvelope, 'name');
  return typeof name === 'string' ? name : undefined;
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

/** The answer for a client that reads no challenge: everything but the challenge. */
export function withoutChallenge(response: Response): Response {
  const headers = new Headers(response.headers);
  headers.delete('WWW-Authenticate');
  return new Response(response.body, { status: response.status, headers });
}
