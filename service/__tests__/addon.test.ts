import { join } from 'node:path';
import { service } from '#service/index';
import { setAddonStage } from '../../__tests__/addon/stage';
import type { AlexaPlus } from '../../rehearsal/addon/alexa-plus';
import { runAddonLoad } from '../../rehearsal/addon/load';
import { Browser } from '../../rehearsal/browser';
import { readInteractionModels } from '../../rehearsal/interaction-models';
import type { Stage } from '../../rehearsal/stage';
import { english } from './english';

let stage: Stage;
beforeAll(async () => {
  stage = await setAddonStage({
    api: service.api,
    models: readInteractionModels(),
    skill: join('skill', 'index.ts'),
    addon: join('addon', 'index.ts'),
  });
});
afterAll(() => stage.close());

function addonOf({ addon }: Stage) {
  if (!addon) throw new Error('The stack has no add-on.');
  return addon;
}

async function linked(): Promise<AlexaPlus> {
  const alexaPlus = addonOf(stage).newAlexaPlus();
  const browser = new Browser(stage.network.fetch);
  const page = await browser.open(stage.network.toLocal(await alexaPlus.beginLinking()));
  const { email: username, password } = stage.example;
  await alexaPlus.completeLinking((await browser.submit(page, { username, password })).url);
  return alexaPlus;
}

test('each tool says what a model and a person need, and has descriptions for all that it takes', async () => {
  const tools = await (await linked()).listTools();
  expect(tools.map(({ name }) => name)).toEqual(['list_tasks', 'add_task', 'complete_task', 'get_plan']);
  for (const { title, description = '', inputSchema, outputSchema, annotations } of tools) {
    expect([title, description.startsWith('Call it when'), /Returns|come back/.test(description)]).toEqual([
      expect.any(String),
      true,
      true,
    ]);
    expect(description.length).toBeLessThanOrEqual(400);
    expect(outputSchema).toBeDefined();
    expect(Object.keys(annotations ?? {}).sort()).toEqual([
      'destructiveHint',
      'idempotentHint',
      'openWorldHint',
      'readOnlyHint',
    ]);
    for (const field of Object.values(inputSchema.properties ?? {})) {
      expect(field).toHaveProperty('description');
    }
    expect(inputSchema.additionalProperties).toBe(false);
  }
});

test('what a tool says of its effect is true of it', async () => {
  const tools = await (await linked()).listTools();
  const hints = tools.map(({ name, annotations: { readOnlyHint, destructiveHint, idempotentHint } = {} }) => [
    name,
    { readOnlyHint, destructiveHint, idempotentHint },
  ]);
  const reads = { readOnlyHint: true, destructiveHint: false, idempotentHint: true };
  expect(Object.fromEntries(hints)).toEqual({
    list_tasks: reads,
    add_task: { readOnlyHint: false, destructiveHint: false, idempotentHint: false },
    // By its title: the same words may fit another task once the first is done.
    complete_task: { readOnlyHint: false, destructiveHint: true, idempotentHint: false },
    get_plan: reads,
  });
});

test('a customer reads the list to its end, adds to it and completes a task', async () => {
  const alexaPlus = await linked();
  const first = await alexaPlus.callTool('list_tasks');
  expect(first.speech).toMatch(/^You have \d+ open tasks\. To begin with: /);
  const { tasks, total, nextCursor } = first.data as { tasks: unknown[]; total: number; nextCursor: string };
  expect([tasks.length, total > 5]).toEqual([5, true]);
  const next = await alexaPlus.callTool('list_tasks', { cursor: nextCursor });
  expect(next.speech).toMatch(/^(Next|And the last)/);
  expect(await alexaPlus.callTool('list_tasks', { cursor: 'nonsense' })).toMatchObject({ isError: true });

  const added = await alexaPlus.callTool('add_task', { title: 'feed the llama' });
  expect(added).toMatchObject({
    speech: english('added', { title: 'feed the llama' }),
    data: { task: { title: 'feed the llama', id: expect.any(String) } },
    isError: false,
  });
  await alexaPlus.callTool('add_task', { title: 'feed the llama again' });
  expect(await alexaPlus.callTool('complete_task', { title: 'llama' })).toMatchObject({
    data: { isDone: false, candidates: [{ title: 'feed the llama' }, { title: 'feed the llama again' }] },
    isError: false,
  });
  const { task } = added.data as { task: { id: string } };
  const done = await alexaPlus.callTool('complete_task', { title: 'the first one', id: task.id });
  expect(done.data).toEqual({ isDone: true, candidates: [] });
  expect(await alexaPlus.callTool('complete_task', { title: 'the first one', id: task.id })).toMatchObject({
    data: { isDone: false },
    isError: false,
  });
  expect(await alexaPlus.callTool('complete_task', { title: 'walk the dragon' })).toMatchObject({
    speech: english('noSuchTask', { wanted: 'walk the dragon' }),
    data: { isDone: false, candidates: [] },
  });
});

test('the plan is told as the skill tells it', async () => {
  const { speech, data } = await (await linked()).callTool('get_plan');
  expect(speech).toContain(english('planName', { plan: 'Team' }));
  expect(data).toMatchObject({ plan: expect.any(String), openTasks: expect.any(Number) });
});

test('many customers at once, with faults: each answer is the customer’s own, none is lost', async () => {
  const { load } = service.rehearsal.addon ?? {};
  if (!load) throw new Error('The service has no load for the add-on.');
  // So many at once that a busy machine answers each in its time.
  const options = { customers: 30, calls: 4, faultShare: 0.05, concurrency: 4 };
  const result = await runAddonLoad(stage, addonOf(stage), load, options);
  expect(result).toMatchObject({ linked: 30, mixedUp: 0, lost: [] });
  expect(result.served + result.postponed).toBe(120);
  expect(result.served).toBeGreaterThan(0);
});
