import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Html } from '../html';
import { redirectWith } from './authorize';
import { Parameters } from './parameters';

/** Sends the browser to the page that says what is wrong with the address. */
export function refuse(reply: FastifyReply, error: string, clientId?: string): FastifyReply {
  const query = new URLSearchParams({ error, ...(clientId ? { client_id: clientId } : {}) });
  return reply.redirect(`/error?${query}`);
}

/** Sends the browser back to where it came from. */
export function sendBack(
  reply: FastifyReply,
  redirectUri: string,
  answer: Readonly<Record<string, string | undefined>>,
): FastifyReply {
  return reply.redirect(redirectWith(redirectUri, answer));
}

/** Sends a page that no cache keeps. */
export function sendPage(reply: FastifyReply, page: Html): FastifyReply {
  return reply.header('cache-control', 'no-store').type('text/html; charset=utf-8').send(page.toString());
}

/** The request's query, each parameter as it was read. */
export function queryOf(request: FastifyRequest): string {
  return Parameters.ofUrl(request.url).toString();
}
