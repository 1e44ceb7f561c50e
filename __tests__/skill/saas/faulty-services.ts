import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

/** What a service does with each request. */
export type Behaviour = (request: IncomingMessage, response: ServerResponse) => void;

/** What a service can do wrong. */
export interface Fault {
  /** What the server does with each request. */
  readonly server: Behaviour;
  /** Why the service counts as unavailable. */
  readonly reason: string;
  /** How often the skill asks. */
  readonly attempts: number;
}

export const json = { 'Content-Type': 'application/json' };

/** What the lamp's service answers. */
export const seen = JSON.stringify({ brightness: 80, beside: 'what is not read makes the body longer' });

/** How much {@link pour} wrote the last time. */
export const poured = { bytes: 0 };

/** Writes until the other side closes. */
export const pour: Behaviour = (_request, response) => {
  poured.bytes = 0;
  response.writeHead(200, json);
  const chunk = Buffer.alloc(16 * 1024, ' ');
  const write = () => {
    while (!response.destroyed) {
      poured.bytes += chunk.length;
      if (!response.write(chunk)) return void response.once('drain', write);
    }
  };
  write();
};

/**
 * What the customer hears to try again later for.
 *
 * @param elsewhere another host's address
 */
export const faultyServices = (elsewhere: () => string): Readonly<Record<string, Fault>> => ({
  'a connection reset before the headers': {
    server: (request) => request.socket.resetAndDestroy(),
    reason: 'connection',
    attempts: 2,
  },
  'a connection closed before the headers': {
    server: (request) => request.socket.end(),
    reason: 'connection',
    attempts: 2,
  },
  'a connection reset in the middle of the body': {
    server: (request, response) => {
      response.writeHead(200, { ...json, 'Content-Length': String(seen.length) });
      response.write(seen.slice(0, 20), () => setTimeout(() => request.socket.resetAndDestroy(), 20));
    },
    reason: 'connection',
    attempts: 2,
  },
  'a change of protocol': {
    server: (request) =>
      request.socket.end('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n'),
    reason: 'connection',
    attempts: 2,
  },
  'headers that do not come': { server: () => {}, reason: 'time-out', attempts: 1 },
  'a body that comes too slowly': {
    server: (_request, response) => {
      response.writeHead(200, json);
      const timer = setInterval(() => response.write(' '), 50);
      response.on('close', () => clearInterval(timer));
    },
    reason: 'time-out',
    attempts: 1,
  },
  'a body without an end': { server: pour, reason: 'too-large', attempts: 1 },
  'JSON that is cut off': {
    server: (_request, response) => response.writeHead(200, json).end(seen.slice(0, -10)),
    reason: 'not-json',
    attempts: 1,
  },
  'a success without a body': {
    server: (_request, response) => response.writeHead(200, json).end(),
    reason: 'not-json',
    attempts: 1,
  },
  'another content type': {
    server: (_request, response) => response.writeHead(200, { 'Content-Type': 'text/html' }).end(seen),
    reason: 'not-json',
    attempts: 1,
  },
  'no content type': {
    server: (_request, response) => response.writeHead(200).end(seen),
    reason: 'not-json',
    attempts: 1,
  },
  'JSON of another shape': {
    server: (_request, response) => response.writeHead(200, json).end('[null]'),
    reason: 'wrong-shape',
    attempts: 1,
  },
  'a redirect to another host': {
    server: (_request, response) => response.writeHead(307, { Location: `${elsewhere()}/lamp` }).end(),
    reason: 'redirect',
    attempts: 1,
  },
  'a redirect to itself': {
    server: (_request, response) => response.writeHead(302, { Location: '/lamp' }).end(),
    reason: 'redirect',
    attempts: 1,
  },
  'a body that is said to be compressed and is not': {
    server: (_request, response) =>
      response.writeHead(200, { ...json, 'Content-Encoding': 'gzip' }).end(seen),
    reason: 'encoding',
    attempts: 1,
  },
  'a compressed body that is cut off': {
    server: (_request, response) =>
      response.writeHead(200, { ...json, 'Content-Encoding': 'gzip' }).end(gzipSync(seen).subarray(0, -12)),
    reason: 'encoding',
    attempts: 1,
  },
  'a content coding that was not asked for': {
    server: (_request, response) =>
      response.writeHead(200, { ...json, 'Content-Encoding': 'zstd' }).end(seen),
    reason: 'encoding',
    attempts: 1,
  },
  'more content codings than anybody undoes, and then a reset': {
    server: (request, response) => {
      response.writeHead(200, { ...json, 'Content-Encoding': Array(7).fill('gzip').join(', ') });
      response.write('{', () => setTimeout(() => request.socket.resetAndDestroy(), 50));
    },
    reason: 'encoding',
    attempts: 1,
  },
  'a small compressed body that becomes a large one': {
    server: (_request, response) =>
      response.writeHead(200, { ...json, 'Content-Encoding': 'gzip' }).end(gzipSync(Buffer.alloc(2 ** 20))),
    reason: 'too-large',
    attempts: 1,
  },
  'an error with an endless body': {
    server: (request, response) => {
      response.statusCode = 500;
      pour(request, response);
    },
    reason: 'too-large',
    attempts: 1,
  },
  'a gateway without a service behind it': {
    server: (_request, response) => response.writeHead(502).end('<html>'),
    reason: 'server-error',
    attempts: 2,
  },
  'what is not HTTP': {
    server: (request) => request.socket.end('220 mail.example.com ESMTP\r\n'),
    reason: 'connection',
    attempts: 2,
  },
});

/** A service on this machine, and what it was asked. */
export async function listen(behaviour: Behaviour) {
  const state = { requests: 0, authorizations: [] as (string | undefined)[] };
  const server: Server = createServer((request, response) => {
    state.requests += 1;
    state.authorizations.push(request.headers.authorization);
    behaviour(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(state, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  });
}
