import { LinkingOutputs } from '../../infra/linking-outputs';
import { synthesizeStack } from './synthesize';

const outputsWith = (props: { functionArn?: string; furtherHosts?: string[] } = {}) =>
  synthesizeStack((stack) => {
    new LinkingOutputs(stack, 'outputs', {
      region: 'eu-west-1',
      userPoolId: 'eu-west-1_AbCdEfGhI',
      host: 'auth.example.com',
      clientId: 'client',
      clientSecret: 'the-secret',
      scopes: ['openid'],
      redirectUrls: ['https://layla.amazon.com/api/skill/link/M1'],
      ...props,
    });
  }).output;

test('says what the developer console and the SaaS API’s team need', () => {
  const values = Object.entries(outputsWith() ?? {}).map(([name, { value }]) => [name, value]);
  expect(Object.fromEntries(values)).toEqual({
    authorization_uri: 'https://auth.example.com/oauth2/authorize',
    access_token_uri: 'https://auth.example.com/oauth2/token',
    client_id: 'client',
    client_secret: 'the-secret',
    scopes: ['openid'],
    redirect_urls: ['https://layla.amazon.com/api/skill/link/M1'],
    issuer: 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGhI',
    jwks_uri: 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGhI/.well-known/jwks.json',
    user_pool_id: 'eu-west-1_AbCdEfGhI',
    account_linking_request: {
      accountLinkingRequest: {
        type: 'AUTH_CODE',
        authorizationUrl: 'https://auth.example.com/oauth2/authorize',
        accessTokenUrl: 'https://auth.example.com/oauth2/token',
        accessTokenScheme: 'HTTP_BASIC',
        clientId: 'client',
        scopes: ['openid'],
        domains: ['auth.example.com'],
      },
    },
  });
});

test('the client secret alone is sensitive, and the request for the console is without it', () => {
  const outputs = outputsWith() ?? {};
  const sensitive = Object.keys(outputs).filter((name) => outputs[name]?.sensitive);
  expect(sensitive).toEqual(['client_secret']);
  expect(JSON.stringify(outputs.account_linking_request)).not.toContain('the-secret');
});

test('every output says what it is for', () => {
  for (const [name, { description }] of Object.entries(outputsWith({ functionArn: 'arn:function' }) ?? {})) {
    expect([name, (description ?? '').length > 10]).toEqual([name, true]);
  }
});

test('the function’s ARN is there where there is a function', () => {
  expect(outputsWith({ functionArn: 'arn:function' })?.function_arn?.value).toBe('arn:function');
  expect(outputsWith()).not.toHaveProperty('function_arn');
});

test('hosts of identity providers join the domains, each once', () => {
  const hosts = ['accounts.google.com', 'auth.example.com', 'accounts.google.com'];
  expect(outputsWith({ furtherHosts: hosts })?.account_linking_request?.value).toMatchObject({
    accountLinkingRequest: { domains: ['auth.example.com', 'accounts.google.com'] },
  });
});
