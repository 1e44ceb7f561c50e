import {
  createServer as createHttpServer,
  request as httpRequest,
  type IncomingHttpHeaders,
} from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { SecureVersion } from 'node:tls';
import type { Certificate } from './certificates';

/** A request on its way to the real server. */
export interface ProxiedRequest {
  readonly method: string;
  /** Path and query. */
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** The real server's answer on its way back. */
export interface ProxiedAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/** What a proxy changes; both may change what they are given. */
export interface Alteration {
  /** Before the real server sees it; an answer that it returns is sent instead of asking. */
  // biome-ignore lint/suspicious/noConfusingVoidType: a hook that only changes returns nothing
  readonly request?: (request: ProxiedRequest) => ProxiedAnswer | void;
  /** Before the asker sees it. */
  readonly answer?: (answer: ProxiedAnswer, request: ProxiedRequest) => void;
  /** Milliseconds before a path is answered. */
  readonly delay?: (request: ProxiedRequest) => number;
}

/** How the proxy is reached. */
export interface ProxyOptions {
  /** Where the real server is, e.g. `http://127.0.0.1:41231`, by the host that was asked for. */
  readonly upstream: (host: string) => string;
  /** Ask the real server under its own address, not under the name that was asked for. Default false. */
  readonly byOwnName?: boolean;
  /** Default: plain http. */
  readonly certificate?: Certificate;
  readonly versions?: readonly [SecureVersion, SecureVersion];
}

/** A proxy in front of real servers, which makes them worse than they are. */
export interface AlteringProxy {
  readonly port: number;
  /** What is changed from now on. */
  alteration: Alteration;
  /** Paths that were asked for, in order. */
  readonly asked: string[];
  close(): Promise<void>;
}

/** Starts a proxy on loopback that changes nothing yet. */
export async function startAlteringProxy(options: ProxyOptions): Promise<AlteringProxy> {
  const { certificate, versions: [minVersion, maxVersion] = ['TLSv1.2', 'TLSv1.3'] } = options;
  const proxy = { alteration: {} as Alteration, asked: [] as string[] };
  const secure = minVersion < 'TLSv1.2' ? { ciphers: 'DEFAULT:@SECLEVEL=0' } : {};
  const server = certificate
    ? createHttpsServer({ ...certificate, minVersion, maxVersion, ...secure })
    : createHttpServer();
  server.on('request', async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const request: ProxiedRequest = {
      method: incoming.method ?? 'GET',
      path: incoming.url ?? '/',
      headers: incoming.headers,
      body: Buffer.concat(chunks).toString(),
    };
    proxy.asked.push(request.path);
    const { alteration } = proxy;
    await delay(alteration.delay?.(request) ?? 0);
    const upstream = options.upstream((incoming.headers.host ?? '').split(':')[0] ?? '');
    const answer = alteration.request?.(request) ?? (await forward(upstream, request, options.byOwnName));
    alteration.answer?.(answer, request);
    const { 'transfer-encoding': _chunked, connection: _connection, ...headers } = answer.headers;
    outgoing.writeHead(answer.status, { ...headers, 'content-length': Buffer.byteLength(answer.body) });
    outgoing.end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(proxy, {
    port,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  });
}

function forward(
  upstream: string,
  { method, path, headers, body }: ProxiedRequest,
  byOwnName = false,
): Promise<ProxiedAnswer> {
  const host = byOwnName ? { host: new URL(upstream).host } : {};
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(
      new URL(path, upstream),
      {
        method,
        headers: {
          ...headers,
          ...host,
          'x-forwarded-proto': 'https',
          'content-length': Buffer.byteLength(body),
        },
      },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('end', () =>
          resolve({
            status: incoming.statusCode ?? 0,
            headers: incoming.headers,
            body: Buffer.concat(chunks).toString(),
          }),
        );
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
