import type { FastifyInstance } from 'fastify';

/** A request that is passed on. */
export interface RelayedRequest {
  readonly method: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** The bytes as they came; anything else is no body. */
  readonly body?: unknown;
}

/** What the server behind answered. */
export interface RelayedAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/**
 * Headers that belong to one connection and are not passed on (RFC 9110 §7.6.1), and those that `fetch` writes
 * itself.
 */
const connectionHeaders =
  'connection keep-alive transfer-encoding upgrade te trailer host content-length accept-encoding expect'.split(
    ' ',
  );

/** Of an answer, too: `fetch` has undone the encoding of its body. */
const undoneHeaders = [...connectionHeaders, 'content-encoding'];

/**
 * Passes a request on to the server that is really meant, and gives its answer as it is, redirects included.
 *
 * @param timeoutMs how long the answer may take; default: as long as it likes
 * @throws TypeError where there is no answer, and a `TimeoutError` where it took too long
 */
export async function relay(
  url: string,
  { method, headers, body }: RelayedRequest,
  timeoutMs?: number,
): Promise<RelayedAnswer> {
  const response = await fetch(url, {
    method,
    headers: Object.entries(headers)
      .filter(([name, value]) => value !== undefined && !connectionHeaders.includes(name))
      .map(([name, value]): [string, string] => [name, String(value)]),
    body: Buffer.isBuffer(body) && body.length > 0 ? new Uint8Array(body) : undefined,
    redirect: 'manual',
    signal: timeoutMs === undefined ? undefined : AbortSignal.timeout(timeoutMs),
  });
  return {
    status: response.status,
    headers: Object.fromEntries([...response.headers].filter(([name]) => !undoneHeaders.includes(name))),
    body: Buffer.from(await response.arrayBuffer()),
  };
}

/** Makes a server take every body as it comes, in bytes. */
export function takeBodiesAsTheyCome(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
}
