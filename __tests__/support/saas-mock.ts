import { Socket } from 'node:net';
import nock from 'nock';
import { saasOrigin } from './skill-under-test';

/** A request that the SaaS expects, and its answer. */
export interface Call {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly reply: Reply;
}

export interface Reply {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer that names a problem. */
export const problemReply = (
  status: number,
  type: string,
  headers: Readonly<Record<string, string>> = {},
): Reply => ({
  status,
  body: { type: `/problems/${type}`, title: type, status },
  headers: { 'Content-Type': 'application/problem+json', ...headers },
});

/** A request as the SaaS received it; of the headers those that the skill decides on. */
export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Of the connection and of the way that a body travels: the same for every call. */
const ownHeadersOfHttp = new Set(['host', 'connection', 'accept-encoding', 'user-agent', 'content-length']);

/**
 * The SaaS behind nock for the tests of one file: what it received, in order, and no network beside it. After
 * each test no mock may be pending and nothing unexpected may have gone out.
 *
 * @param takesProgress whether Alexa takes it where the skill, on a busy machine, tells it that it is at work; default true
 */
export function mockSaas({ takesProgress = true } = {}): {
  received: Received[];
  expectCalls(calls: readonly Call[]): void;
} {
  const received: Received[] = [];
  const unexpected: string[] = [];
  const refuse = (request: { method?: string; host?: string; path?: string } | undefined) =>
    unexpected.push(`${request?.method} ${request?.host}${request?.path}`);
  let connect: jest.SpyInstance;

  beforeAll(() => {
    nock.disableNetConnect();
    nock.emitter.on('no match', refuse);
    connect = jest.spyOn(Socket.prototype, 'connect').mockImplementation(() => {
      throw new Error('A test without a network opened a connection.');
    });
  });
  const takeProgress = () => {
    if (takesProgress)
      nock('https://api.amazonalexa.com').persist().post('/v1/directives').optionally().reply(204);
  };
  beforeAll(takeProgress);
  beforeEach(() => {
    received.length = 0;
    unexpected.length = 0;
    takeProgress();
  });
  afterEach(() => {
    const pending = nock.pendingMocks();
    nock.cleanAll();
    expect({ pending, unexpected, connections: connect.mock.calls.length }).toEqual({
      pending: [],
      unexpected: [],
      connections: 0,
    });
  });
  afterAll(() => {
    connect.mockRestore();
    nock.emitter.off('no match', refuse);
    nock.enableNetConnect();
    nock.restore();
  });

  return {
    received,
    expectCalls(calls) {
      for (const { method, path, reply } of calls) {
        nock(saasOrigin)
          .intercept(path, method)
          .reply(function answer(_uri, body) {
            const headers = Object.entries(this.req.headers)
              .map(([name, value]) => [name.toLowerCase(), String(value)] as const)
              .filter(([name]) => !ownHeadersOfHttp.has(name));
            const sent = typeof body === 'string' ? body : JSON.stringify(body);
            received.push({ method, path, headers: Object.fromEntries(headers), body: sent });
            return [
              reply.status,
              reply.body === undefined ? '' : JSON.stringify(reply.body),
              { 'Content-Type': 'application/json', ...reply.headers },
            ];
          });
      }
    },
  };
}
