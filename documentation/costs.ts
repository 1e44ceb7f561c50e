import { service } from '#service/index';
import { type Price, prices, pricesOf, userPrices, userPricesSource } from './prices';

/** How many linked customers the costs are worked out for. */
const sizes = [1_000, 100_000, 1_000_000] as const;

/**
 * What an environment has once, whoever uses it: the shipped production environment with `dashboard` and all of
 * `customers`. A test counts it in the synthesized stack and in the lines that the functions write.
 */
export const standing = {
  alarms: 23,
  /** What they are paid by: an alarm on a share looks at two. */
  alarmedMetrics: 25,
  dashboards: 1,
  /** One for each topic of alarms: in the environment's region and in us-east-1. */
  keys: 2,
  /** The signing key of the migration. */
  secrets: 1,
  /** Of the skill, of its operations, of the user pool's functions, and of the migration endpoint. */
  metrics: 9 + 2 * Object.keys(service.skill.operations).length + 4 * 5 + 2 + 2,
} as const;

/** What is assumed of one linked customer in a month, and of one run of a function. */
export const assumed = {
  /** One a day. Alexa refreshes the token before each, because an access token lives an hour. */
  requests: 30,
  mails: 0.1,
  /** MB, the default. */
  memory: 512,
  skillMs: 300,
  /** Of the function that puts the SaaS's id into the token. */
  triggerMs: 50,
  /** Of a log, with Lambda's own lines. */
  skillBytes: 1_500,
  triggerBytes: 1_000,
  /** Share of requests that X-Ray keeps. */
  traced: 0.05,
  /** The default of `logRetentionDays`. */
  monthsKept: 12,
} as const;

const million = 1_000_000;
const gigabyte = 1_000_000_000;

/** What so many users cost in a month, by the feature plan. */
export function usersCost(plan: keyof typeof userPrices, users: number): number {
  let before = 0;
  return userPrices[plan].reduce((sum, { upTo, dollars }) => {
    const within = Math.max(0, Math.min(users, upTo) - before);
    before = upTo;
    return sum + within * dollars;
  }, 0);
}

/** What runs cost beside their users, by what they are paid for. */
export function runningCosts(customers: number): Readonly<Record<string, number>> {
  const runs = customers * assumed.requests;
  const seconds = (runs * (assumed.skillMs + assumed.triggerMs)) / 1_000;
  const logged = (runs * (assumed.skillBytes + assumed.triggerBytes)) / gigabyte;
  return {
    'Lambda: skill, and the id in the token':
      ((2 * runs) / million) * prices.lambdaRequests.dollars +
      seconds * (assumed.memory / 1_024) * prices.lambdaTime.dollars,
    'Logs, taken in and kept for a year':
      logged * (prices.logs.dollars + assumed.monthsKept * prices.keptLogs.dollars),
    'X-Ray': ((2 * runs * assumed.traced) / million) * prices.traces.dollars,
    Mail: ((customers * assumed.mails) / 1_000) * prices.mail.dollars,
    [`${standing.metrics} metrics, ${standing.alarms} alarms, the dashboard`]:
      standing.metrics * prices.metric.dollars +
      standing.alarmedMetrics * prices.alarm.dollars +
      standing.dashboards * prices.dashboard.dollars,
    'Keys of two topics, the signing key, the hosted zone':
      standing.keys * prices.key.dollars + standing.secrets * prices.secret.dollars + prices.zone.dollars,
  };
}

const dollars = (value: number) =>
  Number.isInteger(value) || value >= 10 ? Math.round(value).toLocaleString('en') : value.toFixed(2);
const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [head, head.map(() => '---'), ...rows].map(row).join('\n');

/** What an environment costs in a month, as Markdown. */
export function costsTable(): string {
  const running = sizes.map(runningCosts);
  const lines = Object.keys(running[0] ?? {}).map((name) => [
    name,
    ...running.map((costs) => dollars(costs[name] ?? 0)),
  ]);
  const beside = running.map((costs) => Object.values(costs).reduce((sum, one) => sum + one, 0));
  const plans = (Object.keys(userPrices) as (keyof typeof userPrices)[]).map((plan) => [
    `Cognito, ${plan}`,
    ...sizes.map((size) => dollars(usersCost(plan, size))),
  ]);
  const total = sizes.map((size, index) => dollars((beside[index] ?? 0) + usersCost('ESSENTIALS', size)));
  return table(
    ['US dollars a month', ...sizes.map((size) => `${size.toLocaleString('en')} linked customers`)],
    [...plans, ...lines, ['**In all, with ESSENTIALS**', ...total.map((one) => `**${one}**`)]],
  );
}

/** The prices that the costs are made of, as Markdown. */
export function pricesTable(): string {
  const rows = Object.values<Price>(prices).map(({ what, dollars: price, per, source }) => [
    what,
    `${price}`,
    per,
    `<${source}>`,
  ]);
  const users = Object.entries(userPrices).map(([plan, bands]) => [
    `Cognito, ${plan}`,
    bands.map(({ dollars: price }) => (price === 0 ? 'free' : price)).join(', then '),
    `user who did something in the month${bands
      .slice(0, -1)
      .map(({ upTo }, index) => `${index === 0 ? ': up to ' : ', up to '}${upTo.toLocaleString('en')}`)
      .join('')}${bands.length > 1 ? ', beyond' : ''}`,
    `<${userPricesSource}>`,
  ]);
  return `AWS's list prices in us-east-1, ${pricesOf}.\n\n${table(['what', 'US dollars', 'for each', 'source'], [...users, ...rows])}`;
}
