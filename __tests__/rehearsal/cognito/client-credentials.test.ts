import { decodeJwt } from 'jose';
import { Flow, machineClient } from '../linked-flow';
import { europe } from '../terraform-stack';

let flow: Flow;
beforeAll(async () => {
  flow = await Flow.start({ clients: { machine: machineClient('lamp.read', 'lamp.write') } });
});
afterAll(() => flow.cognito.close());

type Changes = Readonly<Record<string, string | undefined>>;

describe('client credentials', () => {
  const machine = (changes: Changes = {}) => ({
    grant_type: 'client_credentials',
    client_id: flow.client('machine').clientId,
    client_secret: flow.client('machine').clientSecret,
    ...changes,
  });

  test('give the client a token of its own, and nothing to refresh', async () => {
    const { status, json } = await flow.token(machine({ scope: 'https://api.example.com/lamp.read' }));
    expect([status, Object.keys(json).sort()]).toEqual([200, ['access_token', 'expires_in', 'token_type']]);
    const claims = decodeJwt(String(json.access_token));
    expect(claims).toMatchObject({
      sub: flow.client('machine').clientId,
      client_id: flow.client('machine').clientId,
      token_use: 'access',
      scope: 'https://api.example.com/lamp.read',
      iss: flow.cognito.settings.issuer,
    });
    expect(claims).not.toHaveProperty('username');
  });

  test('give all scopes of the client where none is asked for', async () => {
    const { json } = await flow.token(machine());
    expect(decodeJwt(String(json.access_token)).scope).toBe(
      'https://api.example.com/lamp.read https://api.example.com/lamp.write',
    );
  });

  test.each<[refused: string, changes: Changes, error: string]>([
    ['a scope of another client', { scope: 'https://api.example.com/home.read' }, 'invalid_grant'],
    ['a wrong secret', { client_secret: 'wrong' }, 'invalid_client'],
    ['a code', { grant_type: 'authorization_code', code: 'x', redirect_uri: europe }, 'unauthorized_client'],
  ])('are refused with %s', async (_refused, changes, error) => {
    const answer = await flow.token(machine(changes));
    expect([answer.status, answer.json]).toEqual([400, { error }]);
  });
});
