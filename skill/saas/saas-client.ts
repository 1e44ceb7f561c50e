import { setTimeout as pause } from 'node:timers/promises';
import * as v from 'valibot';
import { BodyTooLargeError } from './body';
import type { Deadline } from './deadline';
import { EncodingError, exchange, type HttpAnswer, type HttpRequest } from './exchange';
import type { SaasCall, SaasFailure, SaasOutcome, UnavailableReason } from './outcome';
import { pathSegment } from './path-segment';
import { retryAfterSeconds } from './retry-after';
import { type Me, me, problem, type Task, type TaskPage, task, taskPage } from './schema';
import { type Scope, scopeAskedFor } from './scope';

export interface SaasClientOptions {
  /** Where the API is, e.g. `https://api.example.com`; may have a path, to which the operations are added. */
  readonly baseUrl: string;
  /** The customer's access token. */
  readonly accessToken: string;
  /** When everything must have ended, the second attempt included. */
  readonly deadline: Deadline;
  /** Told of each call when it has ended. */
  readonly onCall?: (call: SaasCall) => void;
  /** What carries a request to the API and its answer back. Default: {@link exchange}. */
  readonly send?: typeof exchange;
}

/** One operation of the API. */
interface Operation<Schema extends v.GenericSchema> {
  readonly name: string;
  readonly scope: Scope;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Shape of a success. */
  readonly status: number;
  readonly schema: Schema;
}

interface Attempt<Value> {
  readonly outcome: SaasOutcome<Value>;
  readonly status?: number;
  /** The fault may be gone at once, and the operation may be repeated. */
  readonly worthRetrying: boolean;
}

/** A token in the grammar of RFC 6750, section 2.1, short enough for a header. */
const bearerToken = /^[\w\-.~+/]{1,8000}=*$/;

/** Statuses that a proxy gives in passing; a call that met one may succeed at once. */
const passingStatuses = new Set([502, 503, 504]);

/** Before the second attempt: long enough for a restart, different for each customer. */
const retryPauseMs = { least: 50, spread: 200 } as const;

/** A second attempt is begun only if it would have this long. */
const leastAttemptMs = 500;

/**
 * The SaaS API on behalf of one customer, for one request of Alexa's. A call never throws; what became of it is
 * a value. Every call may be repeated without harm (reading, or an idempotency key, or completing what is
 * complete), so each is tried a second time after a connection fault or a 502, 503 or 504.
 */
export class SaasClient {
  readonly #options: SaasClientOptions;
  readonly #base: string;

  constructor(options: SaasClientOptions) {
    this.#options = options;
    this.#base = options.baseUrl.replace(/(?<!\/)\/+$/, '');
  }

