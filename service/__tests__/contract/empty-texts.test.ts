import { stopOwnServices } from '../../../__tests__/support/own-service';
import { nullableFields } from '../../../contracts/verifier/lenience';
import { api } from '../api';
import { verifyChanged } from './own-verification';

afterEach(stopOwnServices);

it('an empty text is as good as a null where the client takes it for one, and nowhere else', () => {
  const fields = [...nullableFields(api)].flatMap(([operation, nullable]) =>
    nullable.map(({ path, orEmpty }) => `${operation} ${path.join('.')}${orEmpty ? ' or empty' : ''}`),
  );
  expect(fields.sort()).toEqual([
    'addTask dueOn',
    'me displayName or empty',
    'me plan.renewsOn',
    'me plan.taskLimit',
    'openTasks nextCursor',
    'openTasks tasks.*.dueOn',
    'openTasks tasks.*.title or empty',
  ]);
});

it('a service that keeps an empty text where there is none keeps the contract', async () => {
  const { ok, interactions } = await verifyChanged(
    ['`, title, status, dueOn };', "`, title: title ?? '', status, dueOn };"],
    [
      'Object.assign(account(customer), { displayName, plan })',
      "Object.assign(account(customer), { displayName: displayName ?? '', plan })",
    ],
  );
  expect(interactions.filter(({ passed }) => !passed)).toEqual([]);
  expect(ok).toBe(true);
});
