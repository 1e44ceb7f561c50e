import { deploymentOf } from '../../rehearsal/deployment';
import { runLoad } from '../../rehearsal/load';
import type { LoadTurn, ServiceLoad } from '../../rehearsal/service';
import { setStage } from '../../rehearsal/stage';
import { rehearsedLamp } from '../support/lamp/rehearsal';
import { builtSkill, lampFunction } from './built-skill';
import { stackJson } from './terraform-stack';

let bundle: string;
beforeAll(async () => {
  bundle = await builtSkill(lampFunction);
});

/** Five customers, four turns each. */
async function run(turn: ServiceLoad['turn'], kept?: ServiceLoad['kept']) {
  const { api, models } = rehearsedLamp;
  const stage = await setStage({
    saas: api,
    models,
    deployment: deploymentOf('test', stackJson()),
    bundle,
  });
  // Nobody waits so long where there are no faults.
  const load = { customers: 5, requests: 20, faultShare: 0, remainingMs: 60_000 };
  return runLoad(stage, { locale: 'en-US', turn, kept }, load).finally(() => stage.close());
}

const reads: LoadTurn = { says: { name: 'LampIntent' }, served: /100 percent/ };

test.each([
  ['what was confirmed is gone', 0, 10],
  ['one thing too many is there', 3, 5],
  ['nothing, where all is kept', 2, 0],
])('finds lost when %s', async (_what, kept, lost) => {
  // Each of the five customers is told of two things kept.
  const answers = [...Array.from({ length: 5 }, () => 0), ...Array.from({ length: 5 }, () => kept)];
  const result = await run(
    (turn) => ({ ...reads, keeps: turn % 2 }),
    async () => answers.shift() ?? Number.NaN,
  );
  expect(result).toMatchObject({ linked: 5, served: 20, postponed: 0, mixedUp: 0, lost });
});

test.each([
  ['as many as were asked for', 4, 0],
  ['as many as were confirmed', 2, 0],
  ['fewer than were confirmed', 1, 5],
  ['more than were asked for', 5, 5],
])('where two of four things are confirmed, %s may be kept: %i', async (_what, kept, lost) => {
  const answers = [...Array.from({ length: 5 }, () => 0), ...Array.from({ length: 5 }, () => kept)];
  const result = await run(
    (turn) => ({ ...reads, keeps: 1, served: turn % 2 === 0 ? reads.served : /never said/ }),
    async () => answers.shift() ?? Number.NaN,
  );
  expect(result).toMatchObject({ served: 10, postponed: 10, lost });
});

test('finds mixed up what names another customer, and postponed what does not serve', async () => {
  const dims = (room: string): LoadTurn => ({
    says: { name: 'DimIntent', slots: { room, level: '20' } },
    served: /Dim the lamp/,
  });
  const result = await run((turn, customer) => {
    if (turn === 0) return dims(customer);
    if (turn === 1) return dims('Nr999');
    return { ...reads, served: turn === 2 ? reads.served : /never said/ };
  });
  expect(result).toMatchObject({ served: 10, mixedUp: 5, postponed: 5, lost: 0 });
});

test('says so when a service counts no number', async () => {
  await expect(
    run(
      () => reads,
      async () => Number.NaN,
    ),
  ).rejects.toThrow(/keeps NaN things/);
});

test('asks the SaaS API itself what is kept', async () => {
  const paths: unknown[] = [];
  await run(
    () => reads,
    async (get) => {
      paths.push(await get('/lamp'));
      return 0;
    },
  );
  expect(paths).toEqual(Array.from({ length: 10 }, () => ({ brightness: 100 })));
});
