import { expectProblem, type ServiceCheck } from './world';

export const boundsChecks: readonly ServiceCheck[] = [
  {
    behaviour: "charges each customer's own quota, and says when to come back",
    async check({ customer, provider }) {
      const [ada, grace] = [customer(), customer()];
      provider.saas.store.account(ada.sub).quota = { requests: 2, seconds: 30 };
      for (const status of [200, 200, 429]) {
        expect((await ada.call('GET', '/v1/me')).status).toBe(status);
      }
      const refused = await ada.call('GET', '/v1/tasks');
      expectProblem(refused, 429, 'rate-limited');
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
      expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(30);
      for (const call of [ada.add('x'), ada.call('POST', '/v1/tasks/tsk_1/complete')]) {
        expectProblem(await call, 429, 'rate-limited');
      }
      expect((await grace.call('GET', '/v1/me')).status).toBe(200);
    },
  },
  {
    behaviour: 'reads JSON of a bounded size and nothing else',
    async check({ customer }) {
      const ada = customer();
      const headers = { 'idempotency-key': 'k' };
      expectProblem(await ada.call('POST', '/v1/tasks', { headers, body: '{"title":' }), 400, 'bad-request');
      const large = await ada.call('POST', '/v1/tasks', { headers, body: { title: 'x'.repeat(5_000) } });
      expect(large).toMatchObject({ status: 413, body: { type: 'about:blank', status: 413 } });
      const text = { ...headers, 'content-type': 'text/plain' };
      const plain = await ada.call('POST', '/v1/tasks', { headers: text, body: 'Buy milk' });
      expect(plain).toMatchObject({ status: 415, body: { type: 'about:blank', status: 415 } });
    },
  },
  {
    behaviour: 'answers an unknown address with a problem too',
    async check({ customer }) {
      const ada = customer();
      for (const path of ['/', '/v1/tasks/tsk_1', '/v2/me', `/v1/tasks/${'x'.repeat(101)}/complete`]) {
        expectProblem(await ada.call('GET', path), 404, 'not-found');
      }
    },
  },
];
