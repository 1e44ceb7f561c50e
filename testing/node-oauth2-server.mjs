// An authorization server made with @node-oauth/oauth2-server, which is not ours, in a process of its own. The
// library decides about requests, codes and tokens; pages and memory are the least that it can be used with.
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import process from 'node:process';

const require = createRequire(join(process.cwd(), 'testing', 'witnesses', 'package.json'));
const OAuth2Server = require('@node-oauth/oauth2-server');
const { Request, Response } = OAuth2Server;

const { redirectUris, user, password } = JSON.parse(process.argv[2]);
const client = {
  id: 'alexa',
  clientSecret: randomBytes(24).toString('base64url'),
  grants: ['authorization_code', 'refresh_token'],
  redirectUris,
  accessTokenLifetime: 3_600,
};
const scopes = ['things.read', 'things.write'];
const codes = new Map();
const accessTokens = new Map();
const refreshTokens = new Map();

const model = {
  getClient: async (id, secret) => {
    if (id !== client.id) return undefined;
    return secret === null || secret === undefined || secret === client.clientSecret ? client : undefined;
  },
  validateScope: async (_user, _client, scope = scopes) =>
    scope.every((one) => scopes.includes(one)) ? scope : false,
  saveAuthorizationCode: async (code, owner, who) => {
    const saved = { ...code, client: owner, user: who };
    codes.set(code.authorizationCode, saved);
    return saved;
  },
  getAuthorizationCode: async (code) => codes.get(code),
  revokeAuthorizationCode: async ({ authorizationCode }) => codes.delete(authorizationCode),
  saveToken: async (token, owner, who) => {
    const saved = { ...token, client: owner, user: who };
    accessTokens.set(token.accessToken, saved);
    if (token.refreshToken) refreshTokens.set(token.refreshToken, saved);
    return saved;
  },
  getAccessToken: async (token) => accessTokens.get(token),
  getRefreshToken: async (token) => refreshTokens.get(token),
  revokeToken: async () => true,
};
const oauth = new OAuth2Server({
  model,
  alwaysIssueNewRefreshToken: false,
  requireClientAuthentication: { refresh_token: true },
});

const page = (body) => `<!doctype html><html lang="en"><head><title>Sign in</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head><body>${body}</body></html>`;

async function authorize(request, response, query, form) {
  const asked = new Request({ method: 'GET', query: { ...query }, body: {}, headers: request.headers });
  const answer = new Response({ headers: {} });
  const isSignedIn = form?.get('user') === user && form.get('password') === password;
  let isKnown = false;
  try {
    await oauth.authorize(asked, answer, {
      authenticateHandler: {
        handle: async () => {
          isKnown = true;
          return isSignedIn ? { user } : undefined;
        },
      },
    });
  } catch (error) {
    // Nobody is signed in yet, and the client is known: that is what the page is for.
    if (isKnown && !isSignedIn && error.name === 'server_error') {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      return response.end(
        page(
          '<form method="post"><input name="user"><input type="password" name="password"><button>Sign in</button></form>',
        ),
      );
    }
    if (answer.status !== 302) {
      response.writeHead(error.code ?? 400, { 'content-type': 'text/html; charset=utf-8' });
      return response.end(page('<p>This request is not right.</p>'));
    }
  }
  response.writeHead(answer.status, answer.headers);
  return response.end();
}

async function token(request, response, form) {
  const [contentType] = (request.headers['content-type'] ?? '').split(';');
  const asked = new Request({
    method: request.method,
    query: {},
    body: Object.fromEntries(form),
    headers: { ...request.headers, 'content-type': contentType },
  });
  const answer = new Response({ headers: {} });
  try {
    await oauth.token(asked, answer);
  } catch {
    // The library has written the error into the answer.
  }
  response.writeHead(answer.status, { ...answer.headers, 'content-type': 'application/json' });
  response.end(JSON.stringify(answer.body));
}

const server = createServer(async (request, response) => {
  const url = new URL(request.url, 'http://localhost');
  let body = '';
  for await (const chunk of request) body += chunk;
  const form = request.method === 'POST' ? new URLSearchParams(body) : undefined;
  if (url.pathname === '/authorize')
    return authorize(request, response, Object.fromEntries(url.searchParams), form);
  if (url.pathname === '/token' && form) return token(request, response, form);
  return response.writeHead(404).end();
});
server.listen(0, '127.0.0.1', () => {
  process.send({ port: server.address().port, clientId: client.id, clientSecret: client.clientSecret });
});
