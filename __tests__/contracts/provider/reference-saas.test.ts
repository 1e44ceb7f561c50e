import {
  type ReferenceProvider,
  startReferenceProvider,
} from '../../../contracts/provider/reference-provider';
import type { ScopeName } from '../../../contracts/provider/scopes';

const everyScope: readonly ScopeName[] = ['profile.read', 'tasks.read', 'tasks.write'];

let provider: ReferenceProvider;
beforeAll(async () => {
  provider = await startReferenceProvider();
});
afterAll(() => provider.close());

async function call(method: string, path: string, headers: Record<string, string> = {}, body?: unknown) {
  const response = await fetch(provider.saas.url + path, {
    method,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, headers: response.headers, body: JSON.parse(await response.text()) };
}

const tokenOf = async (sub: string, scopes = everyScope) => ({
  authorization: `Bearer ${await provider.mint.accessToken({ sub, scopes })}`,
});

describe('the reference SaaS', () => {
  it('keeps a task for the customer who added it and for nobody else', async () => {
    const [ada, grace] = await Promise.all([tokenOf('ada'), tokenOf('grace')]);

    const added = await call('POST', '/v1/tasks', { ...ada, 'idempotency-key': 'k1' }, { title: 'Buy milk' });
    expect(added).toMatchObject({ status: 201, body: { title: 'Buy milk', status: 'open', dueOn: null } });

    expect((await call('GET', '/v1/tasks', ada)).body).toEqual({
      tasks: [added.body],
      nextCursor: null,
      total: 1,
    });
    expect((await call('GET', '/v1/tasks', grace)).body).toEqual({ tasks: [], nextCursor: null, total: 0 });
    expect((await call('POST', `/v1/tasks/${added.body.id}/complete`, grace)).status).toBe(404);

    const done = await call('POST', `/v1/tasks/${added.body.id}/complete`, ada);
    expect(done).toMatchObject({ status: 200, body: { ...added.body, status: 'done' } });
    expect((await call('GET', '/v1/me', ada)).body).toEqual({
      displayName: 'Customer ada',
      plan: { name: 'Team', taskLimit: 100, renewsOn: null },
      usage: { openTasks: 0 },
    });
  });

  it('asks for a token where there is none', async () => {
    const { status, headers, body } = await call('GET', '/v1/me');
    expect(status).toBe(401);
    expect(headers.get('www-authenticate')).toBe('Bearer realm="saas-api"');
    expect(headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(body).toEqual({
      type: '/problems/missing-token',
      title: 'An access token is needed',
      status: 401,
    });
  });

  it('answers 429 with the time to wait when the quota is used up', async () => {
    const ada = await tokenOf('busy');
    provider.saas.store.account('busy').quota = { requests: 0, seconds: 30 };
    const { status, headers, body } = await call('GET', '/v1/me', ada);
    expect(status).toBe(429);
    expect(headers.get('retry-after')).toBe('30');
    expect(body).toMatchObject({ type: '/problems/rate-limited', status: 429 });
  });
});
