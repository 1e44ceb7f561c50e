import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { isDeepStrictEqual } from 'node:util';
import fastify, { type FastifyReply, type FastifyRequest } from 'fastify';
import type { WrittenContract, WrittenInteraction } from './contract-file';
import { answerOnLoopbackOnly } from './loopback';

/** How to start a stub. */
export interface StubOptions {
  /** A contract file of the Pact specification, version 4. */
  readonly contractFile: string;
  /** Port on 127.0.0.1; default 0, any free one. */
  readonly port?: number;
  /** Descriptions of interactions to answer with wherever their operation is asked for, instead of success. */
  readonly serve?: readonly string[];
  /** Told of each request and of the interaction whose answer it got; undefined when none fits. */
  readonly onAnswer?: (request: string, description: string | undefined) => void;
}

/** A running stub. */
export interface Stub {
  /** Base URL without a slash at the end. */
  readonly url: string;
  close(): Promise<void>;
}

/** The contract cannot be served: its file is not one, or has no interaction of a name. */
export class StubError extends Error {
  override readonly name = 'StubError';
}

/** Reads the interactions of a contract file. @throws StubError */
export async function readInteractions(contractFile: string): Promise<readonly WrittenInteraction[]> {
  const text = await readFile(contractFile, 'utf8').catch((error: unknown) => {
    throw new StubError(`The contract ${contractFile} cannot be read: ${(error as Error).message}`);
  });
  try {
    const { interactions } = JSON.parse(text) as WrittenContract;
    if (interactions.length > 0) return interactions;
  } catch {
    // said below
  }
  throw new StubError(`${contractFile} is not a contract with interactions.`);
}

const wellFormedBearer = /^Bearer +[\w-]+\.[\w-]+\.[\w-]+$/i;

/**
 * Serves the examples of a contract, so that the skill can be developed with no SaaS at all. It remembers
 * nothing: what was added is not in a list afterwards. A request without a well-formed bearer token
 * gets what the contract foresees for one without a token.
 *
 * @throws StubError
 */
export async function startStub(options: StubOptions): Promise<Stub> {
  const { contractFile, port = 0, serve = [], onAnswer = () => undefined } = options;
  const interactions = await readInteractions(contractFile);
  for (const description of serve) {
    if (!interactions.some((one) => one.description === description)) {
      throw new StubError(`The contract has no interaction ${JSON.stringify(description)}: see --list.`);
    }
  }

  const app = fastify({ forceCloseConnections: true, exposeHeadRoutes: false });
  answerOnLoopbackOnly(app);
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  app.all('/*', (request, reply) => {
    const chosen = choose(interactions, request, serve);
    onAnswer(`${request.method} ${request.url}`, chosen?.description);
    return answer(reply, chosen);
  });
  await app.listen({ host: '127.0.0.1', port });
  return {
    url: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`,
    close: () => app.close(),
  };
}

/** Of the interactions of the request's operation the one that is to be served, or the most fitting success. */
function choose(
  interactions: readonly WrittenInteraction[],
  request: FastifyRequest,
  serve: readonly string[],
): WrittenInteraction | undefined {
  const { pathname, searchParams } = new URL(request.url, 'http://stub');
  const hasToken = wellFormedBearer.test(request.headers.authorization ?? '');
  const ofOperation = interactions.filter(
    ({ request: { method, path, headers = {}, matchingRules } }) =>
      method === request.method &&
      fits(pathname, path, matchingRules?.path) &&
      'Authorization' in headers === hasToken,
  );
  if (!hasToken) return ofOperation[0];
  const body = parsed(request.body);
  const mismatches = ({ request: { query = {}, matchingRules, body: expected } }: WrittenInteraction) => {
    const names = new Set([...Object.keys(query), ...searchParams.keys()]);
    const inQuery = [...names].filter((name) => {
      const [value] = query[name] ?? [];
      const given = searchParams.get(name);
      return value === undefined || given === null || !fits(given, value, matchingRules?.query?.[name]);
    });
    return inQuery.length + (isDeepStrictEqual(body, expected?.content) ? 0 : 1);
  };
  return (
    ofOperation.find(({ description }) => serve.includes(description)) ??
    ofOperation
      .filter(({ response: { status } }) => status < 300)
      .sort((a, b) => mismatches(a) - mismatches(b))[0]
  );
}

function fits(
  value: string,
  example: string,
  rule: { readonly matchers: readonly { readonly regex?: string }[] } | undefined,
): boolean {
  const patterns = (rule?.matchers ?? []).flatMap(({ regex }) => regex ?? []);
  return patterns.length > 0
    ? patterns.every((pattern) => new RegExp(pattern).test(value))
    : value === example;
}

function parsed(body: unknown): unknown {
  if (typeof body !== 'string' || body === '') return undefined;
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}

function answer(reply: FastifyReply, chosen: WrittenInteraction | undefined): FastifyReply {
  if (!chosen) {
    return reply
      .code(404)
      .type('application/problem+json')
      .send(
        JSON.stringify({ type: 'about:blank', title: 'The contract has no such operation', status: 404 }),
      );
  }
  const { status, headers = {}, body } = chosen.response;
  for (const [name, values] of Object.entries(headers)) reply.header(name, values.join(', '));
  return reply.code(status).send(body && JSON.stringify(body.content));
}
