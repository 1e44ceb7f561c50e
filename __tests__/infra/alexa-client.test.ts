import { AlexaClient, type AlexaClientProps } from '../../infra/alexa-client';
import { ResourceServer } from '../../infra/resource-server';
import { only, synthesizeStack } from './synthesize';

const clientWith = (props: Partial<AlexaClientProps> = {}) =>
  only(
    synthesizeStack((stack) => {
      new AlexaClient(stack, 'alexa', {
        userPoolId: 'eu-west-1_AbCdEfGhI',
        redirectUrls: ['https://layla.amazon.com/api/skill/link/M1'],
        scopes: ['openid', 'https://api.example.com/lamp.read'],
        ...props,
      });
    }),
    'aws_cognito_user_pool_client',
  );

test('Alexa has a secret and the authorization code grant, and nothing else', () => {
  expect(clientWith()).toMatchObject({
    user_pool_id: 'eu-west-1_AbCdEfGhI',
    name: 'alexa',
    generate_secret: true,
    allowed_oauth_flows_user_pool_client: true,
    allowed_oauth_flows: ['code'],
    allowed_oauth_scopes: ['openid', 'https://api.example.com/lamp.read'],
    callback_urls: ['https://layla.amazon.com/api/skill/link/M1'],
    supported_identity_providers: ['COGNITO'],
    explicit_auth_flows: ['ALLOW_REFRESH_TOKEN_AUTH'],
  });
});

test('tokens can be revoked, and nobody learns whether an address has an account', () => {
  expect(clientWith()).toMatchObject({
    enable_token_revocation: true,
    prevent_user_existence_errors: 'ENABLED',
  });
});

test('lifetimes carry their units: an hour, and ten years for the refresh token', () => {
  expect(clientWith()).toMatchObject({
    access_token_validity: 60,
    id_token_validity: 60,
    refresh_token_validity: 3_650,
    token_validity_units: [{ access_token: 'minutes', id_token: 'minutes', refresh_token: 'days' }],
  });
  expect(
    clientWith({
      accessTokenLifetime: { value: 400, unit: 'seconds' },
      idTokenLifetime: { value: 1, unit: 'days' },
      refreshTokenLifetime: { value: 48, unit: 'hours' },
    }),
  ).toMatchObject({
    access_token_validity: 400,
    id_token_validity: 1,
    refresh_token_validity: 48,
    token_validity_units: [{ access_token: 'seconds', id_token: 'days', refresh_token: 'hours' }],
  });
});

describe('what a customer’s token may do with attributes', () => {
  test('is written out: left out it would be everything', () => {
    expect(clientWith()).toMatchObject({
      read_attributes: ['email', 'email_verified'],
      write_attributes: ['email'],
    });
  });

  test('is never to write a custom one', () => {
    expect(() => clientWith({ writableAttributes: ['email', 'custom:customer_id'] })).toThrow(
      'The app client alexa could write custom:customer_id: a customer would say who they are.',
    );
  });

  test('is to write nothing that matters, where nothing is to be written', () => {
    expect(clientWith({ writableAttributes: [] }).write_attributes).toEqual(['locale']);
  });
});

test('refresh tokens are not rotated: Alexa would lose the link', () => {
  expect(clientWith()).not.toHaveProperty('refresh_token_rotation');
});

test('Terraform does not delete the client unless protection is off', () => {
  expect(clientWith().lifecycle).toEqual({ prevent_destroy: true });
  expect(clientWith({ protect: false }).lifecycle).toEqual({ prevent_destroy: false });
});

test('identity providers sign in with or without the passwords of the pool', () => {
  expect(clientWith({ identityProviders: ['Google'] }).supported_identity_providers).toEqual(['Google']);
});

test('the client waits for the resource server whose scopes it names in words', () => {
  const json = synthesizeStack((stack) => {
    const { resourceServer } = new ResourceServer(stack, 'api', {
      userPoolId: 'eu-west-1_AbCdEfGhI',
      identifier: 'https://api.example.com',
      scopes: [{ name: 'lamp.read', description: 'See the lamp' }],
    });
    new AlexaClient(stack, 'alexa', {
      userPoolId: 'eu-west-1_AbCdEfGhI',
      redirectUrls: ['https://layla.amazon.com/api/skill/link/M1'],
      scopes: ['https://api.example.com/lamp.read'],
      dependsOn: [resourceServer],
    });
  });
  expect(only(json, 'aws_cognito_resource_server')).toMatchObject({
    identifier: 'https://api.example.com',
    name: 'api.example.com',
    scope: [{ scope_name: 'lamp.read', scope_description: 'See the lamp' }],
  });
  expect(only(json, 'aws_cognito_user_pool_client')).toMatchObject({
    depends_on: ['aws_cognito_resource_server.api'],
    allowed_oauth_scopes: ['https://api.example.com/lamp.read'],
  });
});

test.each([
  ['https://api.example.com/voice/v1', 'api.example.com-voice-v1'],
  ['http://api.example.com:8080', 'api.example.com-8080'],
  ['urn:example:api', 'urn-example-api'],
  ['lamp', 'lamp'],
])('a resource server of the identifier %s is named %s, as Cognito lets it', (identifier, name) => {
  const json = synthesizeStack((stack) => {
    new ResourceServer(stack, 'api', { userPoolId: 'eu-west-1_AbCdEfGhI', identifier, scopes: [] });
  });
  expect(only(json, 'aws_cognito_resource_server')).toMatchObject({ identifier, name });
  expect(name).toMatch(/^[\w\s+=,.@-]+$/);
});

test('a resource server without scopes has no empty list of them', () => {
  const json = synthesizeStack((stack) => {
    new ResourceServer(stack, 'api', {
      userPoolId: 'eu-west-1_AbCdEfGhI',
      identifier: 'api',
      name: 'API',
      scopes: [],
    });
  });
  expect(only(json, 'aws_cognito_resource_server')).not.toHaveProperty('scope');
  expect(only(json, 'aws_cognito_resource_server')).toMatchObject({ name: 'API' });
});
