import type { Problem } from '../../../../contracts/reference/problem';
import { excusing, problemShown, type SaasMutation, showing, withHeader } from './mutation';

const isInvalid = (problem: Problem, detail: string) => problem.detail === `The access token ${detail}`;

export const tokenMutations: readonly SaasMutation[] = [
  {
    fault: 'a request without a token is served',
    caughtBy: 'contract',
    mutate: (parts) => ({
      ...parts,
      guard: (authorization, required) =>
        authorization ? parts.guard(authorization, required) : { sub: 'guest', jti: 'none', exp: 0 },
    }),
  },
  excusing('the token is read but not checked', 'contract', () => true),
  excusing('the signature is not checked', 'contract', (problem, { iss, client_id, token_use }, mint) => {
    const issuer = `https://cognito-idp.eu-west-1.amazonaws.com/${mint.userPoolId}`;
    const good = iss === issuer && client_id === mint.clientId && token_use === 'access';
    return good && isInvalid(problem, 'is not valid');
  }),
  excusing('the expiry is not checked', 'contract', (problem) => isInvalid(problem, 'expired')),
  excusing('revocation is not checked', 'contract', (problem) => isInvalid(problem, 'was revoked')),
  excusing('the scope is not checked', 'contract', ({ problem }) => problem === 'insufficient-scope'),
  excusing(
    'any scope of the service will do',
    'contract',
    ({ problem }, { scope }, mint) =>
      problem === 'insufficient-scope' &&
      String(scope)
        .split(' ')
        .some((one) => one.startsWith(`${mint.audience}/`)),
  ),
  excusing(
    'the issuer is not checked',
    'tokens: refuses a token of another issuer under the key of the right one',
    (problem, { iss }) => isInvalid(problem, 'is not valid') && String(iss).endsWith('_Another'),
  ),
  excusing(
    'the app client is not checked',
    'tokens: refuses a token of another app client',
    (problem, { client_id: client }, mint) => isInvalid(problem, 'is not valid') && client !== mint.clientId,
  ),
  excusing(
    'an ID token is taken for an access token',
    'tokens: refuses an ID token',
    (problem, { token_use: use }) => isInvalid(problem, 'is not valid') && use === 'id',
  ),
  excusing(
    'a token that never expires is taken',
    'tokens: refuses a token that never expires',
    (_problem, { exp }) => exp === undefined,
  ),
  excusing(
    "another resource server's scope of the same name will do",
    'tokens: takes a scope only by its whole name, and only its own',
    ({ problem }, { scope }) =>
      problem === 'insufficient-scope' && String(scope).startsWith('https://other.example.com/'),
  ),
];

export const challengeMutations: readonly SaasMutation[] = [
  showing(
    'a refused token gets no challenge',
    'contract',
    problemShown(
      ['invalid-token'],
      withHeader('www-authenticate', () => undefined),
    ),
  ),
  showing(
    'a refused token gets a challenge without an error code',
    'contract',
    problemShown(
      ['invalid-token'],
      withHeader('www-authenticate', () => 'Bearer realm="saas-api"'),
    ),
  ),
  showing(
    'a missing token gets no challenge',
    'contract',
    problemShown(
      ['missing-token'],
      withHeader('www-authenticate', () => undefined),
    ),
  ),
  showing(
    'a missing token is called an invalid one',
    'tokens: asks for a token, with no error code, where none was sent',
    problemShown(
      ['missing-token'],
      withHeader('www-authenticate', (before) => `${before}, error="invalid_token"`),
    ),
  ),
  showing(
    'the challenge does not say which scope is missing',
    'contract',
    problemShown(
      ['insufficient-scope'],
      withHeader('www-authenticate', (before) => before.replace(/, scope=.*/, '')),
    ),
  ),
  showing(
    'a missing scope is called an invalid token',
    'contract',
    problemShown(
      ['insufficient-scope'],
      withHeader('www-authenticate', (before) => before.replace('insufficient_scope', 'invalid_token')),
    ),
  ),
];