  /** The customer's name, plan and usage. Scope `profile.read`. */
  me(): Promise<SaasOutcome<Me>> {
    return this.#call({
      name: 'GET /v1/me',
      scope: 'profile.read',
      method: 'GET',
      path: '/v1/me',
      status: 200,
      schema: me,
    });
  }

  /**
   * A page of open tasks, in the service's order, and never more of them than were asked for. Scope `tasks.read`.
   *
   * @param page.limit how many at most
   * @param page.cursor `nextCursor` of the page before; absent for the first page
   */
  async openTasks(page: {
    readonly limit: number;
    readonly cursor?: string;
  }): Promise<SaasOutcome<TaskPage>> {
    const query = new URLSearchParams({ status: 'open', limit: String(page.limit) });
    if (page.cursor !== undefined) query.set('cursor', page.cursor);
    const outcome = await this.#call({
      name: 'GET /v1/tasks',
      scope: 'tasks.read',
      method: 'GET',
      path: `/v1/tasks?${query}`,
      status: 200,
      schema: taskPage,
    });
    if (outcome.kind !== 'ok') return outcome;
    const { tasks, total, ...rest } = outcome.value;
    const value = { ...rest, tasks: tasks.slice(0, page.limit), total: Math.max(total, tasks.length) };
    return { kind: 'ok', value };
  }

  /**
   * Creates a task. Scope `tasks.write`.
   *
   * @param addition.idempotencyKey the same key never creates a second task; 1 to 255 visible ASCII characters
   */
  addTask(addition: { readonly title: string; readonly idempotencyKey: string }): Promise<SaasOutcome<Task>> {
    return this.#call({
      name: 'POST /v1/tasks',
      scope: 'tasks.write',
      method: 'POST',
      path: '/v1/tasks',
      headers: { 'Idempotency-Key': addition.idempotencyKey },
      body: { title: addition.title },
      status: 201,
      schema: task,
    });
  }

  /** Marks a task as done; one whose id no path can hold is not found. Scope `tasks.write`. */
  async completeTask(completion: { readonly id: string }): Promise<SaasOutcome<Task>> {
    const id = pathSegment(completion.id);
    if (id === undefined) return { kind: 'not-found' };
    return this.#call({
      name: 'POST /v1/tasks/{id}/complete',
      scope: 'tasks.write',
      method: 'POST',
      path: `/v1/tasks/${id}/complete`,
      status: 200,
      schema: task,
    });
  }

  async #call<Schema extends v.GenericSchema>(
    operation: Operation<Schema>,
  ): Promise<SaasOutcome<v.InferOutput<Schema>>> {
    const { deadline, accessToken, onCall } = this.#options;
    // Nothing that could break a header is sent: such a token cannot be one that the SaaS would accept.
    if (!bearerToken.test(accessToken)) return { kind: 'token-refused' };
    const start = performance.now();
    let attempts = 1;
    let attempt = await this.#attempt(operation);
    if (attempt.worthRetrying) {
      const wait = retryPauseMs.least + Math.random() * retryPauseMs.spread;
      if (deadline.left > wait + leastAttemptMs) {
        await pause(wait);
        attempts = 2;
        attempt = await this.#attempt(operation);
      }
    }
    onCall?.({
      operation: operation.name,
      status: attempt.status,
      milliseconds: Math.round(performance.now() - start),
      attempts,
    });
    return attempt.outcome;
  }

  async #attempt<Schema extends v.GenericSchema>(
    operation: Operation<Schema>,
  ): Promise<Attempt<v.InferOutput<Schema>>> {
    const { deadline, accessToken, send = exchange } = this.#options;
    const request: HttpRequest = {
      url: this.#base + operation.path,
      method: operation.method,
      headers: {
        Accept: 'application/json, application/problem+json',
        Authorization: `Bearer ${accessToken}`,
        ...(operation.body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...operation.headers,
      },
      body: operation.body === undefined ? undefined : JSON.stringify(operation.body),
    };
    return deadline.limit(async (signal) => {
      try {
        const answer = await send(request, signal);
        const { status } = answer;
        return { outcome: judge(operation, answer), status, worthRetrying: passingStatuses.has(status) };
      } catch (error) {
        const reason = signal.aborted ? 'time-out' : whyUnavailable(error);
        return { outcome: unavailable(reason), worthRetrying: reason === 'connection' };
      }
    });
  }
}

function whyUnavailable(error: unknown): UnavailableReason {
  if (error instanceof BodyTooLargeError) return 'too-large';
  if (error instanceof EncodingError) return 'encoding';
  return 'connection';
}

function judge<Schema extends v.GenericSchema>(
  operation: Operation<Schema>,
  answer: HttpAnswer,
): SaasOutcome<v.InferOutput<Schema>> {
  const json = parseJson(answer);
  if (answer.status !== operation.status) return judgeFailure(operation.scope, answer, json);
  if (json === undefined) return unavailable('not-json');
  const result = v.safeParse(operation.schema, json);
  return result.success ? { kind: 'ok', value: result.output } : unavailable('wrong-shape');
}

function judgeFailure(scope: Scope, { status, headers }: HttpAnswer, json: unknown): SaasFailure {
  const type = v.is(problem, json) ? json.type : '';
  const reasonOf = <Reason extends string>(...reasons: readonly Reason[]): Reason | 'other' =>
    reasons.find((reason) => type.endsWith(`/problems/${reason}`)) ?? 'other';

  const authenticate = headers['www-authenticate'] ?? null;
  switch (status) {
    case 400:
      return { kind: 'bad-request' };
    case 401:
      return { kind: 'token-refused' };
    case 403:
      return {
        kind: 'forbidden',
        reason: authenticate?.includes('insufficient_scope')
          ? 'insufficient-scope'
          : reasonOf('insufficient-scope', 'plan-required'),
        scope: scopeAskedFor(authenticate) ?? scope,
      };
    case 404:
      return { kind: 'not-found' };
    case 409:
      return { kind: 'conflict', reason: reasonOf('already-completed', 'idempotency-conflict') };
    case 422:
      return { kind: 'invalid', reason: reasonOf('invalid-task', 'task-limit-reached') };
    case 429:
      return {
        kind: 'rate-limited',
        retryAfterSeconds: retryAfterSeconds(headers['retry-after'] ?? null, Date.now()),
      };
    default:
      return unavailable(
        status >= 500 ? 'server-error' : status >= 300 && status < 400 ? 'redirect' : 'unexpected-status',
      );
  }
}

function unavailable(reason: UnavailableReason): SaasFailure {
  return { kind: 'unavailable', reason };
}

/** `application/json`, or a type that ends in `+json`, whatever its parameters. */
const jsonType = /^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i;

/** The parsed body, or undefined if it isn't declared as JSON or is none. */
function parseJson({ headers, body }: HttpAnswer): unknown {
  if (!jsonType.test(headers['content-type'] ?? '')) return undefined;
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
