import { STATUS_CODES } from 'node:http';
import type { AddressInfo } from 'node:net';
import rateLimit from '@fastify/rate-limit';
import fastify, { type FastifyError, type FastifyInstance, type onRequestAsyncHookHandler } from 'fastify';
import { noContent } from '../../skill/saas/fields';
import { formType } from '../../skill/saas/form';
import type { Operation } from '../../skill/saas/operation';
import { readForm } from '../form';
import { answerOnLoopbackOnly } from '../loopback';
import type { ReferencedService } from '../service';
import { createCursors } from './cursors';
import { createIdempotentRequests } from './idempotency';
import { Problem } from './problem';
import { Quotas } from './quotas';
import { createRepresentations, problemJson, withCommon } from './representation';
import { Revocations } from './revocations';
import { addRoutes, createPerform, customerOf, type Perform, type SaasParts, send } from './routes';
import { createTokenGuard, type TokenGuardOptions } from './token-guard';

/** How to start a reference SaaS. */
export interface ReferenceSaasOptions<Store = unknown> extends Omit<TokenGuardOptions, 'isRevoked'> {
  /** Port on 127.0.0.1; default 0, any free one. */
  readonly port?: number;
  /** Whether a customer seen for the first time has something to begin with; default true. */
  readonly seeded?: boolean;
  /** What a customer is called; default `Customer` and the first letters of their id. */
  readonly displayNameOf?: (sub: string) => string;
  /** Runs before everything else of a request: the rehearsal's place for faults. */
  readonly beforeRequest?: onRequestAsyncHookHandler;
  /** Exchanges parts of the service, for tests that break one and expect to see it. */
  readonly replaceParts?: (parts: SaasParts<Store>) => SaasParts<Store>;
}

/** A running reference SaaS. */
export interface ReferenceSaas<Store = unknown> {
  /** Base URL without a slash at the end, e.g. `http://127.0.0.1:40123`. */
  readonly url: string;
  /** Its parts, for tests and provider states. */
  readonly parts: SaasParts<Store>;
  /** Revoked tokens; empty at start. */
  readonly revocations: Revocations;
  /** Does an operation as if the customer had called it. */
  readonly perform: Perform;
  /** Forgets the customer with all that is theirs. */
  forget(customer: string): void;
  /** Stops listening and ends open connections. */
  close(): Promise<void>;
}

/** How the success of an operation looks. */
const successOf = ({ status, answer }: Partial<Operation> = {}) => ({
  status: status ?? 200,
  isEmpty: answer === noContent,
});

/** Largest request body in bytes: what can be said in a sentence, escaped, and nothing more. */
const bodyLimit = 4 * 1024;

/** Largest request head in bytes: a Cognito access token has one to two thousand. */
const maxHeaderSize = 8 * 1024;

/**
 * Starts a service's reference: the smallest server that honours the contract in earnest. It keeps its data in
 * memory, per customer, and serves them on loopback to whoever shows an access token of the user pool.
 *
 * @throws Error when `userPoolId` has not the form of one, or the port is taken
 */
export async function startReferenceSaas<Store>(
  service: ReferencedService<Store>,
  options: ReferenceSaasOptions<Store>,
): Promise<ReferenceSaas<Store>> {
  const { now = Date.now, replaceParts = (parts) => parts } = options;
  const { reference, operations } = service;
  const revocations = new Revocations(now);
  const parts = replaceParts({
    guard: createTokenGuard({ ...options, isRevoked: (claims) => revocations.includes(claims) }),
    store: reference.open({
      displayNameOf: options.displayNameOf ?? ((sub) => `Customer ${sub.slice(0, 4)}`),
      seeded: options.seeded ?? true,
    }),
    routes: reference.routes,
    cursors: createCursors(),
    idempotent: createIdempotentRequests(now),
    quotas: new Quotas(),
    represent: createRepresentations((name) => successOf(operations[name]), withCommon(service.problems)),
  });
  const perform = createPerform(reference.shapes, parts);

  const app = fastify({
    bodyLimit,
    http: { maxHeaderSize },
    // What a parameter may be is said by its shape: the head is bounded.
    routerOptions: { maxParamLength: maxHeaderSize },
    exposeHeadRoutes: false,
    requestTimeout: 10_000,
    connectionTimeout: 30_000,
    forceCloseConnections: true,
  });
  answerOnLoopbackOnly(app);
  if (options.beforeRequest) app.addHook('onRequest', options.beforeRequest);
  acceptNoBodyInAnyForm(app);
  readWhatIsSent(app, Object.values(operations));
  answerErrorsWithProblems(app, parts);
  await app.register(rateLimit, {
    global: false,
    max: (request) => parts.quotas.of(customerOf(request)).requests,
    timeWindow: (request) => parts.quotas.of(customerOf(request)).seconds * 1000,
    keyGenerator: customerOf,
    errorResponseBuilder: () => new Problem('rate-limited'),
  });
  addRoutes(app, service, parts, perform, app.rateLimit());

  await app.listen({ host: '127.0.0.1', port: options.port ?? 0 });
  const { port } = app.server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    parts,
    revocations,
    perform,
    forget: (customer) => {
      reference.forget(parts.store, customer);
      parts.idempotent.forget(customer);
      parts.quotas.forget(customer);
    },
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

/** Forms and the other types of JSON are read where some operation sends them. */
function readWhatIsSent(app: FastifyInstance, operations: readonly Operation[]): void {
  const types = new Set(operations.flatMap(({ headers }) => headers?.['Content-Type'] ?? []));
  types.delete('application/json');
  for (const type of types) {
    const read = type === formType ? readForm : JSON.parse;
    app.addContentTypeParser(String(type), { parseAs: 'string' }, (_request, body, done) => {
      try {
        done(null, read(String(body)));
      } catch (error) {
        done(Object.assign(error as Error, { statusCode: 400 }));
      }
    });
  }
}

/** Every error leaves as a problem document, and none says more than the client may know. */
function answerErrorsWithProblems(app: FastifyInstance, { guard, represent }: SaasParts): void {
  app.setNotFoundHandler((request, reply) => {
    // Which paths there are is nobody's business who has no token.
    guard(request.headers.authorization, []);
    return send(reply, represent.problem(new Problem('not-found')));
  });

  app.setErrorHandler<FastifyError>((error, _request, reply) => {
    if (error instanceof Problem) return send(reply, represent.problem(error));
    const status = error.statusCode ?? 500;
    if (status === 400) return send(reply, represent.problem(new Problem('bad-request')));
    // What HTTP itself explains needs no type of its own (RFC 9457 §4.2.1).
    return reply
      .code(status)
      .headers(problemJson)
      .send({ type: 'about:blank', title: STATUS_CODES[status] ?? 'Error', status });
  });
}
