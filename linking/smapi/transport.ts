import { setTimeout as delay } from 'node:timers/promises';
import type { runtime } from 'ask-smapi-model';

/** A server of Amazon's answered with something else than success, or not at all. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly server: 'token server' | 'SMAPI',
    /** Absent where there was no answer. */
    readonly status: number | undefined,
    /** What the server said, or why it could not. */
    readonly reason: string,
    /** Seconds that the server asked to wait. */
    readonly retryAfter?: number,
  ) {
    super(reason);
  }
}

/** How requests are made. */
export interface TransportOptions {
  /** Milliseconds that one answer may take. Default 20,000. */
  readonly deadlineMs?: number;
  /** The longest wait that is waited for, in seconds. Default 30. */
  readonly longestWait?: number;
  /** Is told of each wait, in seconds. */
  readonly onWait?: (seconds: number, why: string) => void;
}

/** How often one request is sent at most. */
const attempts = 3;

/**
 * Carries the SDK's requests: with a deadline, without following redirects, and waiting where a server asks for
 * it, all of which the SDK's own transport leaves out.
 */
export class Transport implements runtime.ApiClient {
  constructor(private readonly options: TransportOptions) {}

  /** @throws Refusal for anything but success */
  async invoke(request: runtime.ApiClientRequest): Promise<runtime.ApiClientResponse> {
    const { longestWait = 30, onWait } = this.options;
    for (let attempt = 1; ; attempt += 1) {
      const refusal = await this.#send(request);
      if (!(refusal instanceof Refusal)) return refusal;
      const wait = waitBefore(refusal, request.method, attempt);
      if (wait === undefined || wait > longestWait || attempt === attempts) throw refusal;
      onWait?.(wait, refusal.status === 429 ? 'Amazon limits requests' : 'Amazon has trouble');
      await delay(wait * 1_000);
    }
  }

  async #send(request: runtime.ApiClientRequest): Promise<runtime.ApiClientResponse | Refusal> {
    const { deadlineMs = 20_000 } = this.options;
    const server = /\/auth\/o2\/token$/i.test(request.url) ? 'token server' : 'SMAPI';
    const signal = AbortSignal.timeout(deadlineMs);
    let response: Response;
    let body: string;
    try {
      response = await fetch(request.url, {
        method: request.method,
        headers: request.headers.map(({ key, value }) => [key, value] as [string, string]),
        redirect: 'manual',
        signal,
        ...(request.body === undefined ? {} : { body: request.body }),
      });
      body = await response.text();
    } catch (error) {
      const { cause } = error as { cause?: { code?: string } };
      const why = signal.aborted
        ? `no answer within ${deadlineMs / 1_000} s`
        : (cause?.code ?? 'no connection');
      return new Refusal(server, undefined, `${new URL(request.url).host}: ${why}`);
    }
    if (!response.ok) {
      const { status, headers } = response;
      return new Refusal(server, status, reasonOf(body), secondsOf(headers.get('retry-after')));
    }
    return {
      statusCode: response.status,
      headers: [...response.headers].map(([key, value]) => ({ key, value })),
      body,
    };
  }
}

/** Seconds before the request may be sent again; undefined where it may not. A write that failed may have been done. */
function waitBefore({ status, retryAfter }: Refusal, method: string, attempt: number): number | undefined {
  if (status === 429) return retryAfter ?? 2 ** attempt;
  if (method !== 'GET' || status === undefined || status < 500) return undefined;
  return retryAfter ?? attempt;
}

function secondsOf(header: string | null): number | undefined {
  if (header === null) return undefined;
  const seconds = /^\d+$/.test(header) ? Number(header) : (Date.parse(header) - Date.now()) / 1_000;
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : undefined;
}

/** The server's words: SMAPI has `message` and `violations`, the token server `error` and `error_description`. */
function reasonOf(body: string): string {
  try {
    const { message, violations, error, error_description } = JSON.parse(body) as Record<string, unknown>;
    const list = Array.isArray(violations) ? violations.map((one) => String(one?.message ?? '')) : [];
    return [message, error, error_description, ...list]
      .filter((one) => typeof one === 'string' && one !== '')
      .join(': ')
      .slice(0, 600);
  } catch {
    return '';
  }
}
