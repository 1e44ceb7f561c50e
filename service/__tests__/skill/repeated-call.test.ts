import nock from 'nock';
import { recorded } from '../../../__tests__/support/envelopes';
import { loadSkill } from '../../../__tests__/support/skill-under-test';
import { english } from '../english';

const service = 'http://127.0.0.1:4999';
const milk = { id: 'tsk_1', title: 'Buy milk', status: 'open', dueOn: null };
const completion = '/v1/tasks/tsk_1/complete';

afterAll(() => nock.restore());

it('says that a task is done where the first attempt did it and only its answer was lost', async () => {
  const { handler, log } = loadSkill({ SAAS_API_URL: service });
  const calls = nock(service)
    .get('/v1/tasks')
    .query(true)
    .reply(200, { tasks: [milk], nextCursor: null, total: 1 })
    .post(completion)
    .reply(503)
    .post(completion)
    .reply(409, { type: '/problems/already-completed' }, { 'Content-Type': 'application/problem+json' });

  const { response } = await handler(recorded('complete-task'));

  expect(calls.isDone()).toBe(true);
  expect(response.outputSpeech).toEqual({
    type: 'SSML',
    ssml: `<speak>${english('completed', { title: 'Buy milk' })}</speak>`,
  });
  expect(response.card).toEqual({ type: 'Simple', title: 'Task done', content: 'Buy milk' });
  expect(log).toHaveLength(1);
});

it('repeats a creation under the same key, so that it happens once', async () => {
  const { handler } = loadSkill({ SAAS_API_URL: service });
  const keys: unknown[] = [];
  const added = function added(this: { req: { headers: Record<string, unknown> } }) {
    keys.push(this.req.headers['idempotency-key']);
    return keys.length === 1 ? [503] : [201, JSON.stringify(milk), { 'Content-Type': 'application/json' }];
  };
  nock(service)
    .post('/v1/tasks')
    .twice()
    .reply(added as never);
  const envelope = recorded('add-task');

  const { response } = await handler(envelope);

  expect(response.outputSpeech?.ssml).toBe(`<speak>${english('added', { title: 'Buy milk' })}</speak>`);
  expect(keys.map(String)).toEqual([envelope.request.requestId, envelope.request.requestId]);
});
