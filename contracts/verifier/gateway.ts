import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import fastify, { type FastifyReply, type FastifyRequest } from 'fastify';
import type { States } from '../service';
import { checkValues } from './handler-states';
import { type GivenValues, type RequestedState, reasonOf, type StateChanges } from './provider-states';
import type { Redaction } from './redaction';

/** Gets an access token for a state whose handler gives none. */
export interface TokenSource {
  /** The token, or undefined where this source has none for the state. Whatever it throws is a failure. */
  tokenFor(state: RequestedState): Promise<string | undefined>;
}

/** Why an interaction cannot be verified, whatever the provider answers. */
export interface Fault {
  readonly kind: 'state' | 'token' | 'connection';
  readonly message: string;
}

/** What went through the gateway for one interaction of the contract. */
export interface Exchange {
  readonly states: RequestedState[];
  readonly faults: Fault[];
  /** E.g. `GET /v1/tasks?limit=5`; undefined until it was sent. */
  request?: string;
  /** Status that the provider answered with; undefined when it did not. */
  status?: number;
  /** Where the provider redirected to. */
  location?: string;
}

/** What the gateway stands in front of. */
export interface GatewayOptions {
  /** Base URL of the provider, with no slash at the end. */
  readonly providerUrl: string;
  readonly states: StateChanges;
  /** What each state has to give; default nothing is known of them. */
  readonly catalogue?: States;
  readonly tokens?: TokenSource;
  readonly redaction: Redaction;
  /** Milliseconds for each answer of the provider. */
  readonly timeout: number;
  readonly onInteraction?: (count: number) => void;
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

/**
 * No interaction can expect this status, so that one with a fault fails in the Pact verifier too, and with it
 * in what is published to a broker.
 */
const faultStatus = 599;

/** What the Pact verifier gets to see in place of a token: of the same shape, and good for nothing. */
const tokenPlaceholder = 'access.token.placeholder';

/** Headers that belong to one connection, and those that `fetch` writes itself. */
const connectionHeaders = new Set(
  'connection keep-alive transfer-encoding upgrade te trailer host content-length accept-encoding expect'.split(
    ' ',
  ),
);

/** `fetch` has already undone the encoding. */
const undoneHeaders = new Set([...connectionHeaders, 'content-encoding']);

/**
 * Starts the loopback gateway between the Pact verifier and the provider. It changes states strictly, puts
 * the access token into requests that carry an `Authorization` header and no others, and takes every token
 * out of what comes back. The Pact verifier, its reports and a broker never get to see one.
 */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const { providerUrl, states, catalogue = {}, redaction, timeout } = options;
  const statesPath = `/${randomUUID()}/states`;
  const exchanges: Exchange[] = [];
  let current: (Exchange & { token?: string; over: boolean }) | undefined;

  /** Setting up a state after a request begins the next interaction. */
  const exchange = () => {
    if (current === undefined || current.over) {
      current = { states: [], faults: [], over: false };
      exchanges.push(current);
    }
    return current;
  };

  const setUp = async (state: RequestedState): Promise<GivenValues> => {
    const now = exchange();
    // An interaction without states is announced by one without a name.
    if (state.name === '') return {};
    now.states.push(state);
    try {
      const own = await options.tokens?.tokenFor(state);
      if (own !== undefined) redaction.add(own);
      const values = await states.setUp(state, own && subjectOf(own));
      const { accessToken = own, ...others } = values;
      if (typeof accessToken === 'string') redaction.add(accessToken);
      checkValues(catalogue, state.name, accessToken === undefined ? others : { ...others, accessToken });
      if (accessToken === undefined) return others;
      if (typeof accessToken !== 'string' || !/^[\x21-\x7e]+$/.test(accessToken)) {
        throw new Error(`The accessToken that "${state.name}" gave is no token: a string of visible ASCII.`);
      }
      if (now.token !== undefined && now.token !== accessToken) {
        throw new Error('Two states of this interaction gave different access tokens: which is to be sent?');
      }
      now.token = accessToken;
      return { ...others, accessToken: tokenPlaceholder };
    } catch (error) {
      now.faults.push({ kind: 'state', message: messageOf(error) });
      return {};
    }
  };

