import { callClient } from '../../../__tests__/support/client-run';
import { interactionsOf } from '../../../contracts/consumer/interactions';
import { contractFile } from '../../../contracts/contract-file';
import { exampleToken } from '../../../contracts/matching';
import { type Stub, StubError, startStub } from '../../../contracts/stub';
import { api } from '../api';

const interactions = interactionsOf(api);
let stub: Stub;
const seen: [string, string | undefined][] = [];
beforeAll(async () => {
  stub = await startStub({ contractFile, onAnswer: (...answered) => seen.push(answered) });
});
afterAll(() => stub.close());

const call = (operation: keyof typeof api.operations, input?: object, accessToken?: string) =>
  callClient(api, { operation, input }, { baseUrl: stub.url, accessToken });

describe('the stub', () => {
  it("answers the skill's client with every success of the contract", async () => {
    const successes = interactions.filter(({ outcome }) => outcome.kind === 'ok');
    const distinct = successes.filter(
      ({ description }) =>
        // The states make the difference between the others and these, and the stub has none.
        !/with the same key|only others|without a limit|without a name|has no title/.test(description),
    );
    expect(distinct).toHaveLength(7);
    for (const interaction of distinct) {
      expect(await callClient(api, interaction, { baseUrl: stub.url })).toMatchObject(interaction.outcome);
    }
  });

  it('answers what the contract’s patterns allow, and any token', async () => {
    expect(await call('me', undefined, 'any.other.token')).toMatchObject({ value: { displayName: 'Ada' } });
    expect((await call('openTasks', { limit: 50 })).kind).toBe('ok');
    expect((await call('completeTask', { id: 'tsk_17' })).kind).toBe('ok');
    expect(seen.at(-1)).toEqual(['POST /v1/tasks/tsk_17/complete', 'a request to complete a task']);
  });

  it.each([
    ['GET', '/v1/tasks?status=done&limit=5', undefined, 'status in the query is to be open'],
    ['GET', '/v1/tasks?status=open', undefined, 'limit is missing in the query'],
    ['GET', '/v1/tasks?status=open&limit=5&page=2', undefined, 'it knows no page in the query'],
    ['GET', '/v1/tasks?status=open&limit=5&limit=6', undefined, 'limit in the query is to be 5'],
    ['POST', '/v1/tasks', { title: 'Buy bread' }, 'the body is to be {"title":"Buy milk"}'],
    ['POST', '/v1/tasks', { title: 'Buy milk', id: 1 }, 'the body is to be {"title":"Buy milk"}'],
    ['POST', '/v1/tasks', undefined, 'the body is to be {"title":"Buy milk"}'],
    ['POST', '/v1/tasks/tsk_1/complete', {}, 'the body is to be none'],
  ])('refuses %s %s %j as pact stub does, and says why', async (method, path, body, why) => {
    const response = await fetch(stub.url + path, {
      method,
      headers: { authorization: `Bearer ${exampleToken}`, 'content-type': 'application/json' },
      body: body && JSON.stringify(body),
    });

    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ title: `The contract has no such request: ${why}` });
    expect(seen.at(-1)).toEqual([`${method} ${path}`, undefined]);
  });

  it.each([
    ['no token', {}],
    ['another scheme', { authorization: `Basic ${exampleToken}` }],
    ['no JWT', { authorization: 'Bearer secret' }],
    ['an empty part', { authorization: 'Bearer a..c' }],
  ])('refuses a request with %s as the contract says', async (_what, headers) => {
    for (const [method, path] of [
      ['GET', '/v1/me'],
      ['GET', '/v1/tasks?status=open&limit=5'],
      ['POST', '/v1/tasks'],
      ['POST', '/v1/tasks/tsk_1/complete'],
    ] as const) {
      const response = await fetch(stub.url + path, { method, headers });
      expect(response.status).toBe(401);
      expect(response.headers.get('www-authenticate')).toBe('Bearer realm="saas-api"');
      expect(await response.text()).toBe('');
    }
  });

  it('answers with the interactions that it is told to serve', async () => {
    const failures = interactions.filter(({ problem }) => problem && problem !== 'missing-token');
    expect(failures.length).toBeGreaterThan(20);
    for (const interaction of failures) {
      const failing = await startStub({ contractFile, serve: [interaction.description] });
      try {
        expect(await callClient(api, interaction, { baseUrl: failing.url })).toMatchObject(
          interaction.outcome,
        );
      } finally {
        await failing.close();
      }
    }
  });

  it('says what is not in the contract', async () => {
    const headers = { authorization: `Bearer ${exampleToken}` };
    const response = await fetch(`${stub.url}/v1/users`, { headers });
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ title: 'The contract has no such operation' });
    expect(seen.at(-1)).toEqual(['GET /v1/users', undefined]);
    await expect(startStub({ contractFile, serve: ['nothing'] })).rejects.toThrow(StubError);
    await expect(startStub({ contractFile: 'package.json' })).rejects.toThrow('not a contract');
    await expect(startStub({ contractFile: 'nowhere.json' })).rejects.toThrow('cannot be read');
  });
});
