import { randomUUID } from 'node:crypto';
import type { States } from '../service';
import { checkValues } from './handler-states';
import type { GivenValues, RequestedState, StateChanges } from './provider-states';
import type { Redaction } from './redaction';
import { tokenFault } from './token-faults';

/** Gets an access token for a state whose handler gives none. */
export interface TokenSource {
  /** The token, or undefined where this source has none for the state. Whatever it throws is a failure. */
  tokenFor(state: RequestedState): Promise<string | undefined>;
}

/** Why an interaction cannot be verified, whatever the provider answers. */
export interface Fault {
  readonly kind: 'state' | 'token' | 'connection' | 'time' | 'body';
  readonly message: string;
}

/** What went through the gateway for one interaction of the contract. */
export interface Exchange {
  readonly states: RequestedState[];
  readonly faults: Fault[];
  /** E.g. `GET /v1/things?limit=5`; undefined until it was sent. */
  request?: string;
  /** Status that the provider answered with; undefined when it did not. */
  status?: number;
  /** Milliseconds until the whole answer was there. */
  milliseconds?: number;
  /** Where the provider redirected to. */
  location?: string;
}

/** An interaction that is under way. */
export interface CurrentExchange extends Exchange {
  /** The access token that a state gave. */
  token?: string;
}

/** What states are changed with. */
export interface InteractionLogOptions {
  readonly states: StateChanges;
  /** What each state has to give; default nothing is known of them. */
  readonly catalogue?: States;
  readonly tokens?: TokenSource;
  readonly redaction: Redaction;
}

/** What the Pact verifier gets to see in place of a token: of the same shape, and good for nothing. */
const tokenPlaceholder = 'access.token.placeholder';

/** The interactions in the order in which they are verified: their states, strictly, and what went wrong. */
export class InteractionLog {
  readonly exchanges: Exchange[] = [];
  #current: (CurrentExchange & { isOver: boolean }) | undefined;
  /** Names the customers of this run. */
  readonly #run = randomUUID().slice(0, 8);

  constructor(private readonly options: InteractionLogOptions) {}

  /** Brings a state about, and gives its values, with a placeholder for the token. */
  async setUp(state: RequestedState): Promise<GivenValues> {
    const now = this.#exchange();
    // An interaction without states is announced by one without a name.
    if (state.name === '') return {};
    now.states.push(state);
    try {
      const { accessToken, ...others } = await this.#valuesOf(state);
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
  }

  /** Whether the state was undone; where it was not, the Pact verifier has to fail the interaction itself. */
  async tearDown(state: RequestedState): Promise<boolean> {
    if (state.name === '') return true;
    try {
      await this.options.states.tearDown(this.#ofThisRun(state));
      return true;
    } catch (error) {
      // One that could not be set up can hardly be undone: the first fault says enough.
      if (this.#current?.faults.length === 0) {
        this.#current.faults.push({ kind: 'state', message: messageOf(error) });
      }
      return false;
    }
  }

  /** The interaction whose request is sent now. A state that is set up after it begins the next one. */
  send(request: string): CurrentExchange {
    const now = this.#exchange();
    now.isOver = true;
    now.request = request;
    return now;
  }

  #exchange() {
    if (this.#current === undefined || this.#current.isOver) {
      this.#current = { states: [], faults: [], isOver: false };
      this.exchanges.push(this.#current);
    }
    return this.#current;
  }

  /** Customers of this interaction alone: nothing is left of others, nor of a run that was broken off. */
  #ofThisRun({ name, params }: RequestedState): RequestedState {
    const { customer } = params;
    if (typeof customer !== 'string') return { name, params };
    return { name, params: { ...params, customer: `${customer}-${this.#run}-${this.exchanges.length}` } };
  }

  async #valuesOf(state: RequestedState): Promise<GivenValues> {
    const { states, catalogue = {}, tokens, redaction } = this.options;
    const own = await tokens?.tokenFor(state);
    if (own !== undefined) redaction.add(own);
    const { accessToken = own, ...others } = await states.setUp(
      this.#ofThisRun(state),
      own && customerIn(own),
    );
    if (typeof accessToken === 'string') {
      redaction.add(accessToken);
      const fault = tokenFault(state, accessToken, Date.now());
      if (fault !== undefined) throw new Error(fault);
    }
    const values = accessToken === undefined ? others : { ...others, accessToken };
    checkValues(catalogue, state.name, values);
    return values;
  }
}

/** The customer's id in a token, which is not secret: the service's own where the token names it. */
export function customerIn(token: string): string | undefined {
  try {
    const { sub, customerId }: { sub?: unknown; customerId?: unknown } = JSON.parse(
      Buffer.from(token.split('.')[1] ?? '', 'base64url').toString(),
    );
    return [customerId, sub].find((id) => typeof id === 'string');
  } catch {
    return undefined;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
