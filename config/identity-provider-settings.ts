import * as z from 'zod/mini';

/** Attributes of the user pool (keys) and the claims that fill them (values). */
const attributeMapping = z.record(z.string(), z.string());

const withClient = {
  clientId: z.string(),
  /** Name of the Terraform variable that brings the client secret. The secret itself is never in a file. */
  clientSecretVariable: z.string(),
};

/** Where customers already sign in. */
export const identityProvider = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('OIDC'),
    /** How the provider is called in the user pool, e.g. `ExampleSSO`. */
    name: z.string(),
    ...withClient,
    /** e.g. `https://login.example.com`; its `/.well-known/openid-configuration` is read by Cognito. */
    issuer: z.string(),
    scopes: z._default(z.array(z.string()), ['openid', 'email']),
    attributeMapping: z._default(attributeMapping, { email: 'email', username: 'sub' }),
    /** How Cognito asks the user-info endpoint. Default `GET`. */
    attributesRequestMethod: z._default(z.enum(['GET', 'POST']), 'GET'),
  }),
  z.strictObject({
    type: z.literal('SAML'),
    name: z.string(),
    /** Where Cognito reads the provider's metadata. */
    metadataUrl: z.string(),
    attributeMapping: z._default(attributeMapping, {
      email: 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress',
    }),
    /** Signs the customer out at the provider too. Default false. */
    signOut: z._default(z.boolean(), false),
  }),
  z.strictObject({
    type: z.literal('Google'),
    ...withClient,
    scopes: z._default(z.array(z.string()), ['openid', 'email', 'profile']),
    attributeMapping: z._default(attributeMapping, { email: 'email', username: 'sub' }),
  }),
  z.strictObject({
    type: z.literal('Facebook'),
    ...withClient,
    scopes: z._default(z.array(z.string()), ['public_profile', 'email']),
    attributeMapping: z._default(attributeMapping, { email: 'email', username: 'id' }),
  }),
  z.strictObject({
    type: z.literal('LoginWithAmazon'),
    ...withClient,
    scopes: z._default(z.array(z.string()), ['profile']),
    attributeMapping: z._default(attributeMapping, { email: 'email', username: 'user_id' }),
  }),
  z.strictObject({
    type: z.literal('SignInWithApple'),
    /** The services id, e.g. `com.example.signin`. */
    clientId: z.string(),
    /** Ten characters. */
    teamId: z.string(),
    /** Ten characters. */
    keyId: z.string(),
    /** Name of the Terraform variable that brings the private key. The key itself is never in a file. */
    privateKeyVariable: z.string(),
    scopes: z._default(z.array(z.string()), ['email', 'name']),
    attributeMapping: z._default(attributeMapping, { email: 'email', username: 'sub' }),
  }),
]);
