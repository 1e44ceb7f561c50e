import type { FastifyInstance } from 'fastify';

/** The names under which this machine calls itself. */
const loopbackNames = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * Lets a server answer under the names of this machine alone. A name of the web that somebody points at it would
 * let a page of theirs read what is served here (DNS rebinding).
 */
export function answerOnLoopbackOnly(server: FastifyInstance): void {
  server.addHook('onRequest', async (request, reply) => {
    if (loopbackNames.has(request.hostname.toLowerCase())) return undefined;
    return reply
      .code(421)
      .type('text/plain; charset=utf-8')
      .send('This server answers under 127.0.0.1 only.\n');
  });
}
