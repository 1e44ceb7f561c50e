import { originValidationResponse } from '@modelcontextprotocol/server';

/** What web pages may do here. */
export interface OriginCheck {
  /**
   * The answer to a request of a page's code that goes no further: a page that is not allowed, or a browser that
   * asks before it sends (preflight). Undefined where the request goes on.
   */
  answer(request: Request): Response | undefined;
  /** The answer so that the page's code may read it, where the request comes from an allowed one. */
  readable(request: Request, response: Response): Response;
}

/**
 * Assistants call from their servers or from an app, and send no `Origin`. Who sends one is a page in a browser: it
 * has to be the add-on's own or an allowed one, as MCP's specification has it against DNS rebinding.
 *
 * @param allowed origins, e.g. `http://localhost:6274`
 * @see https://modelcontextprotocol.io/specification/2025-11-25/basic/transports#security-warning
 */
export function originCheck(hostname: string, allowed: readonly string[]): OriginCheck {
  const allowedOrigin = ({ headers }: Request) => allowed.find((origin) => origin === headers.get('origin'));
  return {
    answer: (request) => {
      const origin = allowedOrigin(request);
      if (origin === undefined) return originValidationResponse(request, [hostname]);
      return isPreflight(request) ? preflightResponse(request, origin) : undefined;
    },
    readable: (request, response) => {
      const origin = allowedOrigin(request);
      if (origin === undefined) return response;
      const headers = new Headers(response.headers);
      headers.set('Access-Control-Allow-Origin', origin);
      headers.set('Access-Control-Expose-Headers', 'WWW-Authenticate');
      headers.set('Vary', 'Origin');
      return new Response(response.body, { status: response.status, headers });
    },
  };
}

const isPreflight = ({ method, headers }: Request) =>
  method === 'OPTIONS' && headers.has('access-control-request-method');

/** @see https://fetch.spec.whatwg.org/#cors-preflight-request */
function preflightResponse({ headers }: Request, origin: string): Response {
  return new Response(null, {
    status: 204,
    headers: {
      'Access-Control-Allow-Origin': origin,
      'Access-Control-Allow-Methods': 'POST',
      // A token is asked for where the request itself comes: which headers go with it opens nothing.
      'Access-Control-Allow-Headers': headers.get('access-control-request-headers') ?? '',
      'Access-Control-Max-Age': '600',
      Vary: 'Origin, Access-Control-Request-Headers',
    },
  });
}
