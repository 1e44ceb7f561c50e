import { expectProblem } from '../../../../__tests__/support/suites/world';
import type { TaskCheck } from './task-world';

export const boundsChecks: readonly TaskCheck[] = [
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
    behaviour: 'has no task under an id that none could have',
    async check({ customer }) {
      const ada = customer();
      for (const id of ['x'.repeat(100), 'x'.repeat(101), 'a.b', '%20']) {
        expectProblem(await ada.call('POST', `/v1/tasks/${id}/complete`), 404, 'not-found');
      }
    },
  },
];
