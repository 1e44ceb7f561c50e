import { scopes } from '#service/scopes';
import { environments } from '../../config/environments';
import { resolveSettings } from '../../config/settings';
import { validateEnvironments } from '../../config/validate';
import { exampleEnvironments } from '../support/example-environments';

test('the environments that are deployed keep the rules of the settings', () => {
  expect(validateEnvironments(environments).errors).toEqual([]);
});

test('what is left out of the settings is filled in', () => {
  const [dev, production] = exampleEnvironments.map(resolveSettings);
  expect([dev?.domain.kind, production?.domain.kind]).toEqual(['prefix', 'custom']);
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
