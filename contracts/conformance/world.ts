import { randomUUID } from 'node:crypto';
import { largestBodyBytes } from '../../skill/saas/body';
import { longestTurnMs } from '../../skill/saas/deadline';
import { judge } from '../../skill/saas/judge';
import { type Input, requestOf } from '../../skill/saas/operation-request';
import { exampleOf } from '../matching';
import { relay } from '../relay';
import type { ContractedService, StateUse } from '../service';
import { customerIn, type TokenSource } from '../verifier/interaction-log';
import {
  type GivenValues,
  reasonOf,
  type StateChanges,
  VerificationError,
} from '../verifier/provider-states';
import { excerpt, type Redaction } from '../verifier/redaction';
import { ConformanceFault, NotCheckable } from './check';
import type { Issuer } from './test-issuer';
import { lower, parsed, type WireAnswer, type WireRequest } from './wire';

/** Someone who exists for one check. */
export interface TestCustomer {
  /** As the states name them. */
  readonly name: string;
  /** A token of all scopes, or of those that were asked for. */
  readonly token: string;
  /** Brings a state about, with the customer's name among its parameters. */
  given(state: string, params: object): Promise<GivenValues>;
  /** Calls an operation with what the skill's client would be called with. */
  call(operation: string, input?: object): Promise<WireAnswer>;
}

/** A request whose states are set up. */
export interface UsualRequest {
  readonly request: WireRequest;
  /** Of the operation's scope. */
  readonly token: string;
  /** The customer's name in the states. */
  readonly customer: string;
}

/** Where checks are made. */
export interface ConformanceWorld {
  readonly service: ContractedService;
  /** Mints what states cannot; absent where the service trusts no issuer of the kit. */
  readonly issuer?: Issuer;
  /** Texts that have to come back as they went. */
  readonly texts: readonly string[];
  /** A customer who is new. */
  customer(scopes?: readonly string[]): Promise<TestCustomer>;
  /** Brings a state about. */
  given(state: string, params: object): Promise<GivenValues>;
  /** The token that a state gives, for a customer of its own. @throws NotCheckable where it is not known */
  tokenOf(state: string, params: object): Promise<string>;
  /**
   * The operation as the contract has it when all is well, in its states, without a token.
   *
   * @param onToken what is to be so besides: done once the customer, who is new, has a token and nothing else
   */
  usual(operation: string, onToken?: (customer: string) => Promise<void>): Promise<UsualRequest>;
  send(request: WireRequest, token?: string): Promise<WireAnswer>;
  /** The slowest answer so far. */
  readonly slowest: { readonly request: string; readonly milliseconds: number } | undefined;
}

/** The operation that tokens are tried on: one that changes nothing, where there is one. */
export function triedOn({ service: { operations } }: Pick<ConformanceWorld, 'service'>): string {
  const names = Object.keys(operations);
  const name = names.find((one) => operations[one]?.repeat === 'safe') ?? names[0];
  if (name === undefined) throw new Error('The service has no operations.');
  return name;
}

/** What checks are made with. */
export interface WorldOptions {
  readonly service: ContractedService;
  /** Without a slash at the end. */
  readonly providerUrl: string;
  readonly states: StateChanges;
  readonly issuer?: Issuer;
  /** Gets tokens for states that give none. */
  readonly tokens?: TokenSource;
  readonly redaction: Redaction;
  /** Milliseconds for each answer. */
  readonly timeout: number;
}

/** In the languages that the skill speaks, and what a database or a template likes to spoil. */
const texts = [
  'Grüße für Jörg, ß und Ä',
  'Mañana: ¿qué más?',
  'À bientôt, cœur brisé',
  '牛乳を買う',
  '🥛 👩‍👩‍👧 🇯🇵',
  '<b>Bold</b> & "quoted" \'too\'',
  "Robert'); DROP TABLE x;--",
  `100 % {{name}} \${value} %s`,
  'Ｔシャツ１枚、½ ℃ ﬁ',
  'A%20%41+&#65;\\u0041',
] as const;

const accept = 'application/json, application/problem+json';

