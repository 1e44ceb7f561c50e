import type { IncomingMessage, ServerResponse } from 'node:http';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';

/** A valid answer, which a kind of hostile service spoils. */
export interface GoodAnswer {
  readonly status: number;
  readonly body: string;
}

/** What a hostile service does with a request. */
export type Behaviour = (request: IncomingMessage, response: ServerResponse, good: GoodAnswer) => void;

const json = { 'Content-Type': 'application/json' };

const headers =
  (more: Readonly<Record<string, string | string[]>>): Behaviour =>
  (_request, response, { status, body }) =>
    void response.writeHead(status, { ...json, ...more }).end(body);

/** Answers with a status, in good form otherwise. */
const statuses = [
  ...[200, 201, 202, 203, 204, 205, 206, 207, 226, 300, 301, 302, 303, 304, 305, 307, 308, 399],
  ...[400, 401, 402, 403, 404, 405, 409, 410, 413, 418, 421, 422, 425, 426, 428, 429, 431, 451, 499],
  ...[500, 501, 502, 503, 504, 505, 507, 511, 520, 599, 600, 999],
];
const byStatus = Object.fromEntries(
  statuses.map((status): [string, Behaviour] => [
    `status ${status}`,
    (_request, response, { body }) => void response.writeHead(status, json).end(body),
  ]),
);

/** Content codings as a header gives them, and what the body is in truth. */
const encoders: Readonly<Record<string, (text: string) => Buffer>> = {
  truly: (text) => gzipSync(text),
  falsely: (text) => Buffer.from(text),
  'cut off': (text) => gzipSync(text).subarray(0, -9),
  'empty of body': () => Buffer.alloc(0),
  'with more behind it': (text) => Buffer.concat([gzipSync(text), Buffer.from('more')]),
  'as brotli': (text) => brotliCompressSync(text),
  'as deflate': (text) => deflateSync(text),
  'a thousandfold': () => gzipSync(Buffer.alloc(4 * 2 ** 20, ' ')),
};
const codings = [
  ...['gzip', 'x-gzip', 'GZIP ', 'br', 'deflate', 'zstd', 'compress', 'identity', 'unheard-of'],
  ...['gzip, gzip', 'gzip, identity', ',', Array(5).fill('gzip').join(', '), Array(6).fill('br').join(',')],
  Array(200).fill('gzip').join(','),
];
/** What comes of a connection whose answer begins with a coding. */
const endings: Readonly<Record<string, (request: IncomingMessage, response: ServerResponse) => void>> = {
  'then a reset': (request, response) =>
    void response.write('{', () => setTimeout(() => request.socket.resetAndDestroy(), 20)),
  'then the end of the connection': (request, response) =>
    void response.write('{', () => setTimeout(() => request.socket.end(), 20)),
  'then silence': (_request, response) => void response.write('{'),
};
const byCoding = Object.fromEntries(
  codings.flatMap((coding) => {
    const name = coding.length > 30 ? `${coding.split(',').length} codings` : coding;
    const start = (response: ServerResponse) =>
      response.writeHead(200, { ...json, 'Content-Encoding': coding });
    return [
      ...Object.entries(encoders).map(([how, encode]): [string, Behaviour] => [
        `coding ${name}, ${how}`,
        (_request, response, { body }) => void start(response).end(encode(body)),
      ]),
      ...Object.entries(endings).map(([how, end]): [string, Behaviour] => [
        `coding ${name}, ${how}`,
        (request, response) => end(request, start(response)),
      ]),
    ];
  }),
);

const raw =
  (...parts: readonly (string | Buffer)[]): Behaviour =>
  (request) => {
    for (const part of parts) request.socket.write(part);
    request.socket.end();
  };
const head = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n';

