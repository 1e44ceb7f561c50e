import type { FastifyInstance, FastifyReply, FastifyRequest, onRequestAsyncHookHandler } from 'fastify';
import type { Cursors } from './cursors';
import type { IdempotentRequests } from './idempotency';
import { idempotencyKey, newTask, read, taskListQuery } from './input';
import type { Representation, Representations } from './representations';
import type { ScopeName } from './scopes';
import type { Task, TaskStore } from './task-store';
import type { AccessTokenClaims, TokenGuard } from './token-guard';

/** What the service is put together from. Each part is replaceable, so that a test can break one at a time. */
export interface SaasParts {
  readonly guard: TokenGuard;
  readonly store: TaskStore;
  readonly cursors: Cursors;
  readonly idempotent: IdempotentRequests<Task>;
  readonly represent: Representations;
}

const verified = new WeakMap<FastifyRequest, AccessTokenClaims>();

/** The customer that a guarded request speaks for. */
export function customerOf(request: FastifyRequest): string {
  const claims = verified.get(request);
  if (!claims) throw new Error(`${request.routeOptions.url} is served without a guard`);
  return claims.sub;
}

/** Writes a representation. */
export function send(reply: FastifyReply, { status, headers, body }: Representation): FastifyReply {
  return reply.code(status).headers(headers).send(body);
}

/**
 * The API's operations. Before anything of a request is read, its token is checked and its customer's quota is
 * charged.
 */
export function addRoutes(app: FastifyInstance, parts: SaasParts, quota: onRequestAsyncHookHandler): void {
  const { guard, store, cursors, idempotent, represent } = parts;

  const needs = (...scopes: ScopeName[]) => ({
    onRequest: [
      async (request: FastifyRequest) => {
        verified.set(request, guard(request.headers.authorization, scopes));
      },
      quota,
    ],
  });

  app.get('/v1/me', needs('profile.read'), async (request, reply) => {
    const sub = customerOf(request);
    return send(reply, represent.me(store.account(sub), store.openTasks(sub, 0, 1).total));
  });

  app.get('/v1/tasks', needs('tasks.read'), async (request, reply) => {
    const sub = customerOf(request);
    const { limit, cursor } = read(taskListQuery, request.query, 'bad-request', 'query');
    const after = cursor === undefined ? 0 : cursors.read(sub, cursor);
    const { tasks, next, total } = store.openTasks(sub, after, limit);
    return send(reply, represent.taskPage(tasks, next === null ? null : cursors.issue(sub, next), total));
  });

  app.post('/v1/tasks', needs('tasks.write'), async (request, reply) => {
    const sub = customerOf(request);
    const key = read(idempotencyKey, request.headers['idempotency-key'], 'bad-request', 'Idempotency-Key');
    const { title } = read(newTask, request.body, 'invalid-task', 'body');
    const task = idempotent.once(sub, key, title, () => store.add(sub, title));
    return send(reply, represent.task(task, 201));
  });

  app.post<{ Params: { id: string } }>(
    '/v1/tasks/:id/complete',
    needs('tasks.write'),
    async (request, reply) =>
      send(reply, represent.task(store.complete(customerOf(request), request.params.id), 200)),
  );
}
