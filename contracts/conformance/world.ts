import type { SaasApi } from '../../skill/saas/operation';
import type { GivenValues } from '../verifier/provider-states';
import { NotCheckable } from './fault';
import type { Issuer } from './test-issuer';
import type { WireAnswer, WireRequest } from './wire';

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
  readonly service: SaasApi;
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

/**
 * What the first operation tells whose answers are each customer's own. Tried are those that change nothing and are
 * of no one thing, which another customer does not have; and then the one that tokens are tried on.
 *
 * @param tell what is told; undefined where the operation answers one customer as it answers another
 * @throws NotCheckable where no operation tells anything
 */
export async function toldApart<Told>(
  world: Pick<ConformanceWorld, 'service'>,
  tell: (operation: string) => Promise<Told | undefined>,
): Promise<Told> {
  const general = Object.entries(world.service.operations).flatMap(([name, { path, repeat }]) =>
    repeat === 'safe' && !path.includes('{') ? [name] : [],
  );
  const tried = [...new Set([...general, triedOn(world)])];
  for (const operation of tried) {
    const told = await tell(operation);
    if (told !== undefined) return told;
  }
  const names = tried.map((name) => `"${name}"`).join(', ');
  throw new NotCheckable(
    `${tried.length === 1 ? `${names} does not tell` : `None of ${names} tells`} one customer from another by its answer`,
  );
}
