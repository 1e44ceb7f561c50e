import type { Agent, ClientRequest, IncomingHttpHeaders, IncomingMessage, RequestOptions } from 'node:http';
import type { Readable } from 'node:stream';
import { readBody } from './body';

/** A request to one server. */
export interface HttpRequest {
  readonly url: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Told when all of it was handed to the network: from then on the server may do what is asked. */
  readonly onSent?: () => void;
}

/** An answer that is there as a whole. */
export interface HttpAnswer {
  readonly status: number;
  /** By their names in lower case. */
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Thrown for an answer in a content coding that was not asked for, or that is not what it says. */
export class EncodingError extends Error {
  override readonly name = 'EncodingError';
}

/** Node's client of one scheme. */
interface Transport {
  readonly request: (url: string, options: RequestOptions) => ClientRequest;
  /** One connection serves many requests, also of later turns. */
  readonly agent: Agent;
}

/** Loaded by the first request, so that the start of the function doesn't wait for it. */
const transports = {
  'http:': once(async (): Promise<Transport> => {
    const { default: http } = await import('node:http');
    return { request: (...asked) => http.request(...asked), agent: new http.Agent({ keepAlive: true }) };
  }),
  'https:': once(async (): Promise<Transport> => {
    const { default: https } = await import('node:https');
    return { request: (...asked) => https.request(...asked), agent: new https.Agent({ keepAlive: true }) };
  }),
};

/** What every request says: firewalls refuse what has no name, and only what can be undone here is asked for. */
const ownHeaders = { 'User-Agent': 'Voicelink', 'Accept-Encoding': 'gzip' };

/**
 * Sends a request and gives the whole answer. Redirects are not followed. When it has ended, well or not,
 * nothing of it is left: the body is read to its end, or the connection is closed.
 *
 * Not by `fetch`: an answer with more than five content codings makes it reject and leave the body behind,
 * where nobody listens. The next fault of that connection then ends the whole process.
 *
 * @throws EncodingError, BodyTooLargeError, or what the connection or the signal throws
 */
export async function exchange(asked: HttpRequest, signal: AbortSignal): Promise<HttpAnswer> {
  const transport = await transports[asked.url.startsWith('https:') ? 'https:' : 'http:']();
  const request = transport.request(asked.url, {
    method: asked.method,
    headers: { ...ownHeaders, ...asked.headers },
    agent: transport.agent,
    signal,
  });
  if (asked.onSent) request.on('finish', asked.onSent);
  try {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      // These listen on: a fault may come more than once, and after the answer. A change of protocol is neither
      // an answer nor a fault: it closes the request.
      request.on('response', resolve).on('error', reject);
      request.on('close', () => reject(new Error('The connection was closed without an answer.')));
      request.end(asked.body);
    });
    response.on('error', () => {});
    const body = await readBody(await decoded(response));
    return { status: response.statusCode ?? 0, headers: response.headers, body };
  } catch (error) {
    request.destroy();
    throw isZlibFault(error) ? new EncodingError() : error;
  }
}

/** The body without its content coding. */
async function decoded(response: IncomingMessage): Promise<Readable> {
  const coding = (response.headers['content-encoding'] ?? '').trim().toLowerCase();
  if (coding === '' || coding === 'identity') return response;
  if (coding !== 'gzip' && coding !== 'x-gzip') throw new EncodingError();
  const [{ pipeline }, { createGunzip }] = await Promise.all([import('node:stream'), import('node:zlib')]);
  // A fault of either is thrown by whoever reads the decoded stream.
  return pipeline(response, createGunzip(), () => {});
}

const isZlibFault = (error: unknown): boolean =>
  String((error as { readonly code?: unknown } | null)?.code).startsWith('Z_');

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
