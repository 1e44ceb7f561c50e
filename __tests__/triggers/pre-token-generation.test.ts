import { attributeOf, customerClaims, isClaimValue } from '../../cognito/customer-attributes';
import { fc } from '../support/properties';
import { loadTrigger, poolEvent } from './load-trigger';

afterEach(() => jest.restoreAllMocks());

const event = (userAttributes: Readonly<Record<string, string>>) => ({
  ...poolEvent,
  version: '2',
  triggerSource: 'TokenGeneration_HostedAuth',
  userName: 'sub-1',
  request: { userAttributes, groupConfiguration: {}, scopes: ['openid'] },
  response: { claimsAndScopeOverrideDetails: null },
});
const ada = {
  sub: 'sub-1',
  email: 'ada@example.com',
  'custom:customer_id': 'cus_123',
  'custom:tenant': 'acme',
  'custom:plan': 'team',
};
const claimsOf = (answer: unknown) =>
  (answer as { response: { claimsAndScopeOverrideDetails: { accessTokenGeneration: object } } }).response
    .claimsAndScopeOverrideDetails;

test.each([
  ['customerId', { customerId: 'cus_123' }],
  ['customerId,tenant,plan', { customerId: 'cus_123', tenant: 'acme', plan: 'team' }],
  ['plan', { plan: 'team' }],
])(
  'with CLAIMS %s the access token says so much of the customer, and the ID token nothing',
  async (CLAIMS, claims) => {
    const trigger = loadTrigger('pre-token-generation', { CLAIMS });
    expect(claimsOf(await trigger.handler(event(ada)))).toEqual({
      accessTokenGeneration: { claimsToAddOrOverride: claims },
    });
    expect(trigger.last()).toMatchObject({ outcome: 'done', source: 'TokenGeneration_HostedAuth', Done: 1 });
    expect(trigger.lines.join()).not.toMatch(/cus_123|acme|ada@/);
  },
);

test('a customer of whom the SaaS has said nothing has a token without claims', async () => {
  const trigger = loadTrigger('pre-token-generation', { CLAIMS: 'customerId,plan' });
  expect(claimsOf(await trigger.handler(event({ sub: 'sub-1', 'custom:plan': '' })))).toEqual({
    accessTokenGeneration: { claimsToAddOrOverride: {} },
  });
  expect(trigger.last()).toMatchObject({ outcome: 'nothing', Done: 0 });
});

test('what a customer can write never becomes a claim, whatever it is called', async () => {
  const trigger = loadTrigger('pre-token-generation', { CLAIMS: 'customerId,tenant,plan' });
  await fc.assert(
    fc.asyncProperty(
      fc.dictionary(
        fc.oneof(
          fc.constantFrom('customerId', 'customer_id', 'dev:custom:customer_id', 'sub', 'email', 'name'),
          fc.string(),
        ),
        fc.string(),
      ),
      async (written) => {
        const own = customerClaims.map(attributeOf);
        const others = Object.fromEntries(
          Object.entries(written).filter(([name]) => !(own as string[]).includes(name)),
        );
        expect(claimsOf(await trigger.handler(event(others)))).toEqual({
          accessTokenGeneration: { claimsToAddOrOverride: {} },
        });
      },
    ),
    { numRuns: 100 },
  );
});

test('a claim is at most 128 visible characters, or there is no token', async () => {
  const trigger = loadTrigger('pre-token-generation', { CLAIMS: 'customerId' });
  const given = (value: string) => trigger.handler(event({ 'custom:customer_id': value }));
  expect(claimsOf(await given('x'.repeat(128)))).toMatchObject({
    accessTokenGeneration: { claimsToAddOrOverride: { customerId: 'x'.repeat(128) } },
  });
  for (const unfit of ['x'.repeat(129), 'two words', 'line\nbreak', 'quo"te', 'ümlaut']) {
    expect(isClaimValue(unfit)).toBe(false);
    await expect(given(unfit)).rejects.toThrow('Signing in is not possible just now.');
    expect(trigger.last()).toMatchObject({ outcome: 'failed', level: 'error', Faults: 1 });
    expect(trigger.lines.at(-1)).not.toContain(unfit);
  }
});
