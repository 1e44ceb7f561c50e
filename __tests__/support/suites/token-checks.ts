import { randomUUID } from 'node:crypto';
import type { MintedClaims } from '../../../contracts/reference/token-mint';
import type { ReferencedService } from '../../../contracts/service';
import { calledOperations, expectProblem, type ServiceCheck, type World } from './world';

const realm = 'Bearer realm="saas-api"';
const invalid = (description: string) =>
  `${realm}, error="invalid_token", error_description="${description}"`;
const notValid = invalid('The access token is not valid');
const expired = invalid('The access token expired');
const revoked = invalid('The access token was revoked');

/** Tokens that differ from a good one in one claim. */
const refusedClaims: readonly (readonly [string, Partial<MintedClaims>, string])[] = [
  ['expired', { expiresIn: -1 }, expired],
  ['without an expiry', { override: { exp: undefined } }, expired],
  ['signed by another key', { forged: true }, notValid],
  [
    'of another user pool',
    { override: { iss: 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Other' } },
    notValid,
  ],
  ['of no user pool', { override: { iss: undefined } }, notValid],
  ['of another app client', { override: { client_id: 'another-client' } }, notValid],
  ['for another use', { override: { token_use: 'id' } }, notValid],
  ['not valid yet', { override: { nbf: Date.now() / 1000 + 600 } }, notValid],
];

/** Headers that carry no bearer token at all. */
const noBearer = ['Bearer', 'Bearer ', 'Basic YWRhOnNlY3JldA==', 'header.payload.signature', 'Bearer a b'];

const unsigned = (claims: object) =>
  `${[{ alg: 'none' }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')}.`;

/** Bearer tokens that are no JWT of ours. */
const strangeTokens = ['x', 'a.b.c', unsigned({ sub: 'ada' }), `${'e30.'.repeat(2)}e30`, '-._~+/=='];

/** How the reference of every service treats tokens. */
export function tokenChecks(
  service: Pick<ReferencedService, 'operations' | 'scopes'>,
): readonly ServiceCheck[] {
  const operations = calledOperations(service);
  const scopeNames = Object.keys(service.scopes);
  const [first] = operations;
  if (!first) throw new Error('The service has no operations.');
  /** Any operation will do. */
  const { method: anyMethod, path: anyPath } = first;

  return [
    {
      behaviour: 'asks for a token, with no error code, where there is no bearer token',
      async check({ api }) {
        for (const { method, path } of operations) {
          for (const headers of [{}, ...noBearer.map((authorization) => ({ authorization }))]) {
            const answer = await api.call(method, path, { headers });
            expectProblem(answer, 401, 'missing-token');
            expect(answer.headers['www-authenticate']).toBe(realm);
          }
        }
      },
    },
    ...refusedClaims.map(([what, claims, challenge]) => ({
      behaviour: `refuses a token ${what}`,
      async check({ api, customer }: World) {
        const token = await customer().token(claims);
        for (const { method, path } of operations) {
          const answer = await api.call(method, path, { token });
          expectProblem(answer, 401, 'invalid-token');
          expect(answer.headers['www-authenticate']).toBe(challenge);
        }
      },
    })),
    {
      behaviour: 'refuses what is no JWT of ours',
      async check({ api }) {
        for (const token of strangeTokens) {
          const answer = await api.call(anyMethod, anyPath, { token });
          expectProblem(answer, 401, 'invalid-token');
          expect(answer.headers['www-authenticate']).toBe(notValid);
        }
      },
    },
    {
      behaviour: 'refuses a revoked token, and every token of a revoked sign-in',
      async check({ api, provider, customer }) {
        const ada = customer();
        const [jti, signIn] = [randomUUID(), randomUUID()];
        const tokens = await Promise.all([
          ada.token({ jti }),
          ada.token({ override: { origin_jti: signIn } }),
        ]);
        for (const token of tokens) expect((await api.call(anyMethod, anyPath, { token })).status).toBe(200);
        for (const id of [jti, signIn]) provider.saas.revocations.revoke(id, Date.now() / 1000 + 3600);
        for (const token of tokens) {
          const answer = await api.call(anyMethod, anyPath, { token });
          expectProblem(answer, 401, 'invalid-token');
          expect(answer.headers['www-authenticate']).toBe(revoked);
        }
        expect((await ada.call(anyMethod, anyPath)).status).toBe(200);
      },
    },
    {
      behaviour: 'takes the scheme in any case',
      async check({ api, customer }) {
        const token = await customer().token();
        for (const scheme of ['bearer', 'BEARER']) {
          const headers = { authorization: `${scheme} ${token}` };
          expect((await api.call(anyMethod, anyPath, { headers })).status).toBe(200);
        }
      },
    },
    {
      behaviour: "refuses a token without the operation's scope, and names the scope",
      async check({ api, provider, customer }) {
        for (const { method, path, scope } of operations) {
          const others = scopeNames.filter((name) => name !== scope);
          const lacking: Partial<MintedClaims>[] = [
            { scopes: others },
            { override: { scope: undefined } },
            {
              override: {
                scope: `https://api.example.org/${scope} ${scope} x${provider.mint.audience}/${scope}`,
              },
            },
          ];
          for (const claims of lacking) {
            const answer = await api.call(method, path, { token: await customer().token(claims) });
            expectProblem(answer, 403, 'insufficient-scope');
            expect(answer.headers['www-authenticate']).toBe(
              `${realm}, error="insufficient_scope", scope="${provider.mint.audience}/${scope}"`,
            );
          }
        }
      },
    },
    {
      behaviour: 'checks the token before it reads anything else',
      async check({ api }) {
        for (const { method, path } of operations.filter((one) => one.method !== 'GET')) {
          const answer = await api.call(method, path, { body: '{"unfinished":' });
          expectProblem(answer, 401, 'missing-token');
        }
      },
    },
  ];
}
