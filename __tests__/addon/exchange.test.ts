import { Exchange, type ExchangeOutcome } from '../../addon/exchange';
import { alexaPlusLimits } from '../../alexa/limits';
import { AddonWorld, rpc } from './world';

test.each<[what: string, parts: readonly ExchangeOutcome[], outcome: ExchangeOutcome]>([
  ['nothing', [], 'answered'],
  ['a refusal', ['refused'], 'refused'],
  ['a refusal and a token that was revoked', ['token-refused', 'refused'], 'token-refused'],
  ['a revoked token and a SaaS that cannot be reached', ['token-refused', 'unavailable'], 'unavailable'],
  ['a fault and all else', ['unavailable', 'failed', 'forbidden', 'refused'], 'failed'],
])('what a person has to look at is the outcome of %s', (_what, parts, outcome) => {
  for (const order of [parts, [...parts].reverse()]) {
    const exchange = new Exchange();
    for (const part of order) exchange.conclude(part, `because of ${part}`);
    expect([exchange.outcome, exchange.reason]).toEqual([
      outcome,
      parts.length > 0 ? `because of ${outcome}` : undefined,
    ]);
    for (const part of parts) expect(exchange.has(part)).toBe(true);
  }
});

test.each([
  ['Alexa waits', undefined, alexaPlusLimits.toolAnswerMs - 500],
  ['Lambda lets it run', 1_000, 800],
  ['has passed already', 100, 0],
])('it ends before the time that %s', (_what, remaining, longest) => {
  const { left } = new Exchange(remaining).deadline;
  expect(left).toBeLessThanOrEqual(longest);
  expect(left).toBeGreaterThanOrEqual(Math.max(0, longest - 400));
});

test('the first request after a start says that it is', async () => {
  const world = await AddonWorld.open();
  const token = await world.token();
  await world.ask(rpc('ping'), token);
  expect(world.lastLine()).toMatchObject({ coldStart: true });
  await world.ask(rpc('ping'), token);
  expect(world.lastLine()).toMatchObject({ coldStart: false });
  world.close();
});
