import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { isDeepStrictEqual } from 'node:util';
import fastify, { type FastifyReply, type FastifyRequest } from 'fastify';
import type { WrittenContract, WrittenInteraction } from './contract-file';
import { readForm } from './form';
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
    throw new StubError(`The contract ${contractFile} cannot be read: ${(error as Error).message}.`);
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
    const choice = choose(interactions, request, serve);
    onAnswer(`${request.method} ${request.url}`, 'chosen' in choice ? choice.chosen.description : undefined);
    return answer(reply, choice);
  });
  await app.listen({ host: '127.0.0.1', port });
  return {
    url: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`,
    close: () => app.close(),
  };
}

/** The interaction whose answer a request gets, or why it gets none. */
type Choice = { readonly chosen: WrittenInteraction } | { readonly status: number; readonly because: string };

/**
 * Of the interactions of the request's operation the one that is to be served, or the first success whose request
 * this is: its query and its body are compared as Pact compares them, nothing more and nothing less.
 */
function choose(
  interactions: readonly WrittenInteraction[],
  request: FastifyRequest,
  serve: readonly string[],
): Choice {
  const { pathname, searchParams } = new URL(request.url, 'http://stub');
  const hasToken = wellFormedBearer.test(request.headers.authorization ?? '');
  const ofOperation = interactions.filter(
    ({ request: { method, path, headers = {}, matchingRules } }) =>
      method === request.method &&
      fits(pathname, path, matchingRules?.path) &&
      'Authorization' in headers === hasToken,
  );
  const [first] = ofOperation;
  if (!first) return { status: 404, because: 'The contract has no such operation' };
  if (!hasToken) return { chosen: first };
  const served = ofOperation.find(({ description }) => serve.includes(description));
  if (served) return { chosen: served };
  const body = parsed(request.body);
  const compared = ofOperation
    .filter(({ response: { status } }) => status < 300)
    .map((one) => ({ one, mismatches: mismatchesOf(one, searchParams, body) }))
    .sort((a, b) => a.mismatches.length - b.mismatches.length);
  const [nearest] = compared;
  if (!nearest) return { status: 404, because: 'The contract has no success of this operation' };
  return nearest.mismatches.length === 0
    ? { chosen: nearest.one }
    : { status: 400, because: `The contract has no such request: ${nearest.mismatches.join('; ')}` };
}

/** How a request differs from that of an interaction, in words. */
function mismatchesOf(
  { request: { query = {}, matchingRules, body: expected } }: WrittenInteraction,
  given: URLSearchParams,
  body: unknown,
): string[] {
  const names = new Set([...Object.keys(query), ...given.keys()]);
  const inQuery = [...names].flatMap((name) => {
    const [value] = query[name] ?? [];
    const [one, ...more] = given.getAll(name);
    if (value === undefined) return [`it knows no ${name} in the query`];
    if (one === undefined) return [`${name} is missing in the query`];
    return more.length === 0 && fits(one, value, matchingRules?.query?.[name])
      ? []
      : [`${name} in the query is to be ${value}`];
  });
  return isDeepStrictEqual(asRead(body), asRead(expected?.content))
    ? inQuery
    : [...inQuery, `the body is to be ${expected ? JSON.stringify(expected.content) : 'none'}`];
}

/** A form is what it holds, in whichever order. */
const asRead = (body: unknown): unknown => (typeof body === 'string' ? readForm(body) : body);

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

function answer(reply: FastifyReply, choice: Choice): FastifyReply {
  if (!('chosen' in choice)) {
    const { status, because } = choice;
    return reply
      .code(status)
      .type('application/problem+json')
      .send(JSON.stringify({ type: 'about:blank', title: because, status }));
  }
  const { status, headers = {}, body } = choice.chosen.response;
  for (const [name, values] of Object.entries(headers)) reply.header(name, values.join(', '));
  return reply.code(status).send(body && JSON.stringify(body.content));
}
