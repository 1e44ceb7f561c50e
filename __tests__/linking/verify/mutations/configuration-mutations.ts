import { implicitGrant, isToken, registered } from './alterations';
import type { Mutation } from './mutation';

/** What Alexa is told, what is deployed, and names. */
export const configurationMutations: readonly Mutation[] = [
  {
    what: 'another port',
    finds: 'https',
    target: () => ({ accessTokenUri: 'https://auth.example.com:8443/oauth2/token' }),
  },
  {
    what: 'parameters in the authorization URI',
    finds: 'authorization-uri-bare',
    target: ({ authorizationUri }) => ({ authorizationUri: `${authorizationUri}?client_id=x` }),
  },
  {
    what: 'sixteen scopes',
    finds: 'limits',
    target: () => ({ scopes: Array.from({ length: 16 }, (_, at) => `scope-${at}`) }),
  },
  {
    what: 'a client id of another pool',
    finds: 'sign-in-appears',
    target: () => ({ clientId: 'another' }),
    also: ['redirect-registered'],
  },
  {
    what: 'a scope that the client lacks',
    finds: 'scopes-accepted',
    target: ({ scopes }) => ({ scopes: [...scopes, 'https://api.example.com/lamp.write'] }),
    also: ['sign-in-appears', 'redirect-registered'],
  },
  {
    what: 'another secret',
    finds: 'token-client',
    target: () => ({ clientSecret: 'another-secret-than-the-right-one' }),
  },
  {
    what: 'the other way of client authentication',
    finds: 'token-client',
    alteration: {
      request: (request) =>
        isToken(request) && request.headers.authorization
          ? {
              status: 401,
              headers: { 'content-type': 'application/json' },
              body: '{"error":"invalid_client"}',
            }
          : undefined,
    },
  },
  {
    what: 'a redirect URL that is not registered',
    finds: 'redirect-registered',
    client: { callback_urls: [registered, 'https://pitangui.amazon.com/api/skill/link/M1A2B3C4D5E6F7'] },
  },
  {
    what: 'access tokens of five minutes',
    finds: 'expires-in-long',
    client: { access_token_validity: 5, token_validity_units: [{ access_token: 'minutes' }] },
  },
  {
    what: 'the implicit grant',
    finds: 'implicit-refused',
    alteration: implicitGrant(),
  },
  {
    what: 'rotation without grace',
    finds: 'refresh-lost',
    client: { refresh_token_rotation: [{ feature: 'ENABLED', retry_grace_period_seconds: 0 }] },
  },
  { what: 'no revocation', finds: 'revocation', client: { enable_token_revocation: false } },
  {
    what: 'no address',
    finds: 'address-a',
    network: () => ({ hosts: { 'auth.example.com': {} } }),
    also: ['tls-version'],
  },
  {
    what: 'an IPv6 address where nobody answers',
    finds: 'address-aaaa',
    network: (hosts) => ({ hosts: { 'auth.example.com': { ...hosts['auth.example.com'], AAAA: ['::1'] } } }),
  },
  {
    what: 'a parent without an address',
    finds: 'parent-a',
    network: () => ({ hosts: { 'example.com': {} } }),
  },
  {
    what: 'an alias to somewhere else',
    finds: 'alias',
    target: ({ cognito }) => ({
      cognito: cognito && { ...cognito, distribution: 'd111111abcdef8.cloudfront.net' },
    }),
    network: () => ({ hosts: { 'd111111abcdef8.cloudfront.net': { A: ['192.0.2.7'] } } }),
  },
];
