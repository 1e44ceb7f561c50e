import type { AddressInfo } from 'node:net';
import fastify, { type FastifyReply, type FastifyRequest } from 'fastify';

/** What a fake service answers. */
export type Answer = (request: FastifyRequest, reply: FastifyReply) => unknown;

/** A running service of a test. */
export interface FakeService {
  /** Base URL without a slash at the end. */
  readonly url: string;
  /** What was asked of it, HEAD requests left out. */
  readonly requests: readonly FastifyRequest[];
  close(): Promise<void>;
}

/**
 * Starts a service on loopback that answers everything the same way. JSON bodies are parsed.
 *
 * @param textType media type of bodies that are to be kept as text; `*`: of all
 */
export async function startFakeService(answer: Answer, textType?: string): Promise<FakeService> {
  const requests: FastifyRequest[] = [];
  const app = fastify({ forceCloseConnections: true });
  if (textType === '*') app.removeAllContentTypeParsers();
  if (textType) {
    app.addContentTypeParser(textType, { parseAs: 'string' }, (_request, body, done) => done(null, body));
  }
  app.all('*', (request, reply) => {
    if (request.method !== 'HEAD') requests.push(request);
    return answer(request, reply);
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, requests, close: () => app.close() };
}
