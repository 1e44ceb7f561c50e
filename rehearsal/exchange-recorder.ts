import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ExchangeLog } from './exchange-log';
import type { Party } from './party';
import type { SentMessage } from './sent-message';

const refusals = new WeakMap<FastifyRequest, string>();

/** Says of a request that its answer is a refusal, which a page's status does not tell. @param why for the customer */
export function markRefused(request: FastifyRequest, why: string): void {
  refusals.set(request, why);
}

/** A request of the flow. */
interface DescribedRequest {
  readonly from: Party;
  /** The address as it would be when deployed. */
  readonly url: string;
  /** A status from 400 on that answers it without refusing anything. Default: none. */
  readonly inOrder?: number;
}

/**
 * Notes what a server is asked and answers.
 *
 * @param describe the request; undefined for what is not part of the flow, such as a style sheet
 */
export function recordExchanges(
  server: FastifyInstance,
  log: ExchangeLog,
  to: Party,
  describe: (request: FastifyRequest) => DescribedRequest | undefined,
): void {
  const answers = new WeakMap<FastifyRequest, (answer: SentMessage) => void>();
  server.addHook('preValidation', async (request) => {
    const described = describe(request);
    if (!described) return;
    const contentType = request.headers['content-type'] ?? '';
    answers.set(
      request,
      log.begin(described.from, to, {
        title: `${request.method} ${request.url.split('?')[0]}`,
        startLine: `${request.method} ${described.url}`,
        headers: textHeaders(request.headers),
        contentType,
        body: bodyText(request.body),
      }),
    );
  });
  server.addHook('onSend', async (request, reply, payload) => {
    const contentType = String(reply.getHeader('content-type') ?? '');
    const location = String(reply.getHeader('location') ?? '');
    const refusal = refusals.get(request) ?? errorOf(location);
    const { statusCode: status } = reply;
    const failed = status >= 400 && status !== describe(request)?.inOrder;
    answers.get(request)?.({
      title: titleOf(status, location, refusal !== undefined),
      startLine: `HTTP ${status}`,
      headers: textHeaders(reply.getHeaders()),
      contentType,
      body: typeof payload === 'string' || Buffer.isBuffer(payload) ? payload.toString() : undefined,
      failed: failed || refusal !== undefined,
      refusal,
    });
    return payload;
  });
}

/** The error with which a redirect goes back (RFC 6749 §4.1.2.1). */
function errorOf(location: string): string | undefined {
  const answer = new URLSearchParams(location.split('?')[1]);
  const [error, description] = [answer.get('error'), answer.get('error_description')];
  if (error === null) return undefined;
  return description === null ? error : `${error}, ${description}`;
}

/** A status, and where a redirect leads: its path or host, never its query. */
function titleOf(status: number, location: string, isRefused: boolean): string {
  if (!location) return isRefused && status < 400 ? `${status}, refused` : String(status);
  return `${status} to ${location.startsWith('/') ? location.split('?')[0] : new URL(location).host}`;
}

function textHeaders(headers: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name.toLowerCase(), String(value)]),
  );
}

function bodyText(body: unknown): string | undefined {
  if (body === undefined || body === null) return undefined;
  if (typeof body === 'string' || Buffer.isBuffer(body)) return body.toString();
  return body instanceof URLSearchParams ? body.toString() : JSON.stringify(body);
}
