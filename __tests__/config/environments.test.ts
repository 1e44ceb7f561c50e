import { scopes } from '#service/scopes';
import { environments } from '../../config/environments';
import { resolveSettings } from '../../config/settings';

test('the repository ships dev with a prefix domain and production with a custom domain', () => {
  expect(environments.map(resolveSettings).map(({ name, domain }) => [name, domain.kind])).toEqual([
    ['dev', 'prefix'],
    ['production', 'custom'],
  ]);
});

test('what is left out of the settings is filled in', () => {
  const production = environments.map(resolveSettings)[1];
  expect(production?.client).toEqual({
    scopes: [
      'openid',
      'email',
      'aws.cognito.signin.user.admin',
      ...Object.keys(scopes).map((name) => `https://api.example.com/${name}`),
    ],
    accessTokenLifetime: { value: 60, unit: 'minutes', seconds: 3_600 },
    idTokenLifetime: { value: 60, unit: 'minutes', seconds: 3_600 },
    refreshTokenLifetime: { value: 3_650, unit: 'days', seconds: 315_360_000 },
  });
  expect(production?.alexa.redirectUrls).toHaveLength(3);
});
