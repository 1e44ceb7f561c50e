import { startOwnService, statesSecret, stopOwnServices } from '../../../__tests__/support/own-service';
import { contractFile } from '../../../contracts/contract-file';
import { nullableFields } from '../../../contracts/verifier/lenience';
import { httpStates } from '../../../contracts/verifier/provider-states';
import { verifyContract } from '../../../contracts/verifier/verify';
import { api } from '../api';

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
  const url = await startOwnService({}, [
    ['`, title, status, dueOn };', "`, title: title ?? '', status, dueOn };"],
    [
      'Object.assign(account(customer), { displayName, plan })',
      "Object.assign(account(customer), { displayName: displayName ?? '', plan })",
    ],
  ]);
  const { ok, interactions } = await verifyContract({
    pact: { file: contractFile },
    providerUrl: url,
    states: httpStates(`${url}/_states`, { secret: statesSecret }),
    service: api,
  });
  expect(interactions.filter(({ passed }) => !passed)).toEqual([]);
  expect(ok).toBe(true);
});
