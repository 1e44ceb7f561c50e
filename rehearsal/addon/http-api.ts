import fastify, { type FastifyRequest } from 'fastify';
import type { ExchangeLog } from '../exchange-log';
import { recordExchanges } from '../exchange-recorder';
import type { FunctionRunner } from '../function-runner';

/** How an HTTP API is started. */
export interface HttpApiOptions {
  /** The function behind it. */
  readonly addon: FunctionRunner;
  /** Origin as deployed, e.g. `https://add-on.example.com`: what clients ask for, and what is shown. */
  readonly deployedOrigin: string;
  readonly log?: ExchangeLog | undefined;
}

/** A running HTTP API. */
export interface HttpApi {
  /** Loopback address. */
  readonly origin: string;
  close(): Promise<void>;
}

interface Answer {
  readonly statusCode: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What API Gateway takes at most. */
const bodyLimit = 10 * 1024 * 1024;

/** Stands for API Gateway: hands each request to the function as an event of payload format 2.0. */
export async function startHttpApi({ addon, deployedOrigin, log }: HttpApiOptions): Promise<HttpApi> {
  const server = fastify({ bodyLimit, forceCloseConnections: true });
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  if (log) {
    recordExchanges(server, log, 'Add-on', ({ method, url }) => ({
      from: 'Alexa',
      url: deployedOrigin + url,
      // A client asks for a stream by GET, and "405" tells it that there is none.
      ...(method === 'GET' && { inOrder: 405 }),
    }));
  }
  server.all('/*', async (request, reply) => {
    // What the function throws or does not answer in time, API Gateway answers with 503.
    const answer = (await addon.invoke(eventOf(request, deployedOrigin)).catch(() => undefined)) as
      | Answer
      | undefined;
    const { statusCode, headers = {}, body = '' } = answer ?? { statusCode: 503 };
    return reply.code(statusCode).headers(headers).send(body);
  });
  const origin = await server.listen({ host: '127.0.0.1', port: 0 });
  return { origin, close: () => server.close() };
}

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html */
function eventOf(request: FastifyRequest, deployedOrigin: string): object {
  const [path = '', query = ''] = request.url.split('?', 2);
  const headers = Object.entries(request.headers).map(([name, value]) => [name, [value].flat().join(',')]);
  return {
    version: '2.0',
    routeKey: `ANY ${path}`,
    rawPath: path,
    rawQueryString: query,
    // API Gateway is reached by its own name alone.
    headers: { ...Object.fromEntries(headers), host: new URL(deployedOrigin).host },
    requestContext: { requestId: request.id, http: { method: request.method, path } },
    ...(typeof request.body === 'string' ? { body: request.body } : {}),
    isBase64Encoded: false,
  };
}