/** A world for one check. */
export function createWorld(options: WorldOptions): ConformanceWorld {
  const { service, providerUrl, states, issuer, tokens, redaction, timeout } = options;
  const { contract, operations } = service;
  const allScopes = Object.keys(service.scopes);
  const run = randomUUID().slice(0, 8);
  let customers = 0;
  let slowest: ConformanceWorld['slowest'];
  const given = new Set<string>();

  const setUp = async (name: string, params: object): Promise<GivenValues> => {
    try {
      const state = { name, params: { ...params } };
      const own = await tokens?.tokenFor(state);
      if (own !== undefined) redaction.add(own);
      const values = await states.setUp(state, own && customerIn(own));
      if (typeof values.accessToken === 'string') redaction.add(values.accessToken);
      return own === undefined ? values : { accessToken: own, ...values };
    } catch (error) {
      if (error instanceof VerificationError) throw error;
      const message = error instanceof Error ? error.message : String(error);
      // What the endpoint does not know is another thing than what it cannot do.
      if (/^The states endpoint answered 4\d\d |^No provider state/.test(message)) {
        throw new NotCheckable(`the states endpoint does not know "${name}"`);
      }
      throw /cannot give such a token/.test(message)
        ? new NotCheckable(message)
        : new ConformanceFault(message);
    }
  };

  const newName = () => {
    customers += 1;
    return `${contract.customer}-${run}-${customers}`;
  };

  const tokenFor = async (name: string, scopes: readonly string[]): Promise<string> => {
    const { accessToken } = await setUp('a valid access token', { customer: name, scopes: [...scopes] });
    if (typeof accessToken === 'string') return accessToken;
    if (issuer) {
      const token = await issuer.mint({ sub: name, scopes: [...scopes] });
      redaction.add(token);
      return token;
    }
    throw new ConformanceFault('The state "a valid access token" gave no token, and there is no issuer.');
  };

  const send = async (request: WireRequest, token?: string): Promise<WireAnswer> => {
    const { method, path, headers, body } = request;
    const sent = performance.now();
    try {
      const answer = await relay(
        providerUrl + path,
        {
          method,
          headers: {
            accept,
            ...headers,
            ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
          },
          body: body === undefined ? undefined : Buffer.from(body),
        },
        timeout,
      );
      const milliseconds = Math.round(performance.now() - sent);
      const name = `${method} ${path.replace(/\?.*/, '')}`;
      if (!slowest || milliseconds > slowest.milliseconds) slowest = { request: name, milliseconds };
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
  };

  const call = async (name: string, token: string, input: object): Promise<WireAnswer> => {
    const operation = operations[name];
    const request = operation && requestOf(operation, input as Input);
    if (!request) throw new Error(`The operation "${name}" cannot be called with ${JSON.stringify(input)}.`);
    const { target, headers, body } = request;
    const answer = await send(
      { method: operation.method, path: target, headers: lower(headers), body },
      token,
    );
    // Whatever the skill could not make use of is a fault, wherever it is met.
    const outcome = judge(service, operation, { ...answer, body: answer.text });
    if (outcome.kind === 'unavailable') {
      throw new ConformanceFault(
        `The skill cannot make use of the answer to ${operation.method} ${operation.path} (${outcome.reason}): ` +
          `${answer.status} ${answer.headers['content-type'] ?? 'without a content type'}: ${excerpt(answer.text, 200)}`,
      );
    }
    return answer;
  };

  return {
    service,
    issuer,
    texts,
    get slowest() {
      return slowest;
    },
    async customer(scopes = allScopes) {
      const name = newName();
      const token = await tokenFor(name, scopes);
      if (tokens && given.has(token)) throw new NotCheckable('the tokens from Cognito are of one customer');
      given.add(token);
      return {
        name,
        token,
        given: (state, params) => setUp(state, { customer: name, ...params }),
        call: (operation, input = {}) => call(operation, token, input),
      };
    },
    given: setUp,
    async tokenOf(state, params) {
      const { accessToken } = await setUp(state, { customer: newName(), ...params });
      if (typeof accessToken === 'string') return accessToken;
      throw new NotCheckable(`the state "${state}" gave no token`);
    },
    async usual(name, onToken) {
      const [operation, usual] = [operations[name], contract.operations[name]];
      if (!operation || !usual) throw new Error(`There is no operation "${name}".`);
      const customer = newName();
      const token = await tokenFor(customer, [operation.scope]);
      await onToken?.(customer);
      const values: Record<string, unknown> = {};
      for (const { name: state, params } of usual.states as readonly StateUse[]) {
        const own = 'customer' in params && params.customer === contract.customer ? { customer } : {};
        Object.assign(values, await setUp(state, { ...params, ...own }));
      }
      const filled = (part: unknown) => withValues(part, values);
      const { path = operation.path, query = {}, headers = {}, body } = usual.request;
      const search = new URLSearchParams(
        Object.entries(query).map(([key, value]): [string, string] => [key, filled(value)]),
      ).toString();
      return {
        token,
        customer,
        request: {
          method: operation.method,
          path: filled(path) + (search && `?${search}`),
          headers: lower({
            ...(body ? { 'content-type': 'application/json' } : {}),
            ...Object.fromEntries(Object.entries(headers).map(([key, value]) => [key, filled(value)])),
          }),
          ...(body ? { body: JSON.stringify(exampleOf(body)) } : {}),
        },
      };
    },
    send,
  };
}

/** A part of a request with what the states gave, or its example. */
function withValues(part: unknown, values: Readonly<Record<string, unknown>>): string {
  const expression =
    typeof part === 'object' && part !== null && 'expression' in part ? part.expression : undefined;
  return typeof expression === 'string'
    ? expression.replaceAll(/\$\{(\w+)\}/g, (_all, name: string) => String(values[name] ?? ''))
    : String(exampleOf(part));
}
