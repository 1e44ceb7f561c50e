import { STATUS_CODES } from 'node:http';
import type { AddressInfo } from 'node:net';
import rateLimit from '@fastify/rate-limit';
import fastify, { type FastifyError, type FastifyInstance, type onRequestAsyncHookHandler } from 'fastify';
import { createCursors } from './cursors';
import { createIdempotentRequests } from './idempotency';
import { Problem } from './problems';
import { representations } from './representations';
import { Revocations } from './revocations';
import { addRoutes, customerOf, type SaasParts, send } from './routes';
import { type TaskSeed, TaskStore } from './task-store';
import { createTokenGuard, type TokenGuardOptions } from './token-guard';

/** How to start the reference SaaS. */
export interface ReferenceSaasOptions extends Omit<TokenGuardOptions, 'isRevoked'> {
  /** Port on 127.0.0.1; default 0, any free one. */
  readonly port?: number;
  /** Tasks of a customer seen for the first time; default a handful of examples. */
  readonly seed?: (sub: string) => readonly TaskSeed[];
  /** What a customer is called; default `Customer` and the first letters of their id. */
  readonly displayNameOf?: (sub: string) => string;
  /** Runs before everything else of a request: the rehearsal's place for faults. */
  readonly beforeRequest?: onRequestAsyncHookHandler;
  /** Exchanges parts of the service, for tests that break one and expect to see it. */
  readonly replaceParts?: (parts: SaasParts) => SaasParts;
}

/** A running reference SaaS. */
export interface ReferenceSaas {
  /** Base URL without a slash at the end, e.g. `http://127.0.0.1:40123`. */
  readonly url: string;
  /** Accounts and tasks, for tests and provider states. */
  readonly store: TaskStore;
  /** Remembered idempotency keys. */
  readonly idempotent: SaasParts['idempotent'];
  readonly cursors: SaasParts['cursors'];
  /** Revoked tokens; empty at start. */
  readonly revocations: Revocations;
  /** Stops listening and ends open connections. */
  close(): Promise<void>;
}

/** Largest request body in bytes: a title of 200 characters, escaped, and nothing more. */
const bodyLimit = 4 * 1024;

/** Largest request head in bytes: a Cognito access token has one to two thousand. */
const maxHeaderSize = 8 * 1024;

const exampleTitles = [
  'Buy milk',
  'Call the plumber',
  'Send the invoice to Grace',
  'Book a table for Friday',
  'Water the plants',
  'Renew the passport',
  'Back up the laptop',
];

/**
 * The reference SaaS: the smallest service that honours the contract in earnest. It keeps tasks in memory, per
 * customer, and serves them on loopback to whoever shows an access token of the user pool.
 *
 * @throws Error when `userPoolId` has not the form of one, or the port is taken
 */
export async function startReferenceSaas(options: ReferenceSaasOptions): Promise<ReferenceSaas> {
  const { now = Date.now } = options;
  const revocations = new Revocations(now);
  const own: SaasParts = {
    guard: createTokenGuard({ ...options, isRevoked: (claims) => revocations.includes(claims) }),
    store: new TaskStore({
      displayNameOf: options.displayNameOf ?? ((sub) => `Customer ${sub.slice(0, 4)}`),
      seed: options.seed ?? (() => exampleTitles.map((title) => ({ title }))),
    }),
    cursors: createCursors(),
    idempotent: createIdempotentRequests(now),
    represent: representations,
  };
  const parts = options.replaceParts?.(own) ?? own;

  const app = fastify({
    bodyLimit,
    http: { maxHeaderSize },
    routerOptions: { maxParamLength: 100 },
    exposeHeadRoutes: false,
    requestTimeout: 10_000,
    connectionTimeout: 30_000,
    forceCloseConnections: true,
  });
  if (options.beforeRequest) app.addHook('onRequest', options.beforeRequest);
  acceptNoBodyInAnyForm(app);
  answerErrorsWithProblems(app, parts);
  await app.register(rateLimit, {
    global: false,
    max: (request) => parts.store.account(customerOf(request)).quota.requests,
    timeWindow: (request) => parts.store.account(customerOf(request)).quota.seconds * 1000,
    keyGenerator: customerOf,
    errorResponseBuilder: () => new Problem('rate-limited'),
  });
  addRoutes(app, parts, app.rateLimit());

  await app.listen({ host: '127.0.0.1', port: options.port ?? 0 });
  const { port } = app.server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    store: parts.store,
    idempotent: parts.idempotent,
    cursors: parts.cursors,
    revocations,
    close: () => app.close(),
  };
}

/** A request without a body may say so in chunks and without a type, as proxies do: nothing is not unsupported. */
function acceptNoBodyInAnyForm(app: FastifyInstance): void {
  app.removeContentTypeParser('text/plain');
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => {
    done(
      body === '' ? null : Object.assign(new Error('Only JSON is read here.'), { statusCode: 415 }),
      undefined,
    );
  });
}

/** Every error leaves as a problem document, and none says more than the client may know. */
function answerErrorsWithProblems(app: FastifyInstance, { represent }: SaasParts): void {
  app.setNotFoundHandler((_request, reply) => send(reply, represent.problem(new Problem('not-found'))));

  app.setErrorHandler<FastifyError>((error, _request, reply) => {
    if (error instanceof Problem) return send(reply, represent.problem(error));
    const status = error.statusCode ?? 500;
    if (status === 400) return send(reply, represent.problem(new Problem('bad-request')));
    // What HTTP itself explains needs no type of its own (RFC 9457 §4.2.1).
    return reply
      .code(status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .send({ type: 'about:blank', title: STATUS_CODES[status] ?? 'Error', status });
  });
}
