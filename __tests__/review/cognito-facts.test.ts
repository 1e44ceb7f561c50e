import { adminScope, secondsPerUnit, unsaidLifetimes } from '../../cognito/limits';
import { Change } from '../../review/change';
import { lifetime, type Token } from '../../review/lifetimes';
import type { Json } from '../../review/plan';
import { adminScope as adminScopeOfReview } from '../../review/rules/app-client-conditions';

const clientWith = (after: { readonly [name: string]: Json }) =>
  new Change({
    address: 'aws_cognito_user_pool_client.alexa',
    type: 'aws_cognito_user_pool_client',
    change: { actions: ['create'], before: null, after },
  });

describe('the review knows the same of Cognito as the rest, which it does not import:', () => {
  test("the scope of Cognito's own API", () => {
    expect(adminScopeOfReview).toBe(adminScope);
  });

  test.each(Object.entries(secondsPerUnit))('how long %s are', (unit, seconds) => {
    const client = clientWith({ access_token_validity: 2, token_validity_units: [{ access_token: unit }] });
    expect(lifetime(client, 'after', 'access')).toBe(2 * seconds);
  });

  test.each(Object.entries(unsaidLifetimes))(
    'how long the %s token lives of which a client says nothing, and in which unit it is counted',
    (token, { count, unit }) => {
      const bare = clientWith({});
      expect(lifetime(bare, 'after', token as Token)).toBe(count * secondsPerUnit[unit]);
      const counted = clientWith({ [`${token}_token_validity`]: 3 });
      expect(lifetime(counted, 'after', token as Token)).toBe(3 * secondsPerUnit[unit]);
    },
  );
});
