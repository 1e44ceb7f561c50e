// Better Auth with its OAuth provider, an authorization server that is not ours, in a process of its own.
// Started with the server's public address and the redirect URLs; answers with its port and its client.
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';

const require = createRequire(join(process.cwd(), 'testing', 'witnesses', 'package.json'));
const load = (name) => import(pathToFileURL(require.resolve(name)).href);
const { betterAuth } = await load('better-auth');
const { memoryAdapter } = await load('better-auth/adapters/memory');
const { jwt } = await load('better-auth/plugins');
const { toNodeHandler } = await load('better-auth/node');
const { oauthProvider } = await load('@better-auth/oauth-provider');

const { origin, redirectUris, user, password } = JSON.parse(process.argv[2]);
const tables = [
  'user',
  'session',
  'account',
  'verification',
  'jwks',
  'oauthClient',
  'oauthAccessToken',
  'oauthRefreshToken',
  'oauthConsent',
  'oauthResource',
  'oauthClientResource',
  'oauthClientAssertion',
];
const auth = betterAuth({
  baseURL: origin,
  secret: 'a secret for this test run only, long enough',
  database: memoryAdapter(Object.fromEntries(tables.map((table) => [table, []]))),
  emailAndPassword: { enabled: true },
  rateLimit: { enabled: false },
  telemetry: { enabled: false },
  disabledPaths: ['/token'],
  plugins: [
    jwt(),
    oauthProvider({
      loginPage: '/sign-in',
      consentPage: '/consent',
      scopes: ['openid', 'profile', 'email', 'offline_access', 'things.read', 'things.write'],
      silenceWarnings: { oauthAuthServerConfig: true, openidConfig: true },
      rateLimit: { token: false, authorize: false },
    }),
  ],
});
const signedUp = await auth.api.signUpEmail({
  body: { email: user, password, name: 'Ada' },
  asResponse: true,
});
const cookie = signedUp.headers
  .getSetCookie()
  .map((one) => one.split(';')[0])
  .join('; ');
const client = await auth.api.adminCreateOAuthClient({
  headers: new Headers({ cookie }),
  body: {
    redirect_uris: redirectUris,
    token_endpoint_auth_method: 'client_secret_basic',
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    scope: 'openid offline_access things.read things.write',
    skip_consent: true,
    require_pkce: false,
  },
});

const handle = toNodeHandler(auth);
const page = (body) => `<!doctype html><html lang="en"><head><title>Sign in</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head><body>${body}</body></html>`;
const server = createServer(async (request, response) => {
  const url = new URL(request.url, origin);
  if (url.pathname !== '/sign-in') return handle(request, response);
  if (request.method === 'GET') {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    return response.end(
      page(`<form method="post"><input type="email" name="email"><input type="password" name="password">
<button>Sign in</button></form>`),
    );
  }
  let body = '';
  for await (const chunk of request) body += chunk;
  const form = new URLSearchParams(body);
  const answer = await auth.api.signInEmail({
    body: { email: form.get('email'), password: form.get('password') },
    asResponse: true,
  });
  if (!answer.ok) {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    return response.end(
      page(
        '<p>That is not right.</p><form method="post"><input name="email"><input type="password" name="password"></form>',
      ),
    );
  }
  response.setHeader('set-cookie', answer.headers.getSetCookie());
  response.writeHead(303, { location: `/api/auth/oauth2/authorize${url.search}` });
  return response.end();
});
server.listen(0, '127.0.0.1', () => {
  process.send({
    port: server.address().port,
    clientId: client.client_id,
    clientSecret: client.client_secret,
  });
});
