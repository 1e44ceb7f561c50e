import { expectProblem } from '../../../../__tests__/support/suites/world';
import type { TaskCheck } from './task-world';

export const taskChecks: readonly TaskCheck[] = [
  {
    behaviour: 'keeps tasks for the customer who added them',
    async check({ customer }) {
      const [ada, grace] = [customer(), customer()];
      const added = await ada.add('  Buy milk ');
      expect(added).toMatchObject({
        status: 201,
        body: { id: expect.any(String), title: 'Buy milk', status: 'open', dueOn: null },
      });
      expect(await ada.titles()).toEqual(['Buy milk']);
      expect((await grace.call('GET', '/v1/tasks')).body).toEqual({ tasks: [], nextCursor: null, total: 0 });
      expect((await grace.account()).usage).toEqual({ openTasks: 0 });
      expect((await ada.account()).usage).toEqual({ openTasks: 1 });
    },
  },
  {
    behaviour: "does not tell another's task from one that does not exist",
    async check({ customer }) {
      const [ada, grace] = [customer(), customer()];
      const { id } = (await ada.add('Buy milk')).body;
      const [theirs, none] = await Promise.all([
        grace.call('POST', `/v1/tasks/${id}/complete`),
        grace.call('POST', '/v1/tasks/tsk_none/complete'),
      ]);
      expectProblem(theirs, 404, 'not-found');
      expect(theirs.body).toEqual(none.body);
      expect(await ada.titles()).toEqual(['Buy milk']);
    },
  },
  {
    behaviour: 'completes a task once, and says so the second time',
    async check({ customer }) {
      const ada = customer();
      const { body: task } = await ada.add('Buy milk');
      const path = `/v1/tasks/${task.id}/complete`;
      expect(await ada.call('POST', path)).toMatchObject({ status: 200, body: { ...task, status: 'done' } });
      expectProblem(await ada.call('POST', path), 409, 'already-completed');
      expect(await ada.titles()).toEqual([]);
    },
  },
  {
    behaviour: 'takes any title of 1 to 200 characters, and no other',
    async check({ customer }) {
      const ada = customer();
      for (const title of ['x', '🥛'.repeat(200), '牛乳を買う 🥛', '<speak>&amp;</speak>', '"]}\\']) {
        expect(await ada.add(title)).toMatchObject({ status: 201, body: { title } });
      }
      for (const title of [
        '',
        '   ',
        'x'.repeat(201),
        '🥛'.repeat(201),
        5,
        null,
        undefined,
        ['x'],
        { x: 1 },
      ]) {
        expectProblem(await ada.add(title), 422, 'invalid-task');
      }
      const headers = { 'idempotency-key': 'k' };
      for (const body of [[], 'null', '"Buy milk"', { title: 'x', dueOn: '2026-12-31' }]) {
        expectProblem(await ada.call('POST', '/v1/tasks', { headers, body }), 422, 'invalid-task');
      }
      expect((await ada.page()).total).toBe(5);
    },
  },
  {
    behaviour: 'holds the customer to the plan',
    async check({ customer, provider }) {
      const ada = customer();
      const account = provider.saas.parts.store.account(ada.sub);
      account.plan = { ...account.plan, name: 'Free', taskLimit: 1 };
      const { body: task } = await ada.add('Buy milk');
      expectProblem(await ada.add('Call the plumber'), 422, 'task-limit-reached');
      await ada.call('POST', `/v1/tasks/${task.id}/complete`);
      expect((await ada.add('Call the plumber')).status).toBe(201);
      expect((await ada.account()).plan).toEqual({
        name: 'Free',
        taskLimit: 1,
        renewsOn: null,
      });

      account.plan = { ...account.plan, includesWriting: false };
      expectProblem(await ada.add('Water the plants'), 403, 'plan-required');
      expectProblem(await ada.call('POST', `/v1/tasks/${task.id}/complete`), 403, 'plan-required');
      expect(await ada.titles()).toEqual(['Call the plumber']);
    },
  },
];

export const idempotencyChecks: readonly TaskCheck[] = [
  {
    behaviour: 'creates once for a key, and repeats the answer',
    async check({ customer }) {
      const ada = customer();
      const first = await ada.add('Buy milk', 'key');
      await ada.call('POST', `/v1/tasks/${first.body.id}/complete`);
      expect(await ada.add('Buy milk', 'key')).toMatchObject({ status: 201, body: first.body });
      expectProblem(await ada.add('Call the plumber', 'key'), 409, 'idempotency-conflict');
      expect(await ada.titles()).toEqual([]);
    },
  },
  {
    behaviour: 'keeps the keys of customers apart',
    async check({ customer }) {
      const [ada, grace] = [customer(), customer()];
      const first = await ada.add('Buy milk', 'key');
      const second = await grace.add('Buy milk', 'key');
      expect(second.status).toBe(201);
      expect(second.body.id).not.toBe(first.body.id);
      expect(await grace.titles()).toEqual(['Buy milk']);
    },
  },
  {
    behaviour: 'lets a request that failed be tried again with its key',
    async check({ customer, provider }) {
      const ada = customer();
      const account = provider.saas.parts.store.account(ada.sub);
      account.plan = { ...account.plan, taskLimit: 0 };
      expectProblem(await ada.add('Buy milk', 'key'), 422, 'task-limit-reached');
      account.plan = { ...account.plan, taskLimit: 1 };
      expect((await ada.add('Buy milk', 'key')).status).toBe(201);
    },
  },
  {
    behaviour: 'asks for a key of 1 to 255 visible characters',
    async check({ customer }) {
      const ada = customer();
      for (const key of ['!', '~'.repeat(255)]) expect((await ada.add('Buy milk', key)).status).toBe(201);
      for (const key of ['', 'x'.repeat(256), 'a b', 'é']) {
        expectProblem(await ada.add('Buy milk', key), 400, 'bad-request');
      }
      expectProblem(await ada.call('POST', '/v1/tasks', { body: { title: 'x' } }), 400, 'bad-request');
    },
  },
  {
    behaviour: 'remembers the last hundred keys of a customer and no more',
    async check({ customer, provider }) {
      const ada = customer();
      const account = provider.saas.parts.store.account(ada.sub);
      account.plan = { ...account.plan, taskLimit: null };
      for (let key = 0; key <= 100; key += 1) await ada.add('x', String(key));
      await ada.add('x', '1');
      expect((await ada.account()).usage).toEqual({ openTasks: 101 });
      await ada.add('x', '0');
      expect((await ada.account()).usage).toEqual({ openTasks: 102 });
    },
  },
];
