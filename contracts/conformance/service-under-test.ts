import { largestBodyBytes } from '../../skill/saas/body';
import { longestTurnMs } from '../../skill/saas/deadline';
import { judge } from '../../skill/saas/judge';
import { type Input, requestOf } from '../../skill/saas/operation-request';
import { relay } from '../relay';
import type { ContractedService } from '../service';
import { reasonOf } from '../verifier/provider-states';
import { excerpt } from '../verifier/redaction';
import { ConformanceFault } from './fault';
import { lower, parsed, type WireAnswer, type WireRequest } from './wire';
import type { ConformanceWorld } from './world';

const accept = 'application/json, application/problem+json';

/**
 * Names of headers as the skill writes them, with capitals. The verification of the contract writes them small: who
 * knows them in one way only is found by one of the two (RFC 9110, section 5.1).
 */
const asWritten = (headers: WireRequest['headers']): WireRequest['headers'] =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name.replace(/(^|-)[a-z]/g, (first) => first.toUpperCase()),
      value,
    ]),
  );

interface ServiceUnderTestOptions {
  readonly service: ContractedService;
  /** Without a slash at the end. */
  readonly providerUrl: string;
  /** Milliseconds for each answer. */
  readonly timeout: number;
}

/** The service as the checks reach it: whatever the skill could not make use of is a fault, wherever it is met. */
export class ServiceUnderTest {
  /** The slowest answer so far. */
  slowest: ConformanceWorld['slowest'];
  readonly #options: ServiceUnderTestOptions;

  constructor(options: ServiceUnderTestOptions) {
    this.#options = options;
  }

  /** @throws ConformanceFault where no answer comes, or one that the skill would not wait for or not read */
  async send(request: WireRequest, token?: string): Promise<WireAnswer> {
    const { method, path, headers, body } = request;
    const sent = performance.now();
    try {
      const answer = await relay(
        this.#options.providerUrl + path,
        {
          method,
          headers: asWritten({
            accept,
            ...headers,
            ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
          }),
          body: body === undefined ? undefined : Buffer.from(body),
        },
        this.#options.timeout,
      );
      const milliseconds = Math.round(performance.now() - sent);
      const name = `${method} ${path.replace(/\?.*/, '')}`;
      if (!this.slowest || milliseconds > this.slowest.milliseconds) {
        this.slowest = { request: name, milliseconds };
      }
      const text = new TextDecoder().decode(answer.body);
      if (milliseconds > longestTurnMs) {
        throw new ConformanceFault(
          `${name} took ${milliseconds} ms, and the skill waits ${longestTurnMs} ms at most.`,
        );
      }
      if (answer.body.byteLength > largestBodyBytes) {
        throw new ConformanceFault(
          `${name} answered ${answer.body.byteLength} bytes, and the skill reads ${largestBodyBytes} at most.`,
        );
      }
      return { status: answer.status, headers: answer.headers, text, body: parsed(text), milliseconds };
    } catch (error) {
      if (error instanceof ConformanceFault) throw error;
      throw new ConformanceFault(`${method} ${path.replace(/\?.*/, '')} got no answer: ${reasonOf(error)}.`);
    }
  }

  /** Calls an operation as the skill's client would. @throws ConformanceFault */
  async call(name: string, token: string, input: object): Promise<WireAnswer> {
    const { service } = this.#options;
    const operation = service.operations[name];
    const request = operation && requestOf(operation, input as Input);
    if (!request) throw new Error(`The operation "${name}" cannot be called with ${JSON.stringify(input)}.`);
    const { target, headers, body } = request;
    const answer = await this.send(
      { method: operation.method, path: target, headers: lower(headers), body },
      token,
    );
    const outcome = judge(service, operation, { ...answer, body: answer.text });
    if (outcome.kind === 'unavailable') {
      throw new ConformanceFault(
        `The skill cannot make use of the answer to ${operation.method} ${operation.path} (${outcome.reason}): ` +
          `${answer.status} ${answer.headers['content-type'] ?? 'without a content type'}: ${excerpt(answer.text, 200)}`,
      );
    }
    return answer;
  }
}
