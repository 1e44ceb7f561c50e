import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { Worker } from 'node:worker_threads';
import { alexaLimits } from '../alexa/limits';
import { RehearsalError } from './rehearsal-error';

/** How a function is run. */
export interface FunctionRunnerOptions {
  /** The built bundle, e.g. `dist/skill/index.js`. */
  readonly bundle: string;
  /** The function's environment variables. It gets no others. */
  readonly environment: Readonly<Record<string, string>>;
  /** Time that the function has for a request, in milliseconds. Default: Alexa's 8 s. */
  readonly limitMs?: number;
  /** What errors call it. Default `skill`. */
  readonly subject?: string;
  /** Called with each line that the function writes. */
  readonly onLine?: (line: string) => void;
}

/** The function did not answer: it threw, could not be loaded, or took too long. */
export class FunctionFailure extends Error {
  override readonly name = 'FunctionFailure';

  /** @param thrown the message of what the function threw; undefined where it threw nothing */
  constructor(
    message: string,
    readonly thrown?: string,
  ) {
    super(message);
  }
}

interface Reply {
  readonly id: number;
  readonly response?: unknown;
  readonly fault?: string;
  /** The message of what was thrown. */
  readonly thrown?: string;
  /** Set here, when time is up. */
  readonly late?: boolean;
}

/**
 * How long a function may take to load, in milliseconds: Lambda counts it against no request.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html#runtimes-lifecycle-ib
 */
const loadMs = 10_000;

/** How long a function that is late may keep its thread to itself before it counts as blocked. */
const blockedMs = 500;

/** What a function runs in. */
interface Environment {
  readonly worker: Worker;
  /** Comes when the function is loaded. */
  readonly loaded: Promise<Reply>;
}

/** Runs in the worker, which has nothing but the bundle and its environment. */
const workerSource = `
const { parentPort, workerData } = require('node:worker_threads');
const { handler } = require(workerData);
parentPort.on('message', async ({ id, event, remainingMs }) => {
  if (event === undefined) return parentPort.postMessage({ id });
  const endsAt = Date.now() + remainingMs;
  const context = {
    awsRequestId: String(id),
    functionName: 'rehearsal',
    getRemainingTimeInMillis: () => Math.max(0, endsAt - Date.now()),
  };
  try {
    parentPort.postMessage({ id, response: await handler(event, context) });
  } catch (error) {
    const isError = error instanceof Error;
    parentPort.postMessage({
      id,
      fault: isError ? error.name + ': ' + error.message : 'not an error',
      thrown: isError ? error.message : '',
    });
  }
});
`;

/**
 * Runs a built function as Lambda does: in an environment of its own that is kept from request to request, and
 * thrown away when a request blocks it. (Lambda gives each request that runs at the same time an environment
 * of its own; here they share one.)
 */
export class FunctionRunner {
  readonly #waiting = new Map<number, (reply: Reply) => void>();
  #environment: Environment | undefined;
  readonly #limitMs: number;
  readonly #subject: string;
  #lastId = 0;

  /** @throws RehearsalError if there is no bundle */
  constructor(private readonly options: FunctionRunnerOptions) {
    this.#subject = options.subject ?? 'skill';
    if (!existsSync(options.bundle)) {
      throw new RehearsalError(`There is no built ${this.#subject} at ${options.bundle}: run npm run build.`);
    }
    this.#limitMs = options.limitMs ?? alexaLimits.skillResponseMs;
  }

  /** Loads the function before the first request, so that no customer waits for it. What fails is said then. */
  async warmUp(): Promise<void> {
    this.#environment ??= this.#start();
    await this.#environment.loaded;
  }

  /**
   * Sends one event.
   *
   * @param remainingMs what the function is told that it has left; the whole limit by default
   * @throws FunctionFailure
   */
  async invoke(event: unknown, remainingMs = this.#limitMs): Promise<unknown> {
    this.#environment ??= this.#start();
    const environment = this.#environment;
    const { worker, loaded } = environment;
    const loading = await loaded;
    if (loading.fault === undefined && this.#environment !== environment) {
      throw new FunctionFailure(`The ${this.#subject} failed: it was closed.`);
    }
    const reply =
      loading.fault === undefined ? await this.#ask(worker, { event, remainingMs }, this.#limitMs) : loading;
    if (reply.late) await this.#endIfBlocked(worker);
    if (reply.fault !== undefined) {
      throw new FunctionFailure(`The ${this.#subject} failed: ${reply.fault}.`, reply.thrown);
    }
    return reply.response;
  }

  /** Ends the function's environment, and fails what is under way in it; the next request starts a new one. */
  async close(): Promise<void> {
    const worker = this.#environment?.worker;
    if (!worker) return;
    this.#fail(worker, 'it was closed');
    await worker.terminate();
  }

  #start(): Environment {
    const worker = new Worker(workerSource, {
      eval: true,
      env: { ...this.options.environment },
      workerData: resolve(this.options.bundle),
      stdout: true,
      stderr: true,
    });
    for (const stream of [worker.stdout, worker.stderr]) {
      createInterface({ input: stream }).on('line', (line) => this.options.onLine?.(line));
    }
    worker.on('message', (reply: Reply) => this.#waiting.get(reply.id)?.(reply));
    worker.on('error', (error) => this.#fail(worker, error.message));
    worker.on('exit', () => this.#fail(worker, 'it ended'));
    return { worker, loaded: this.#ask(worker, {}, loadMs) };
  }

  /** Sends a message, and waits for its reply as long as it may take. Without an event there is nothing to do. */
  async #ask(worker: Worker, message: object, withinMs: number): Promise<Reply> {
    const id = ++this.#lastId;
    let timer: NodeJS.Timeout | undefined;
    const reply = await new Promise<Reply>((settle) => {
      this.#waiting.set(id, settle);
      timer = setTimeout(
        () => settle({ id, late: true, fault: `no answer within ${withinMs} ms` }),
        withinMs,
      );
      worker.postMessage({ id, ...message });
    });
    clearTimeout(timer);
    this.#waiting.delete(id);
    return reply;
  }

  /** Ends the environment unless it still listens: other requests may be on their way in it. */
  async #endIfBlocked(worker: Worker): Promise<void> {
    const { late } = await this.#ask(worker, {}, blockedMs);
    if (!late || this.#environment?.worker !== worker) return;
    this.#fail(worker, 'another request blocked it');
    await worker.terminate();
  }

  #fail(worker: Worker, fault: string): void {
    if (this.#environment?.worker !== worker) return;
    this.#environment = undefined;
    for (const [id, settle] of this.#waiting) settle({ id, fault });
  }
}
