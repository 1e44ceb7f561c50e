import { randomUUID } from 'node:crypto';
import { formType, writeForm } from '../../skill/saas/form';
import { exampleOf, isMatcher, isObject } from '../matching';
import type { ContractedService, StateUse } from '../service';
import { customerIn, type TokenSource } from '../verifier/interaction-log';
import { type GivenValues, type StateChanges, VerificationError } from '../verifier/provider-states';
import type { Redaction } from '../verifier/redaction';
import { ConformanceFault, NotCheckable } from './fault';
import { ServiceUnderTest } from './service-under-test';
import type { Issuer } from './test-issuer';
import { lower } from './wire';
import type { ConformanceWorld } from './world';

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
  // For nothing, for a number, for none, in languages that guess.
  ...['0', '007', 'null'],
] as const;

/** A world for one check. */
export function createWorld(options: WorldOptions): ConformanceWorld {
  const { service, states, issuer, tokens, redaction } = options;
  const tried = new ServiceUnderTest(options);
  const { contract, operations } = service;
  const allScopes = Object.keys(service.scopes);
  const run = randomUUID().slice(0, 8);
  let customers = 0;
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

  return {
    service,
    issuer,
    texts,
    get slowest() {
      return tried.slowest;
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
        call: (operation, input = {}) => tried.call(operation, token, input),
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
          ...(body ? { body: written(filledBody(body, values), headers['Content-Type']) } : {}),
        },
      };
    },
    send: (request, token) => tried.send(request, token),
  };
}

/** A body as its media type has it: JSON, or a form. */
const written = (body: object, type: unknown): string =>
  type === formType ? writeForm(body) : JSON.stringify(body);

/** A body with what the states gave, or its examples. */
function filledBody(body: object, values: Readonly<Record<string, unknown>>): object {
  const filled = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(filled);
    if (!isObject(value)) return value;
    if (isMatcher(value)) return withValues(value, values);
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, filled(one)]));
  };
  return filled(body) as object;
}

/** A part of a request with what the states gave, or its example. */
function withValues(part: unknown, values: Readonly<Record<string, unknown>>): string {
  const expression =
    typeof part === 'object' && part !== null && 'expression' in part ? part.expression : undefined;
  return typeof expression === 'string'
    ? expression.replaceAll(/\$\{(\w+)\}/g, (_all, name: string) => String(values[name] ?? ''))
    : String(exampleOf(part));
}
