import {
  claims,
  instead,
  isRefresh,
  isService,
  isSignIn,
  isSuccess,
  onceOnly,
  query,
  tokenJson,
} from './alterations';
import type { Mutation } from './mutation';

/** Tokens, and what the service makes of them. */
export const tokensMutations: readonly Mutation[] = [
  { what: 'no token type', finds: 'token-type', alteration: tokenJson(() => ({ token_type: undefined })) },
  {
    what: 'no expires_in',
    finds: 'expires-in',
    alteration: tokenJson(() => ({ expires_in: undefined })),
    also: ['refresh-expires-in'],
  },
  {
    what: 'expires_in as text',
    finds: 'expires-in',
    alteration: tokenJson(({ expires_in }) => ({ expires_in: String(expires_in) })),
    also: ['refresh-expires-in'],
  },
  {
    what: 'expires_in that promises too much',
    finds: 'expires-in-true',
    alteration: tokenJson(() => ({ expires_in: 86_400 })),
  },
  {
    what: 'no refresh token',
    finds: 'refresh-token',
    alteration: tokenJson(() => ({ refresh_token: undefined })),
  },
  {
    what: 'fewer scopes than were asked for',
    finds: 'scopes-granted',
    alteration: query((parameters) => parameters.set('scope', 'openid'), isSignIn),
    also: [],
  },
  {
    what: 'another pool',
    finds: 'jwt-issuer',
    target: ({ cognito }) => ({
      cognito: cognito && {
        ...cognito,
        issuer: 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Another01',
      },
    }),
    also: ['jwt-signature'],
  },
  {
    what: 'the ID token for an access token',
    finds: 'jwt-use',
    alteration: tokenJson(({ id_token }) => ({ access_token: id_token })),
    also: ['jwt-client', 'jwt-audience'],
  },
  {
    what: 'a token of another client',
    finds: 'jwt-client',
    alteration: claims({ client_id: 'another' }),
    also: ['jwt-signature'],
  },
  {
    what: 'a token for an audience',
    finds: 'jwt-audience',
    alteration: claims({ aud: 'https://api.example.com' }),
    also: ['jwt-signature'],
  },
  {
    what: 'a token that nobody signed',
    finds: 'jwt-signature',
    alteration: tokenJson(({ access_token }) => ({
      access_token: String(access_token).replace(/.{8}$/, 'AAAAAAAA'),
    })),
  },
  {
    what: 'no refresh',
    finds: 'refresh-works',
    alteration: instead(isRefresh, {
      status: 400,
      headers: { 'content-type': 'application/json' },
      body: '{"error":"unauthorized_client"}',
    }),
  },
  {
    what: 'no expires_in at a refresh',
    finds: 'refresh-expires-in',
    alteration: tokenJson(
      () => ({ expires_in: undefined }),
      (request, answer) => isRefresh(request) && isSuccess(answer),
    ),
  },
  {
    what: 'refresh tokens that are good once, and stay',
    finds: 'refresh-again',
    alteration: onceOnly('refresh_token', isRefresh),
    also: ['refresh-lost'],
  },
  {
    what: 'a service of another pool',
    finds: 'service-accepts',
    alteration: instead(isService, { status: 401, headers: { 'www-authenticate': 'Bearer' } }),
    also: ['service-scope'],
  },
  {
    what: 'a service that verifies nothing',
    finds: 'service-refuses-changed',
    alteration: instead((request) => isService(request) && Boolean(request.headers.authorization), {
      status: 200,
      body: '{}',
    }),
    also: ['service-scope'],
  },
  {
    what: 'a service without a challenge',
    finds: 'service-challenges',
    alteration: {
      answer: (answer, request) => {
        if (isService(request)) delete answer.headers['www-authenticate'];
      },
    },
  },
  {
    what: 'a service that is open',
    finds: 'service-challenges',
    alteration: instead((request) => isService(request) && !request.headers.authorization, {
      status: 200,
      body: '{}',
    }),
  },
  {
    what: '401 for a missing scope',
    finds: 'service-scope',
    alteration: {
      answer: (answer, request) => {
        if (isService(request) && answer.status === 403) answer.status = 401;
      },
    },
  },
];
