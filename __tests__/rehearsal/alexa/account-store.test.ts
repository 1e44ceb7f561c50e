import { type LinkedTokens, LinkingError } from '../../../alexa/linking-client';
import { AccountStore } from '../../../rehearsal/alexa/account-store';
import { RehearsalClock } from '../../../rehearsal/clock';

const tokens = (name: string): LinkedTokens => ({
  accessToken: name,
  refreshToken: `${name} again`,
  expiresIn: 3_600,
});

let clock: RehearsalClock;
let accounts: AccountStore;
let refreshes: string[];
const refresh = async (refreshToken: string) => {
  refreshes.push(refreshToken);
  return tokens(`fresh ${refreshes.length}`);
};
beforeEach(() => {
  clock = new RehearsalClock();
  accounts = new AccountStore(clock.now);
  refreshes = [];
});

test('a token is used until it expires, then refreshed once', async () => {
  accounts.link('ada', tokens('first'));
  clock.advance(3_599);
  expect(await accounts.accessToken('ada', refresh)).toBe('first');
  clock.advance(2);
  expect(await accounts.accessToken('ada', refresh)).toBe('fresh 1');
  expect(await accounts.accessToken('ada', refresh)).toBe('fresh 1');
  expect(refreshes).toEqual(['first again']);
});

test('requests that come together share one refresh', async () => {
  accounts.link('ada', tokens('first'));
  accounts.expire('ada');
  const all = await Promise.all(Array.from({ length: 10 }, () => accounts.accessToken('ada', refresh)));
  expect(new Set(all)).toEqual(new Set(['fresh 1']));
  expect(refreshes).toHaveLength(1);
});

test('a refresh that fails unlinks the account', async () => {
  accounts.link('ada', tokens('first'));
  accounts.expire('ada');
  const refused = async () => {
    throw new LinkingError('refused', 'no');
  };
  expect(await accounts.accessToken('ada', refused)).toBeUndefined();
  expect(accounts.isLinked('ada')).toBe(false);
});

test('a refresh that ends after the customer linked anew changes nothing', async () => {
  accounts.link('ada', tokens('first'));
  accounts.expire('ada');
  const slow = accounts.accessToken('ada', async () => {
    accounts.link('ada', tokens('second'));
    throw new LinkingError('refused', 'no');
  });
  await slow;
  expect(await accounts.accessToken('ada', refresh)).toBe('second');
});

test('one customer’s tokens are not another’s', async () => {
  accounts.link('ada', tokens('a'));
  accounts.link('grace', tokens('g'));
  accounts.unlink('ada');
  expect(await accounts.accessToken('ada', refresh)).toBeUndefined();
  expect(await accounts.accessToken('grace', refresh)).toBe('g');
});
