import { randomBytes } from 'node:crypto';
import type { Customer } from './alexa/alexa-service';
import { Browser } from './browser';
import { type SaasFault, saasFaults } from './saas-gateway';
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
  /** Faults that the SaaS API had. */
  readonly faults: number;
  /** Answers with something of another customer's; must be 0. */
  readonly mixedUp: number;
  /** Requests without an answer that Alexa takes, and confirmed tasks that are not there; must be 0. */
  readonly lost: number;
}

interface Visitor {
  /** A first name that nobody else has, which the skill greets with. */
  readonly name: string;
  readonly customer: Customer;
  tasks: number;
}

/** Links many customers and lets all of them talk at once, in American English. */
export async function runLoad(stage: Stage, options: LoadOptions): Promise<LoadResult> {
  const { customers, requests, faultShare, concurrency = 32, remainingMs = 1_500 } = options;
  const password = `Aa1!${randomBytes(18).toString('base64url')}`;
  const linkingFrom = performance.now();
  const visitors = await inParallel(concurrency, customers, (index) => link(stage, index, password));
  const linkingMs = performance.now() - linkingFrom;
  const linked = visitors.filter(({ customer }) => stage.alexa.accounts.isLinked(customer.userId)).length;

  let [faults, served, postponed, mixedUp, lost] = [0, 0, 0, 0, 0];
  const tasksAtFirst = await openTasks(stage, visitors[0]);
  for (const visitor of visitors) visitor.tasks = tasksAtFirst;
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
      const title = `errand ${turn} of ${visitor.name}`;
      const adds = turn % 2 === 1;
      const {
        speech,
        response,
        faults: refused,
      } = await stage.alexa.ask(
        visitor.customer,
        adds ? { name: 'AddTaskIntent', slots: { task: title } } : 'launch',
        remainingMs,
      );
      const names = speech.match(/Nr\d+/gi) ?? [];
      const isOwn = names.some((name) => name.toLowerCase() === visitor.name.toLowerCase());
      if (refused.length > 0 || speech === '' || response.card?.type === 'LinkAccount') lost += 1;
      else if (names.length > 0 && !isOwn) mixedUp += 1;
      else if (!isOwn) postponed += 1;
      else {
        served += 1;
        if (adds) visitor.tasks += 1;
      }
    }
  });
  const requestsMs = performance.now() - requestsFrom;

  stage.faults.saas = undefined;
  await inParallel(concurrency, customers, async (index) => {
    const visitor = visitors[index] as Visitor;
    lost += Math.abs((await openTasks(stage, visitor)) - visitor.tasks);
  });
  return { linked, linkingMs, requests, requestsMs, served, postponed, faults, mixedUp, lost };
}

/** Signs a new customer in on the sign-in page and links the account. */
async function link(stage: Stage, index: number, password: string): Promise<Visitor> {
  const name = `Nr${index}`;
  const username = `${name.toLowerCase()}@example.com`;
  await stage.cognito.users.signUp(username, password, true);
  const customer = stage.alexa.newCustomer('en-US', false);
  const browser = new Browser(stage.network.fetch);
  const redirectUri = stage.redirectUrls[index % stage.redirectUrls.length] ?? '';
  const page = await browser.open(stage.network.toLocal(stage.alexa.beginLinking(customer, redirectUri)));
  await stage.alexa.completeLinking((await browser.submit(page, { username, password })).url);
  return { name, customer, tasks: 0 };
}

/** How many open tasks the skill counts for a customer. */
async function openTasks(stage: Stage, visitor: Visitor | undefined): Promise<number> {
  if (!visitor) return 0;
  const { speech } = await stage.alexa.ask(visitor.customer, 'launch');
  return Number(/(\d+) open task/.exec(speech)?.[1] ?? Number.NaN);
}

async function inParallel<Result>(
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
