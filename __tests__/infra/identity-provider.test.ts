import { type ExternalProvider, IdentityProvider, identityProviderHost } from '../../infra/identity-provider';
import { expression, only, synthesizeStack } from './synthesize';

const attributeMapping = { email: 'email' };
const withClient = { clientId: 'id', clientSecretVariable: 'their_secret', attributeMapping };
const secret = expression('var.their_secret');

const cases: {
  provider: ExternalProvider;
  name: string;
  details: Record<string, string>;
  host: string;
}[] = [
  {
    provider: {
      type: 'OIDC',
      name: 'ExampleSSO',
      issuer: 'https://login.example.com/tenant',
      scopes: ['openid', 'email'],
      attributesRequestMethod: 'POST',
      ...withClient,
    },
    name: 'ExampleSSO',
    details: {
      client_id: 'id',
      client_secret: secret,
      authorize_scopes: 'openid email',
      oidc_issuer: 'https://login.example.com/tenant',
      attributes_request_method: 'POST',
    },
    host: 'login.example.com',
  },
  {
    provider: {
      type: 'SAML',
      name: 'ExampleSAML',
      metadataUrl: 'https://saml.example.com/metadata.xml',
      signOut: true,
      attributeMapping,
    },
    name: 'ExampleSAML',
    details: { MetadataURL: 'https://saml.example.com/metadata.xml', IDPSignout: 'true' },
    host: 'saml.example.com',
  },
  {
    provider: { type: 'Google', scopes: ['openid', 'email'], ...withClient },
    name: 'Google',
    details: { client_id: 'id', client_secret: secret, authorize_scopes: 'openid email' },
    host: 'accounts.google.com',
  },
  {
    provider: { type: 'Facebook', scopes: ['public_profile', 'email'], ...withClient },
    name: 'Facebook',
    details: { client_id: 'id', client_secret: secret, authorize_scopes: 'public_profile,email' },
    host: 'www.facebook.com',
  },
  {
    provider: { type: 'LoginWithAmazon', scopes: ['profile'], ...withClient },
    name: 'LoginWithAmazon',
    details: { client_id: 'id', client_secret: secret, authorize_scopes: 'profile' },
    host: 'www.amazon.com',
  },
  {
    provider: {
      type: 'SignInWithApple',
      clientId: 'com.example.signin',
      teamId: 'TEAM123456',
      keyId: 'KEY1234567',
      privateKeyVariable: 'their_secret',
      scopes: ['email', 'name'],
      attributeMapping,
    },
    name: 'SignInWithApple',
    details: {
      client_id: 'com.example.signin',
      team_id: 'TEAM123456',
      key_id: 'KEY1234567',
      private_key: secret,
      authorize_scopes: 'email name',
    },
    host: 'appleid.apple.com',
  },
];

describe.each(cases)('$provider.type', ({ provider, name, details, host }) => {
  const json = synthesizeStack((stack) => {
    new IdentityProvider(stack, 'theirs', { userPoolId: 'eu-west-1_AbCdEfGhI', provider });
  });
  const identityProvider = only(json, 'aws_cognito_identity_provider');

  test('says what Cognito needs, in the names of Cognito', () => {
    expect(identityProvider).toMatchObject({
      user_pool_id: 'eu-west-1_AbCdEfGhI',
      provider_name: name,
      provider_type: provider.type,
      attribute_mapping: attributeMapping,
    });
    expect(identityProvider.provider_details).toEqual(details);
  });

  test('takes its secret from a sensitive variable without a default', () => {
    const expected = Object.values(details).includes(secret)
      ? { their_secret: { sensitive: true, nullable: false, type: 'string' } }
      : undefined;
    if (expected === undefined) expect(json.variable).toBeUndefined();
    else {
      expect(json.variable).toMatchObject(expected);
      expect(json.variable?.their_secret).not.toHaveProperty('default');
    }
  });

  test('leaves alone what Cognito fills in, and never what the settings say', () => {
    const { ignore_changes: ignored } = identityProvider.lifecycle as { ignore_changes: string[] };
    expect(ignored.length).toBeGreaterThan(0);
    for (const key of Object.keys(details)) expect(ignored).not.toContain(`provider_details["${key}"]`);
  });

  test('leads the browser to a known host', () => {
    expect(identityProviderHost(provider)).toBe(host);
  });
});