/** Bytes that are no answer, or a wrong one. */
const byBytes: Readonly<Record<string, Behaviour>> = {
  'nothing, and the end': raw(),
  'another protocol': raw('220 mail.example.com ESMTP\r\n'),
  'HTTP/2': raw(Buffer.from([0, 0, 0, 4, 0, 0, 0, 0, 0])),
  'a TLS alert': raw(Buffer.from([21, 3, 3, 0, 2, 2, 40])),
  'HTTP/0.9': raw('{}'),
  'a status line that is cut off': raw('HTTP/1.1 20'),
  'a status of four digits': raw('HTTP/1.1 2000 OK\r\n\r\n'),
  'a status of words': raw('HTTP/1.1 OK\r\n\r\n'),
  'a body longer than it says': raw(`${head}Content-Length: 2\r\n\r\n{}{}{}{}`),
  'a body shorter than it says': raw(`${head}Content-Length: 200\r\n\r\n{}`),
  'a length below zero': raw(`${head}Content-Length: -1\r\n\r\n{}`),
  'a length beyond numbers': raw(`${head}Content-Length: ${'9'.repeat(40)}\r\n\r\n{}`),
  'two lengths': raw(`${head}Content-Length: 2\r\nContent-Length: 5\r\n\r\n{}`),
  'a length and chunks': raw(
    `${head}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n`,
  ),
  'a chunk that is no number': raw(`${head}Transfer-Encoding: chunked\r\n\r\nxyz\r\n{}`),
  'a chunk beyond numbers': raw(`${head}Transfer-Encoding: chunked\r\n\r\n${'f'.repeat(30)}\r\n{}`),
  'chunks that are cut off': raw(`${head}Transfer-Encoding: chunked\r\n\r\n5\r\n{}`),
  'an unknown transfer coding': raw(`${head}Transfer-Encoding: cow\r\n\r\n{}`),
  'a header of 100 KB': raw(`${head}X: ${'x'.repeat(100_000)}\r\n\r\n{}`),
  'ten thousand headers': raw(head, 'X: y\r\n'.repeat(10_000), '\r\n{}'),
  'a header with a NUL': raw(`${head}X: a\0b\r\n\r\n{}`),
  'a header without a colon': raw(`${head}nonsense\r\n\r\n{}`),
  'two answers': raw(`${head}Content-Length: 2\r\n\r\n{}${head}Content-Length: 2\r\n\r\n{}`),
  'a thousand early hints': raw('HTTP/1.1 103 Early Hints\r\n\r\n'.repeat(1_000), `${head}\r\n{}`),
  'a thousand times 100': raw('HTTP/1.1 100 Continue\r\n\r\n'.repeat(1_000), `${head}\r\n{}`),
  'another protocol after 101': raw(
    'HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\nx',
  ),
  trailers: raw(`${head}Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\nX: ${'y'.repeat(9_000)}\r\n\r\n`),
};

/** Writes until the other side closes. */
const pour =
  (chunk: string): Behaviour =>
  (_request, response) => {
    response.writeHead(200, json);
    const write = () => {
      while (!response.destroyed) if (!response.write(chunk)) return void response.once('drain', write);
    };
    write();
  };
const drip =
  (start: (response: ServerResponse) => void): Behaviour =>
  (request, response) => {
    start(response);
    const timer = setInterval(() => request.socket.write('1'), 30);
    request.socket.on('close', () => clearInterval(timer));
  };

const byTime: Readonly<Record<string, Behaviour>> = {
  silence: () => {},
  'headers and silence': (_request, response) => void response.writeHead(200, json).flushHeaders(),
  'headers that come too slowly': drip((response) => void response.socket?.write('HTTP/1.1 200 OK\r\nX: ')),
  'a body that comes too slowly': drip((response) => response.writeHead(200, json).flushHeaders()),
  'a reset before the headers': (request) => void request.socket.resetAndDestroy(),
  'a reset after the headers': (request, response) => {
    response.writeHead(200, json).flushHeaders();
    setTimeout(() => request.socket.resetAndDestroy(), 10);
  },
  'a reset after the answer': (request, response, { status, body }) =>
    void response.writeHead(status, json).end(body, () => request.socket.resetAndDestroy()),
  'a body without an end': pour(' '.repeat(16_384)),
  'a list without an end': pour('[[['.repeat(4_000)),
};

const long = (text: string, bytes: number) => text.repeat(Math.ceil(bytes / text.length)).slice(0, bytes);
const byHeader: Readonly<Record<string, Behaviour>> = {
  'no content type': (_request, response, { status, body }) => void response.writeHead(status).end(body),
  ...Object.fromEntries(
    [
      ...['text/html', 'application/json; charset=utf-16', 'application/problem+json', 'json', '\u00e4'],
      ...[
        long('application/a+', 8_000),
        long('application/json; ', 8_000),
        `application/${long('.', 8_000)}json`,
      ],
    ].map((type): [string, Behaviour] => [
      `content type ${type.slice(0, 60)}`,
      headers({ 'Content-Type': type }),
    ]),
  ),
  ...Object.fromEntries(
    [
      '0',
      '-1',
      '1e9',
      '99999999999999999999',
      long('1', 8_000),
      'Fri, 31 Dec 9999 23:59:59 GMT',
      long('GMT', 8_000),
      ' ',
    ].map((value): [string, Behaviour] => [
      `Retry-After ${value.slice(0, 40)}`,
      (_request, response) => void response.writeHead(429, { ...json, 'Retry-After': value }).end('{}'),
    ]),
  ),
  ...Object.fromEntries(
    [
      long(',scope="', 8_000),
      long(' scope="a b ', 8_000),
      `scope="${long('x ', 8_000)}"`,
      'insufficient_scope',
    ].map((value): [string, Behaviour] => [
      `WWW-Authenticate ${value.slice(0, 20)}`,
      (_request, response) => void response.writeHead(403, { ...json, 'WWW-Authenticate': value }).end('{}'),
    ]),
  ),
  ...Object.fromEntries(
    ['/', '//elsewhere.example/', 'http://[', long('/x', 8_000), ''].map((Location): [string, Behaviour] => [
      `redirect to ${Location.slice(0, 24)}`,
      (_request, response) => void response.writeHead(307, { Location }).end(),
    ]),
  ),
};

/** What a service can do wrong that speaks HTTP, or does not. */
export const httpKinds: Readonly<Record<string, Behaviour>> = {
  ...byStatus,
  ...byCoding,
  ...byBytes,
  ...byTime,
  ...byHeader,
};
