import type { ReferencedService } from '../../../contracts/service';
import { calledOperations, expectProblem, type ServiceCheck } from './world';

/** What the server does for every service, besides tokens. */
export function serverChecks(service: Pick<ReferencedService, 'operations'>): readonly ServiceCheck[] {
  const operations = calledOperations(service);
  return [
    {
      behaviour: "charges each customer's own quota, and says when to come back",
      async check({ customer, provider }) {
        const [ada, grace] = [customer(), customer()];
        const [first] = operations;
        if (!first) throw new Error('The service has no operations.');
        provider.saas.parts.quotas.set(ada.sub, { requests: 2, seconds: 30 });
        for (const limited of [false, false, true]) {
          expect((await ada.call(first.method, first.path)).status === 429).toBe(limited);
        }
        for (const { method, path } of operations) {
          const refused = await ada.call(method, path);
          expectProblem(refused, 429, 'rate-limited');
          expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
          expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(30);
        }
        expect((await grace.call(first.method, first.path)).status).not.toBe(429);
      },
    },
    {
      behaviour: 'answers an unknown address with a problem too',
      async check({ customer }) {
        const ada = customer();
        for (const path of ['/', '/v0/none', `/${'x'.repeat(101)}`]) {
          expectProblem(await ada.call('GET', path), 404, 'not-found');
        }
      },
    },
    {
      behaviour: 'has no operation under a method that it does not list',
      async check({ customer }) {
        const ada = customer();
        for (const { path } of operations) expectProblem(await ada.call('DELETE', path), 404, 'not-found');
      },
    },
  ];
}
