// A certified authorization server that is not ours, in a process of its own: it is ESM only.
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

const redirectUris = JSON.parse(process.argv[2]);
// Its public address, where a proxy stands before it; default: its own.
const origin = process.argv[3];
const server = createServer();
server.listen(0, '127.0.0.1', () => {
  const local = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(origin ?? local, {
    clients: ['client_secret_basic', 'client_secret_post'].map((method) => ({
      client_id: method,
      client_secret: `secret of ${method}: with +, % and a colon`,
      token_endpoint_auth_method: method,
      redirect_uris: redirectUris,
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
    })),
    scopes: ['openid', 'offline_access', 'things.read'],
    features: { revocation: { enabled: true } },
    pkce: { required: () => false },
    issueRefreshToken: () => true,
    rotateRefreshToken: false,
    ttl: { AccessToken: 3600, RefreshToken: 86_400, Session: 3600, Interaction: 600, Grant: 86_400 },
    cookies: { keys: ['a key for this test run only'] },
  });
  provider.proxy = origin !== undefined;
  server.on('request', provider.callback());
  process.send(local);
});
