import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import fastify, { type FastifyReply, type FastifyRequest } from 'fastify';
import { largestBodyBytes } from '../../skill/saas/body';
import { longestTurnMs } from '../../skill/saas/deadline';
import { answerOnLoopbackOnly } from '../loopback';
import { relay, takeBodiesAsTheyCome } from '../relay';
import type { ContractedService } from '../service';
import {
  type CurrentExchange,
  type Exchange,
  type Fault,
  InteractionLog,
  type InteractionLogOptions,
} from './interaction-log';
import { asContracted, type NullableField, nullableFields, operationOf } from './lenience';
import { reasonOf } from './provider-states';

/** What the gateway stands in front of. */
export interface GatewayOptions extends InteractionLogOptions {
  /** Base URL of the provider, with no slash at the end. */
  readonly providerUrl: string;
  /** Whose answers these are; without it nothing is known of what may be left out of them. */
  readonly service?: Pick<ContractedService, 'operations' | 'contract'>;
  /** Milliseconds for each answer of the provider. */
  readonly timeout: number;
  readonly onInteraction?: (count: number) => void;
  /** Changes each request before it is sent on. Default: it is sent as the contract has it. */
  readonly rewrite?: (request: ForwardedRequest) => ForwardedRequest;
}

/** A request of the contract on its way to the provider. */
export interface ForwardedRequest {
  /** Path and query. */
  readonly url: string;
  readonly headers: FastifyRequest['headers'];
  readonly body: unknown;
}

/** A running gateway. */
export interface Gateway {
  readonly port: number;
  /** Where the verifier is to send its state changes. */
  readonly statesUrl: string;
  /** One for each interaction, in the order in which they were verified. */
  readonly exchanges: readonly Exchange[];
  close(): Promise<void>;
}

/** What the Pact verifier posts for each state. */
interface StateChangeRequest {
  readonly state: string;
  readonly params?: Record<string, unknown>;
  readonly action: 'setup' | 'teardown';
}

/**
 * No interaction can expect this status, so that one with a fault fails in the Pact verifier too, and with it
 * in what is published to a broker.
 */
const faultStatus = 599;

/**
 * Starts the loopback gateway between the Pact verifier and the provider. It changes states strictly, puts
 * the access token into requests that carry an `Authorization` header and no others, and takes every token
 * out of what comes back. The Pact verifier, its reports and a broker never get to see one.
 */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const statesPath = `/${randomUUID()}/states`;
  const log = new InteractionLog(options);
  const nullable = nullableOf(options.service);
  const app = fastify({ logger: false, forceCloseConnections: true });
  takeBodiesAsTheyCome(app);
  answerOnLoopbackOnly(app);
  app.post(statesPath, async (request, reply) => {
    const { state, params, action } = JSON.parse(String(request.body)) as StateChangeRequest;
    const requested = { name: state, params: params ?? {} };
    if (action !== 'teardown') return log.setUp(requested);
    // Not 500: the Pact verifier tries that again, with pauses.
    return reply.code((await log.tearDown(requested)) ? 200 : 422).send({});
  });
  app.all('*', async (request, reply) => {
    const now = log.send(`${request.method} ${request.url}`);
    options.onInteraction?.(log.exchanges.length);
    const headers = withToken(request.headers, now);
    if (now.faults.length > 0) return reply.code(faultStatus).send();
    const { method, url, body } = request;
    const rewritten = options.rewrite?.({ url, headers, body }) ?? { url, headers, body };
    return forward(options, now, { method, ...rewritten }, nullable(request), reply);
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;

  return {
    port,
    statesUrl: `http://127.0.0.1:${port}${statesPath}`,
    exchanges: log.exchanges,
    close: () => app.close(),
  };
}

/** The headers with the customer's token in place of what the contract has; a fault where no state gave one. */
function withToken(headers: FastifyRequest['headers'], now: CurrentExchange): FastifyRequest['headers'] {
  if (headers.authorization === undefined) return headers;
  if (now.token !== undefined) return { ...headers, authorization: `Bearer ${now.token}` };
  if (now.faults.length === 0) {
    now.faults.push({
      kind: 'token',
      message:
        'The request needs an access token and no state gave one: a state of this interaction has to ' +
        'answer with {"accessToken": "…"}.',
    });
  }
  return headers;
}

/** What may be left out of the answer to a request. */
function nullableOf(
  service: GatewayOptions['service'],
): (request: FastifyRequest) => readonly NullableField[] {
  if (!service) return () => [];
  const fields = nullableFields(service);
  return ({ method, url }) => fields.get(operationOf(service, method, url.replace(/\?.*/, '')) ?? '') ?? [];
}

/** What the skill could not make use of, whatever the answer says. */
function faultOf(milliseconds: number, bytes: number): Fault | undefined {
  if (milliseconds > longestTurnMs) {
    return {
      kind: 'time',
      message: `The answer took ${milliseconds} ms, and the skill waits ${longestTurnMs} ms at most.`,
    };
  }
  if (bytes <= largestBodyBytes) return undefined;
  return {
    kind: 'body',
    message: `The answer has ${bytes} bytes, and the skill reads ${largestBodyBytes} at most.`,
  };
}

async function forward(
  { providerUrl, redaction, timeout }: GatewayOptions,
  now: CurrentExchange,
  { method, url, headers, body }: ForwardedRequest & { readonly method: string },
  nullable: readonly NullableField[],
  reply: FastifyReply,
): Promise<unknown> {
  const sent = performance.now();
  try {
    const relayed = await relay(`${providerUrl}${url}`, { method, headers, body }, timeout);
    now.milliseconds = Math.round(performance.now() - sent);
    const fault = faultOf(now.milliseconds, relayed.body.byteLength);
    if (fault) {
      now.faults.push(fault);
      return reply.code(faultStatus).send();
    }
    const answer = asContracted(relayed, relayed.status < 300 ? nullable : [], Date.now());
    const { location, ...others } = answer.headers;
    now.status = answer.status;
    now.location = location;
    const redirects = answer.status >= 300 && answer.status < 400;
    // The Pact verifier would follow a redirect, past this gateway.
    const kept = Object.entries(redirects ? others : answer.headers);
    // Past the framework, which would add a content type where the provider gave none.
    reply.hijack();
    reply.raw.writeHead(
      answer.status,
      Object.fromEntries(kept.map(([name, value]) => [name, redaction.text(value)])),
    );
    return reply.raw.end(redaction.bytes(answer.body));
  } catch (error) {
    now.faults.push({ kind: 'connection', message: `The provider did not answer: ${reasonOf(error)}.` });
    return reply.code(faultStatus).send();
  }
}
