import { mcpUrl } from '../world';
import {
  bearerWanted,
  malformedToken,
  noToken,
  notValid,
  otherAudience,
  override,
  ping,
  pong,
  type RequestCase,
  refused,
  withToken,
} from './request-case';

/** Whose a request is. */
export const tokenCases: readonly RequestCase[] = [
  { title: 'no token', sent: { ...ping, token: () => undefined }, ...noToken },
  {
    title: 'an empty header',
    sent: { ...ping, token: () => undefined, headers: { authorization: '' } },
    ...noToken,
  },
  { title: 'another scheme', sent: { ...ping, headers: { authorization: 'Basic YTpi' } }, ...noToken },
  {
    title: 'a token without a scheme',
    sent: { ...ping, headers: { authorization: 'nonsense' } },
    ...noToken,
  },
  {
    title: 'a scheme without a token',
    sent: { ...ping, headers: { authorization: 'Bearer' } },
    ...bearerWanted,
  },
  {
    title: 'a token with a space',
    sent: { ...ping, headers: { authorization: 'Bearer a b' } },
    ...bearerWanted,
  },
  {
    title: 'a doubled Authorization header',
    sent: { ...ping, headers: { authorization: 'Bearer a, Bearer b' } },
    ...malformedToken('one Authorization header'),
  },
  ...['Bearer a,Basic b', 'Basic a, Bearer b', 'Bearer a,'].map((authorization) => ({
    title: `the header "${authorization}"`,
    sent: { ...ping, headers: { authorization } },
    ...malformedToken('one Authorization header'),
  })),
  ...['Bearer ', 'Bearer\ta', 'Bearer "a"', 'Bearer=a', 'Bearer \u00e4'].map((authorization) => ({
    title: `the header ${JSON.stringify(authorization)}`,
    sent: { ...ping, headers: { authorization } },
    ...bearerWanted,
  })),
  ...['Bearerx a', 'DPoP a', 'a Bearer b'].map((authorization) => ({
    title: `the header "${authorization}"`,
    sent: { ...ping, headers: { authorization } },
    ...noToken,
  })),
  {
    title: 'a token in the query',
    sent: { ...ping, token: () => undefined, query: 'access_token=a' },
    ...noToken,
  },
  {
    title: 'a token that is no JWT',
    sent: { ...ping, headers: { authorization: 'Bearer nonsense' } },
    ...notValid,
  },
  {
    ...withToken('a token that expired a second ago', (world) => world.token({ expiresIn: -1 })),
    ...notValid,
  },
  { ...withToken('a forged token', (world) => world.token({ forged: true })), ...notValid },
  { ...withToken('a token of another client', override({ client_id: 'alexa' })), ...notValid },
  {
    ...withToken('a token of the client without a secret', override({ client_id: 'publicclient' })),
    status: 200,
    body: pong(),
  },
  {
    ...withToken(
      'a token of the client without a secret for another audience',
      override({ client_id: 'publicclient', aud: 'https://other.example/mcp' }),
    ),
    ...otherAudience,
  },
  {
    ...withToken(
      'a token of the client without a secret without an audience',
      override({ client_id: 'publicclient', aud: undefined }),
    ),
    ...otherAudience,
  },
  {
    ...withToken('a token of a client whose id begins so', override({ client_id: 'addonclient2' })),
    ...notValid,
  },
  {
    ...withToken(
      'a token of a user pool of that name in another region',
      override({ iss: 'https://cognito-idp.us-east-1.amazonaws.com/eu-west-1_AbCdEfGhI' }),
    ),
    ...notValid,
  },
  { ...withToken('an ID token', override({ token_use: 'id', aud: 'addonclient' })), ...notValid },
  {
    ...withToken(
      'a token of another user pool',
      override({ iss: 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Other' }),
    ),
    ...notValid,
  },
  { ...withToken('a token of another issuer', override({ iss: 'https://evil.example' })), ...notValid },
  { ...withToken('a token that is not yet valid', override({ nbf: 4_000_000_000 })), ...notValid },
  {
    ...withToken('a token that never expires', override({ exp: undefined })),
    ...refused('The token never expires.'),
  },
  { ...withToken('a token without an audience', override({ aud: undefined })), ...otherAudience },
  {
    ...withToken('a token for another audience', override({ aud: 'https://other.example/mcp' })),
    ...otherAudience,
  },
  { ...withToken('a token for the URL with a slash', override({ aud: `${mcpUrl}/` })), ...otherAudience },
  {
    ...withToken('a token for the URL in capitals', override({ aud: 'https://ADD-ON.example.com/mcp' })),
    ...otherAudience,
  },
  { ...withToken('a token for the origin', override({ aud: new URL(mcpUrl).origin })), ...otherAudience },
  {
    ...withToken('a token for two audiences', override({ aud: [mcpUrl, 'https://other.example'] })),
    ...otherAudience,
  },
  {
    ...withToken('a token changed by one character', async (world) => {
      const [header = '', payload = '', signature] = (await world.token()).split('.');
      return [header, `${payload.slice(0, -1)}${payload.endsWith('A') ? 'B' : 'A'}`, signature].join('.');
    }),
    ...notValid,
  },
  {
    ...withToken(
      'a token without a signature',
      async (world) => `${(await world.token()).split('.').slice(0, 2).join('.')}.`,
    ),
    ...notValid,
  },
  ...['bearer', 'BEARER', 'Bearer ', ' Bearer'].map((scheme) => ({
    title: `the scheme "${scheme}"`,
    sent: { ...ping, scheme },
    status: 200,
    body: pong(),
  })),
];
