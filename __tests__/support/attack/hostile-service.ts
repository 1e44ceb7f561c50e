import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Behaviour, GoodAnswer } from './http-kinds';

/** A success of an operation, as the contract promises it. */
export interface Good extends GoodAnswer {
  readonly method: string;
  readonly path: string;
}

/** What one turn of the skill asked, and what it was answered with. */
export interface Turn {
  readonly behave: Behaviour;
  /** Method and path of each request, and the idempotency key where there was one. */
  readonly requests: string[];
  /** Which of the operations that were. */
  readonly asked: Set<Good>;
}

/**
 * A service on a real socket that answers each turn as that turn is told, known by its token, and every other
 * request as it should.
 */
export class HostileService {
  readonly turns = new Map<string, Turn>();
  /** Requests that came where a redirect pointed to. */
  elsewhere = 0;
  readonly #sockets = new Set<Socket>();
  readonly #server = createServer((request, response) => this.#answer(request, response));

  constructor(readonly goods: readonly Good[]) {
    this.#server.on('connection', (socket) => {
      this.#sockets.add(socket);
      // What a connection does when it is reset is the skill's to bear, not the service's.
      socket.on('error', () => {}).on('close', () => this.#sockets.delete(socket));
    });
  }

  async listen(): Promise<string> {
    await new Promise<void>((ready) => this.#server.listen(0, '127.0.0.1', ready));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.resetAndDestroy();
    await new Promise((closed) => this.#server.close(closed));
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    response.on('error', () => {});
    const good = this.#goodFor(request);
    const turn = this.turns.get((request.headers.authorization ?? '').replace('Bearer ', ''));
    turn?.requests.push(`${request.method} ${request.url} ${request.headers['idempotency-key'] ?? ''}`);
    if (good) turn?.asked.add(good);
    else this.elsewhere += 1;
    const { behave = answerWell } = turn ?? {};
    behave(request, response, good ?? { status: 404, body: '{}' });
  }

  /** By method and the number of the path's segments: an id may be any. */
  #goodFor({ method, url = '' }: IncomingMessage): Good | undefined {
    const segments = (path: string) => path.split('/').length;
    const { pathname } = new URL(url, 'http://127.0.0.1');
    return (
      this.goods.find((one) => one.method === method && one.path === pathname) ??
      this.goods.find((one) => one.method === method && segments(one.path) === segments(pathname))
    );
  }
}

export const answerWell: Behaviour = (_request, response, { status, body }) =>
  void response.writeHead(status, { 'Content-Type': 'application/json' }).end(body);
