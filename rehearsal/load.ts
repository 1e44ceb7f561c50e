import { randomBytes } from 'node:crypto';
import type { Customer } from './alexa/customer';
import { Browser } from './browser';
import { type SaasFault, saasFaults } from './saas-gateway';
import type { ServiceLoad } from './service';
import type { Stage } from './stage';

/** How much is asked of the stage. */
export interface LoadOptions {
  readonly customers: number;
  /** Requests of all customers together. */
  readonly requests: number;
  /** Share of the SaaS API's answers that go wrong, 0 to 1. */
  readonly faultShare: number;
  /** How many do something at the same time. Default 32. */
  readonly concurrency?: number;
  /** What the skill is told that it has left for a request, in milliseconds. Default 1,500. */
  readonly remainingMs?: number;
}

/** What became of it. */
export interface LoadResult {
  readonly linked: number;
  readonly linkingMs: number;
  readonly requests: number;
  readonly requestsMs: number;
  /** Requests that were answered with what the customer asked for. */
  readonly served: number;
  /** Requests that were answered with "try later", because of a fault. */
  readonly postponed: number;
  /** Of those, the ones that took more than half of their time: a busy machine takes it without a fault, too. */
  readonly late: number;
  /** Faults that the SaaS API had. */
  readonly faults: number;
  /** Answers with something of another customer's; must be 0. */
  readonly mixedUp: number;
  /**
   * Requests without an answer that Alexa takes, things confirmed that are not kept, and things kept that nobody
   * asked for; must be 0. What the customer was told to try later may be kept: the SaaS API's answer can come too late.
   */
  readonly lost: number;
}

interface Visitor {
  /** A first name that nobody else has. */
  readonly name: string;
  readonly customer: Customer;
  /** How many things the SaaS API must keep for them. */
  kept: number;
  /** How many it may keep beyond that. */
  unconfirmed: number;
}

/** Links many customers and lets all of them talk at once. */
export async function runLoad(stage: Stage, service: ServiceLoad, options: LoadOptions): Promise<LoadResult> {
  const { customers, requests, faultShare, concurrency = 32, remainingMs = 1_500 } = options;
  const password = `Aa1!${randomBytes(18).toString('base64url')}`;
  const linkingFrom = performance.now();
  const visitors = await inParallel(concurrency, customers, (index) =>
    link(stage, service.locale, index, password),
  );
  const linkingMs = performance.now() - linkingFrom;
  const linked = visitors.filter(({ customer }) => stage.alexa.accounts.isLinked(customer.userId)).length;

  let [faults, served, postponed, late, mixedUp, lost] = [0, 0, 0, 0, 0, 0];
  await inParallel(concurrency, customers, async (index) => {
    const visitor = visitors[index] as Visitor;
    visitor.kept = await keptOf(stage, service, visitor);
  });
  stage.faults.saas = (): SaasFault | undefined => {
    if (Math.random() >= faultShare) return undefined;
    faults += 1;
    return saasFaults[faults % saasFaults.length];
  };
  const requestsFrom = performance.now();
  // One customer speaks once at a time; the customers all at once.
  await inParallel(concurrency, customers, async (index) => {
    const visitor = visitors[index] as Visitor;
    const own = Math.floor(requests / customers) + (index < requests % customers ? 1 : 0);
    for (let turn = 0; turn < own; turn += 1) {
      const { says, served: serves, keeps = 0 } = service.turn(turn, visitor.name);
      const askedAt = performance.now();
      const answer = await stage.alexa.ask(visitor.customer, says, remainingMs);
      const names = answer.speech.match(/Nr\d+/gi) ?? [];
      const isLost =
        answer.faults.length > 0 || answer.speech === '' || answer.response.card?.type === 'LinkAccount';
      if (isLost) lost += 1;
      else if (names.some((name) => name.toLowerCase() !== visitor.name.toLowerCase())) mixedUp += 1;
      else if (!serves.test(answer.speech)) {
        postponed += 1;
        if (performance.now() - askedAt > remainingMs / 2) late += 1;
        visitor.unconfirmed += keeps;
      } else {
        served += 1;
        visitor.kept += keeps;
      }
    }
  });
  const requestsMs = performance.now() - requestsFrom;

  stage.faults.saas = undefined;
  await inParallel(concurrency, customers, async (index) => {
    const visitor = visitors[index] as Visitor;
    // Not within `+=`, which would read the sum before it waits, and forget what other lanes add meanwhile.
    const kept = await keptOf(stage, service, visitor);
    lost += Math.max(visitor.kept - kept, 0, kept - visitor.kept - visitor.unconfirmed);
  });
  return { linked, linkingMs, requests, requestsMs, served, postponed, late, faults, mixedUp, lost };
}

/** Signs a new customer in on the sign-in page and links the account. */
async function link(stage: Stage, locale: string, index: number, password: string): Promise<Visitor> {
  const name = `Nr${index}`;
  const username = `${name.toLowerCase()}@example.com`;
  await stage.cognito.users.signUp(username, password, true);
  const customer = stage.alexa.newCustomer(locale, false);
  const browser = new Browser(stage.network.fetch);
  const redirectUri = stage.redirectUrls[index % stage.redirectUrls.length] ?? '';
  const page = await browser.open(stage.network.toLocal(stage.alexa.beginLinking(customer, redirectUri)));
  await stage.alexa.completeLinking((await browser.submit(page, { username, password })).url);
  return { name, customer, kept: 0, unconfirmed: 0 };
}

/**
 * How many things the SaaS API keeps for a customer; 0 where the service keeps none.
 *
 * @throws Error if the API does not say it
 */
async function keptOf(stage: Stage, service: ServiceLoad, { customer }: Visitor): Promise<number> {
  const { accessToken = '' } = stage.alexa.accounts.tokens(customer.userId) ?? {};
  const get = async (path: string): Promise<unknown> => {
    const answer = await fetch(stage.saasUrl + path, { headers: { authorization: `Bearer ${accessToken}` } });
    if (!answer.ok) throw new Error(`GET ${path} was answered with ${answer.status}.`);
    return answer.json();
  };
  const kept = (await service.kept?.(get)) ?? 0;
  if (!Number.isInteger(kept)) throw new Error(`The service's load keeps ${kept} things: that is no number.`);
  return kept;
}

/** Does something `count` times, `concurrency` of them at a time. */
export async function inParallel<Result>(
  concurrency: number,
  count: number,
  run: (index: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const lane = async () => {
    for (let index = next++; index < count; index = next++) results[index] = await run(index);
  };
  await Promise.all(Array.from({ length: concurrency }, lane));
  return results;
}
