import { tokenFault } from '../../../contracts/verifier/token-faults';

const now = Date.parse('2026-01-01T12:00:00Z');

const jwt = (claims: object) =>
  `e30.${Buffer.from(JSON.stringify({ exp: now / 1000 + 60, ...claims })).toString('base64url')}.sig`;

const state = (name: string, ...scopes: string[]) => ({ name, params: { customer: 'ada', scopes } });
const valid = state('a valid access token', 'lamp.read');
const scope = 'https://api.example.com/lamp.read openid';

describe('what is wrong with the token of a state', () => {
  it.each([
    ['one that is as the state says', valid, jwt({ scope }), undefined],
    ['one without scopes where none is asked for', state('a valid access token'), jwt({}), undefined],
    ['no JWT: nothing can be said', valid, 'opaque.opaque.opaque', undefined],
    ['a state of the service', state('a lamp'), jwt({ exp: 0 }), undefined],
    [
      'an expired one that has',
      state('an expired access token', 'lamp.read'),
      jwt({ scope, exp: 1 }),
      undefined,
    ],
    [
      'a valid one that has expired',
      valid,
      jwt({ scope, exp: now / 1000 - 1 }),
      'The token of "a valid access token" has expired, at 2026-01-01T11:59:59.000Z.',
    ],
    [
      'an expired one that has not',
      state('an expired access token', 'lamp.read'),
      jwt({ scope }),
      'The token of "an expired access token" has not expired: it is good until 2026-01-01T12:01:00.000Z.',
    ],
    [
      'too many scopes',
      valid,
      jwt({ scope: `${scope} https://api.example.com/lamp.write` }),
      'The token of "a valid access token" has too many scopes, lamp.read, lamp.write: it is to have those that the state\'s parameter scopes names and no others, or nobody sees whether they are checked.',
    ],
    [
      'other scopes',
      valid,
      jwt({ scope: 'https://api.example.com/lamp.write' }),
      'The token of "a valid access token" has the scopes lamp.write, and the state asks for lamp.read and no others.',
    ],
  ])('%s', (_what, asked, token, fault) => {
    expect(tokenFault(asked, token, now)).toBe(fault);
  });
});
