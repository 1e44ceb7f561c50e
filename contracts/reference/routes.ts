import type { FastifyInstance, FastifyReply, FastifyRequest, onRequestAsyncHookHandler } from 'fastify';
import type { z } from 'zod';
import type { Call, ReferencedService, Shape, Shapes, StateRequest } from '../service';
import type { Cursors } from './cursors';
import type { IdempotentRequests } from './idempotency';
import { pathParameters, pathPattern, routerPath } from './path-template';
import { Problem } from './problem';
import type { Quotas } from './quotas';
import type { Representation, Representations } from './representation';
import type { AccessTokenClaims, TokenGuard } from './token-guard';

/** What the server is put together from. Each part is replaceable, so that a test can break one at a time. */
export interface SaasParts<Store = unknown> {
  readonly guard: TokenGuard;
  readonly store: Store;
  readonly routes: ReferencedService<Store>['reference']['routes'];
  readonly cursors: Cursors;
  readonly idempotent: IdempotentRequests;
  readonly quotas: Quotas;
  readonly represent: Representations;
}

const verified = new WeakMap<FastifyRequest, AccessTokenClaims>();

/** The customer that a guarded request speaks for: by the service's own id where the token names it. */
export function customerOf(request: FastifyRequest): string {
  const claims = verified.get(request);
  if (!claims) throw new Error(`${request.routeOptions.url} is served without a guard`);
  return typeof claims.customerId === 'string' ? claims.customerId : claims.sub;
}

/** Writes a representation. */
export function send(reply: FastifyReply, { status, headers, body }: Representation): FastifyReply {
  return reply.code(status).headers(headers).send(body);
}

/** Does one operation for a customer: reads the request by its shape, and runs its route. @throws Problem */
export type Perform = (operation: string, customer: string, request: StateRequest) => object;

/** Puts together the shapes, the routes and the parts of a running reference. */
export function createPerform<Store>(shapes: Shapes, parts: SaasParts<Store>): Perform {
  const { store, routes, cursors, idempotent } = parts;
  return (operation, customer, request) => {
    const [shape, route] = [shapes[operation], routes[operation]];
    if (!shape || !route) throw new Error(`The service has no operation "${operation}".`);
    const call: Call = {
      customer,
      ...readRequest(shape, request),
      tools: {
        issueCursor: (position) => cursors.issue(customer, position),
        readCursor: (cursor) => cursors.read(customer, cursor),
        once: (key, content, run) =>
          idempotent.once(customer, key, JSON.stringify([operation, content]), run),
      },
    };
    return route(store, call) as object;
  };
}

/**
 * The operations. Before anything of a request is read, its token is checked and its customer's quota is
 * charged.
 */
export function addRoutes(
  app: FastifyInstance,
  { operations }: Pick<ReferencedService, 'operations'>,
  { guard, represent }: SaasParts,
  perform: Perform,
  quota: onRequestAsyncHookHandler,
): void {
  for (const [name, { method, path, scope }] of Object.entries(operations)) {
    app.route({
      method,
      url: routerPath(path),
      onRequest: [
        async (request) => {
          verified.set(request, guard(request.headers.authorization, [scope]));
        },
        quota,
      ],
      handler: async (request, reply) => {
        const { url, query, headers, body } = request;
        const answer = perform(name, customerOf(request), {
          path: readPath(path, url),
          query,
          headers,
          body,
        });
        return send(reply, represent.success(name, answer));
      },
    });
  }
}

/** What a path has for the parameters of its template. */
function readPath(template: string, url: string): Readonly<Record<string, string>> {
  const [, ...values] = pathPattern(template).exec(url.split('?', 1)[0] ?? '') ?? [];
  return Object.fromEntries(
    pathParameters(template).map((name, index) => [name, decodeURIComponent(values[index] ?? '')]),
  );
}

/** Each part of a request by its schema, in the order in which a fault is told. */
function readRequest(shape: Shape, { path, query, headers, body }: StateRequest) {
  return {
    path: read(shape.path, path, 'not-found', 'path'),
    query: read(shape.query, query, 'bad-request', 'query'),
    headers: read(shape.headers, headers, 'bad-request', 'headers'),
    body: read(shape.body, body, shape.bodyProblem ?? 'bad-request', 'body'),
  };
}

/** @throws Problem the named one, saying which field is wrong but not quoting it */
function read(schema: z.ZodType | undefined, input: unknown, problem: string, what: string): unknown {
  if (!schema) return undefined;
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const field = [what, ...(issue?.path ?? [])].join('.');
  throw new Problem(problem, { detail: `${field}: ${issue?.message ?? 'is not valid'}` });
}
