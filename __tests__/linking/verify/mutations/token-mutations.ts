import { goodCredentials, instead, isCode, isToken, replays, tokenForm, withoutPkce } from './alterations';
import type { Mutation } from './mutation';

/** The token endpoint, and what becomes of a code. */
export const tokenMutations: readonly Mutation[] = [
  {
    what: 'a token endpoint that is not there',
    finds: 'token-answers',
    alteration: instead(isToken, { status: 404 }),
    also: ['error-status', 'error-shape', 'content-type'],
  },
  {
    what: 'a redirect of the token endpoint',
    finds: 'token-no-redirect',
    alteration: instead(isToken, {
      status: 308,
      headers: { location: 'https://auth.example.com/oauth2/token/' },
    }),
    also: ['error-status', 'error-shape', 'content-type'],
  },
  {
    what: 'a secret that nobody checks',
    finds: 'token-secret',
    alteration: {
      request: (request) => {
        if (isToken(request)) goodCredentials(request);
      },
    },
  },
  {
    what: 'no charset',
    finds: 'token-charset',
    alteration: instead(
      (request) => isToken(request) && (request.headers['content-type'] ?? '').includes('charset'),
      { status: 415, headers: { 'content-type': 'application/json' }, body: '{"error":"invalid_request"}' },
    ),
    also: ['error-status', 'error-code'],
  },
  {
    what: 'errors with status 200',
    finds: 'error-status',
    alteration: {
      answer: (answer, request) => {
        if (isToken(request)) answer.status = 200;
      },
    },
  },
  {
    what: 'errors with status 500',
    finds: 'token-answers',
    alteration: {
      answer: (answer, request) => {
        if (isToken(request) && answer.status === 400) answer.status = 500;
      },
    },
    also: ['error-status'],
  },
  {
    what: 'errors in HTML',
    finds: 'error-shape',
    alteration: {
      answer: (answer, request) => {
        if (isToken(request) && answer.status === 400) answer.body = '<h1>Bad Request</h1>';
      },
    },
  },
  {
    what: 'server_error for an unknown code',
    finds: 'error-code',
    alteration: {
      answer: (answer, request) => {
        if (isToken(request)) answer.body = answer.body.replace('invalid_grant', 'server_error');
      },
    },
  },
  {
    what: 'JSON as text',
    finds: 'content-type',
    alteration: {
      answer: (answer, request) => {
        if (isToken(request)) answer.headers['content-type'] = 'text/html';
      },
    },
  },
  {
    what: 'a slow answer now and then',
    finds: 'token-time',
    alteration: { delay: (request) => (request.body.includes('voicelink-3') ? 4_800 : 0) },
  },
  {
    what: 'a state that is cut on the way through the sign-in',
    finds: 'state-with-code',
    alteration: {
      answer: (answer) => {
        const { location } = answer.headers;
        if (location?.includes('code='))
          answer.headers.location = location.replace(/(state=[^&]{600})[^&]*/, '$1');
      },
    },
  },
  {
    what: 'codes that cannot be exchanged',
    finds: 'code-exchanged',
    alteration: instead(isCode, {
      status: 400,
      headers: { 'content-type': 'application/json' },
      body: '{"error":"invalid_grant"}',
    }),
    also: ['code-without-pkce'],
  },
  {
    what: 'PKCE as a duty at the exchange',
    finds: 'code-without-pkce',
    alteration: instead((request) => isCode(request) && !request.body.includes('code_verifier'), {
      status: 400,
      headers: { 'content-type': 'application/json' },
      body: '{"error":"invalid_request"}',
    }),
  },
  {
    what: 'a verifier that nobody compares',
    finds: 'pkce-wrong-verifier',
    alteration: withoutPkce(),
    also: ['pkce-no-verifier'],
  },
  {
    what: 'any redirect URL for a code',
    finds: 'code-redirect',
    alteration: tokenForm(
      (form) => form.set('redirect_uri', 'https://pitangui.amazon.com/api/skill/link/M1A2B3C4D5E6F7'),
      isCode,
    ),
  },
  {
    what: 'codes for every client',
    finds: 'code-client',
    alteration: {
      request: (request) => {
        if (isCode(request) && request.body.includes('another-client')) goodCredentials(request);
      },
    },
  },
  { what: 'codes that are good for ever', finds: 'code-once', alteration: replays('code', isCode) },
];
