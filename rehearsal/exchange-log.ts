import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type MaskedToken, maskBody, maskHeader, maskText, maskUrl } from './masking';

/** Who takes part in the flow. */
export const parties = ['Customer', 'Alexa', 'Cognito', 'Skill', 'Add-on', 'SaaS API'] as const;

/** One of those who take part in the flow. */
export type Party = (typeof parties)[number];

/** One arrow of the sequence: nothing in it is secret. */
export interface Message {
  /** Position in the sequence, from 1. */
  readonly id: number;
  /** Milliseconds since the exchange that it answers began; absent for what begins one. */
  readonly afterMs?: number;
  readonly from: Party;
  readonly to: Party;
  /** A few words, e.g. `POST /oauth2/token` or `200`. */
  readonly title: string;
  /** Whether it says that something went wrong. */
  readonly failed: boolean;
  /** The message as sent, masked: start line, headers, blank line, body. */
  readonly text: string;
  /** Claims of the tokens in it. */
  readonly tokens: readonly MaskedToken[];
}

/** One side of an HTTP exchange, or of something that is told the same way. */
export interface Half {
  readonly title: string;
  readonly startLine: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly contentType?: string;
  readonly failed?: boolean;
}

/** Messages that are kept for a page that is opened later. */
const keptMessages = 400;

/** Headers that tell the reader nothing about the flow. */
const dullHeaders =
  /^(accept|accept-.*|cache-control|connection|content-length|content-security-policy|cross-origin-.*|date|dnt|host|keep-alive|origin|origin-agent-cluster|pragma|priority|referer|referrer-policy|sec-.*|strict-transport-security|transfer-encoding|upgrade-insecure-requests|user-agent|vary|x-(content|dns|download|frame|permitted|ratelimit|xss)-.*)$/;

/** The messages between the parties, masked as they come in. */
export class ExchangeLog {
  readonly #messages: Message[] = [];
  readonly #listeners = new Set<(message: Message) => void>();
  #last = 0;

  /** What was said so far, oldest first. */
  get messages(): readonly Message[] {
    return this.#messages;
  }

  /** Calls `listener` for each further message, until the function that is returned is called. */
  subscribe(listener: (message: Message) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Notes a request; the function that is returned notes the answer. */
  begin(from: Party, to: Party, request: Half): (answer: Half) => void {
    const startedAt = performance.now();
    this.#add(from, to, request);
    return (answer) => this.#add(to, from, answer, Math.round(performance.now() - startedAt));
  }

  /** Notes something that has no answer, in a few words. */
  note(from: Party, to: Party, title: string): void {
    this.#add(from, to, { title, startLine: title, failed: true });
  }

  #add(from: Party, to: Party, half: Half, afterMs?: number): void {
    const headers = Object.entries(half.headers ?? {})
      .filter(([name]) => !dullHeaders.test(name))
      .map(([name, value]) => ({ name, ...maskHeader(name, value) }));
    const body = half.body ? maskBody(half.contentType ?? '', half.body) : undefined;
    const message: Message = {
      id: ++this.#last,
      ...(afterMs === undefined ? {} : { afterMs }),
      from,
      to,
      title: maskText(half.title),
      failed: half.failed ?? false,
      text: [
        maskStartLine(half.startLine),
        ...headers.map(({ name, text }) => `${name}: ${text}`),
        ...(body ? ['', body.text] : []),
      ].join('\n'),
      tokens: [...headers.flatMap(({ tokens }) => tokens), ...(body?.tokens ?? [])],
    };
    this.#messages.push(message);
    if (this.#messages.length > keptMessages) this.#messages.shift();
    for (const listener of this.#listeners) listener(message);
  }
}

/** Only a request's line has an address in it: what is spoken has question marks, too. */
function maskStartLine(line: string): string {
  return /^[A-Z]+ https?:/.test(line) ? maskUrl(line) : maskText(line);
}

/**
 * Notes what a server is asked and answers.
 *
 * @param describe who asks, and the address as it would be when deployed; undefined for what is not part of
 *   the flow, such as a style sheet
 */
export function recordExchanges(
  server: FastifyInstance,
  log: ExchangeLog,
  to: Party,
  describe: (request: FastifyRequest) => { readonly from: Party; readonly url: string } | undefined,
): void {
  const answers = new WeakMap<FastifyRequest, (answer: Half) => void>();
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
    answers.get(request)?.({
      title: titleOf(reply.statusCode, String(reply.getHeader('location') ?? '')),
      startLine: `HTTP ${reply.statusCode}`,
      headers: textHeaders(reply.getHeaders()),
      contentType,
      body: typeof payload === 'string' || Buffer.isBuffer(payload) ? payload.toString() : undefined,
      failed: reply.statusCode >= 400,
    });
    return payload;
  });
}

/** A status, and where a redirect leads: its path or host, never its query. */
function titleOf(status: number, location: string): string {
  if (!location) return String(status);
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
