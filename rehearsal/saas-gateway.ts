import { setTimeout as delay } from 'node:timers/promises';
import fastify, { type FastifyReply, type FastifyRequest } from 'fastify';
import { answerOnLoopbackOnly } from '../contracts/loopback';
import type { Representation } from '../contracts/reference/representation';
import { relay, takeBodiesAsTheyCome } from '../contracts/relay';
import type { ExchangeLog } from './exchange-log';
import { recordExchanges } from './exchange-recorder';
import type { Party } from './party';
import type { RefusedRequest } from './refusal';

/** What can be wrong with the SaaS API. */
export const saasFaults = ['down', 'slow', 'rate-limited'] as const;

/** `down`: connections are closed without an answer. `slow`: answers come after ten seconds. */
export type SaasFault = (typeof saasFaults)[number];

/** Longer than Alexa or the skill would wait, in milliseconds. */
const slowAnswerMs = 10_000;

/** Seconds that a rate-limited client is told to wait. */
const retryAfterSeconds = 60;

/** How the gateway is started. */
export interface SaasGatewayOptions {
  /** Loopback address of the SaaS. */
  readonly target: string;
  /** Address as deployed, for what is shown. */
  readonly deployedUrl: string;
  readonly log?: ExchangeLog;
  /** Who asks. Default `Skill`. */
  readonly from?: Party;
  /** The fault that a request meets; asked for each request. */
  readonly faultFor: () => SaasFault | undefined;
  /** The answer to a request that is refused before it reaches the SaaS. Default: none is. */
  readonly refusalFor?: (request: RefusedRequest) => Representation | undefined;
}

/** A running gateway. */
export interface SaasGateway {
  /** Base URL for the skill's `SAAS_API_URL`. */
  readonly url: string;
  close(): Promise<void>;
}

/** Stands between skill and SaaS: passes requests on, notes them, and injects faults. */
export async function startSaasGateway(options: SaasGatewayOptions): Promise<SaasGateway> {
  const server = fastify({ forceCloseConnections: true });
  const { from = 'Skill' } = options;
  const { pathname } = new URL(options.deployedUrl);
  const prefix = pathname.replace(/\/$/, '');
  takeBodiesAsTheyCome(server);
  answerOnLoopbackOnly(server);
  if (options.log) {
    const { origin } = new URL(options.deployedUrl);
    recordExchanges(server, options.log, 'SaaS API', ({ url }) => ({ from, url: origin + url }));
  }
  server.all('/*', async (request, reply) => {
    const fault = options.faultFor();
    if (fault) return faultAnswers[fault](request, reply);
    const refused = options.refusalFor?.({ method: request.method, target: targetOf(request) });
    return refused
      ? reply.code(refused.status).headers(refused.headers).send(JSON.stringify(refused.body))
      : passOn(request, reply);
  });

  const targetOf = ({ url }: FastifyRequest) => url.slice(prefix.length);

  async function passOn(request: FastifyRequest, reply: FastifyReply) {
    const { status, headers, body } = await relay(options.target + targetOf(request), request);
    return reply.code(status).headers(headers).send(body);
  }

  const faultAnswers: Record<
    SaasFault,
    (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>
  > = {
    down: async (request, reply) => {
      options.log?.note('SaaS API', from, 'connection closed', 'Your API is down: no answer comes.');
      reply.hijack();
      request.raw.socket.destroy();
      return reply;
    },
    slow: async (request, reply) => {
      const gone = new AbortController();
      request.raw.socket.once('close', () => gone.abort());
      await delay(slowAnswerMs, undefined, { signal: gone.signal }).catch(() => undefined);
      if (!gone.signal.aborted) return passOn(request, reply);
      options.log?.note(
        from,
        'SaaS API',
        'gave up waiting',
        'Your API is slow: nobody waits for it longer than leaves time to tell the customer.',
      );
      return reply.hijack();
    },
    'rate-limited': async (_request, reply) =>
      reply
        .code(429)
        .header('retry-after', retryAfterSeconds)
        .type('application/problem+json')
        .send(JSON.stringify({ type: '/problems/rate-limited', title: 'Too many requests', status: 429 })),
  };

  const origin = await server.listen({ host: '127.0.0.1', port: 0 });
  return { url: origin + prefix, close: () => server.close() };
}