  /** Whether the state was undone; where it was not, the Pact verifier has to fail the interaction itself. */
  const tearDown = async (state: RequestedState): Promise<boolean> => {
    if (state.name === '') return true;
    try {
      await states.tearDown(state);
      return true;
    } catch (error) {
      // One that could not be set up can hardly be undone: the first fault says enough.
      if (current?.faults.length === 0) current.faults.push({ kind: 'state', message: messageOf(error) });
      return false;
    }
  };

  const forward = async (request: FastifyRequest, reply: FastifyReply) => {
    const now = exchange();
    now.over = true;
    options.onInteraction?.(exchanges.length);
    now.request = `${request.method} ${request.url}`;
    const headers = new Headers();
    for (const [name, value] of Object.entries(request.headers)) {
      if (value !== undefined && !connectionHeaders.has(name)) headers.set(name, String(value));
    }
    if (headers.has('authorization')) {
      if (now.token !== undefined) headers.set('authorization', `Bearer ${now.token}`);
      else if (now.faults.length === 0) {
        now.faults.push({
          kind: 'token',
          message:
            'The request needs an access token and no state gave one: a state of this interaction has to ' +
            'answer with {"accessToken": "…"}.',
        });
      }
    }
    if (now.faults.length > 0) return reply.code(faultStatus).send();

    try {
      const body = Buffer.isBuffer(request.body) && request.body.length > 0 ? request.body : undefined;
      const response = await fetch(`${providerUrl}${request.url}`, {
        method: request.method,
        headers,
        body,
        redirect: 'manual',
        signal: AbortSignal.timeout(timeout),
      });
      const bytes = Buffer.from(await response.arrayBuffer());
      now.status = response.status;
      now.location = response.headers.get('location') ?? undefined;
      const redirects = response.status >= 300 && response.status < 400;
      // The Pact verifier would follow a redirect, past this gateway.
      const dropped = redirects ? [...undoneHeaders, 'location'] : [...undoneHeaders];
      const kept = [...response.headers].filter(([name]) => !dropped.includes(name));
      // Past the framework, which would add a content type where the provider gave none.
      reply.hijack();
      reply.raw.writeHead(
        response.status,
        Object.fromEntries(kept.map(([name, value]) => [name, redaction.text(value)])),
      );
      return reply.raw.end(redaction.bytes(bytes));
    } catch (error) {
      now.faults.push({ kind: 'connection', message: `The provider did not answer: ${reasonOf(error)}.` });
      return reply.code(faultStatus).send();
    }
  };

  const app = fastify({ logger: false, forceCloseConnections: true });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.post(statesPath, async (request, reply) => {
    const { state, params, action } = JSON.parse(String(request.body)) as StateChangeRequest;
    const requested = { name: state, params: params ?? {} };
    if (action !== 'teardown') return setUp(requested);
    // Not 500: the Pact verifier tries that again, with pauses.
    return reply.code((await tearDown(requested)) ? 200 : 422).send({});
  });
  app.all('*', forward);
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;

  return {
    port,
    statesUrl: `http://127.0.0.1:${port}${statesPath}`,
    exchanges,
    close: () => app.close(),
  };
}

/** What the Pact verifier posts for each state. */
interface StateChangeRequest {
  readonly state: string;
  readonly params?: Record<string, unknown>;
  readonly action: 'setup' | 'teardown';
}

/** The customer's id in a token, which is not secret. */
function subjectOf(token: string): string | undefined {
  try {
    const { sub }: { sub?: unknown } = JSON.parse(
      Buffer.from(token.split('.')[1] ?? '', 'base64url').toString(),
    );
    return typeof sub === 'string' ? sub : undefined;
  } catch {
    return undefined;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
