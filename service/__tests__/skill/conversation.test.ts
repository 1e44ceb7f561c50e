import { faultsOf } from '../../../__tests__/support/alexa-response';
import { type Envelope, recorded } from '../../../__tests__/support/envelopes';
import { loadSkill } from '../../../__tests__/support/skill-under-test';
import { type ReferenceProvider, startReferenceProvider } from '../../../contracts/reference/provider';
import type { TaskStore } from '../../reference/store';
import { api } from '../api';
import { english } from '../english';

const titles = ['Buy milk', 'Buy milk for Tom', 'Bake bread', 'Call the vet', 'Water the plants', 'Read'];
let provider: ReferenceProvider<TaskStore>;
let accessToken: string;

beforeEach(async () => {
  provider = await startReferenceProvider(api, { displayNameOf: () => 'Ada' });
  for (const title of titles) provider.saas.parts.store.put('ada', { title });
  accessToken = await provider.mint.accessToken({
    sub: 'ada',
    scopes: ['profile.read', 'tasks.read', 'tasks.write'],
  });
});
afterEach(() => provider.close());

/** Says one thing after the other in one session, as Alexa does: what the skill remembers comes back. */
function converse() {
  const { handler } = loadSkill({ SAAS_API_URL: provider.saas.url });
  let attributes: Record<string, unknown> = {};
  let turns = 0;
  return async (name: string, task?: string) => {
    const envelope: Envelope & { request: { intent?: { slots?: Record<string, { value?: string }> } } } =
      recorded(name);
    envelope.context.System.user.accessToken = accessToken;
    if (!envelope.session) throw new Error(`${name} has no session`);
    Object.assign(envelope.session, { new: turns === 0, attributes });
    Object.assign(envelope.session.user, { accessToken });
    // Each request has an id of its own.
    envelope.request.requestId = envelope.request.requestId.replace(/.{4}$/, String(1_000 + turns));
    if (task) Object.assign(envelope.request.intent?.slots?.task ?? {}, { value: task });
    turns += 1;
    const response = await handler(JSON.parse(JSON.stringify(envelope)));
    expect(faultsOf(response, envelope.request.type)).toEqual([]);
    attributes = JSON.parse(JSON.stringify(response.sessionAttributes ?? {}));
    return response.response.outputSpeech?.ssml?.replace(/<\/?speak>/g, '');
  };
}

const whatElse = english('whatElse');
const severalFit = [
  english('severalFit', { tasks: ['Buy milk', 'Buy milk for Tom'] }),
  english('isItThis', { title: 'Buy milk' }),
].join(' ');

it('goes through the list, repeats itself, and finds the task that is meant', async () => {
  const say = converse();
  expect(await say('launch')).toBe(`${english('welcome', { name: 'Ada', count: 6 })} ${english('whatToDo')}`);
  const list = `${english('listBegin', { count: 6, tasks: titles.slice(0, 5) })} ${english('listMore')}`;
  expect(await say('task-list')).toBe(list);
  expect(await say('repeat')).toBe(list);
  expect(await say('yes')).toBe(`${english('listEnd', { count: 1, tasks: ['Read'] })} ${whatElse}`);
  expect(await say('more')).toBe(`${english('listNoMore')} ${whatElse}`);
  expect(await say('complete-task', 'milk')).toBe(severalFit);
  expect(await say('no')).toBe(english('isItThis', { title: 'Buy milk for Tom' }));
  expect(await say('yes')).toBe(`${english('completed', { title: 'Buy milk for Tom' })} ${whatElse}`);
  expect(await say('complete-task', 'milk')).toBe(
    `${english('completed', { title: 'Buy milk' })} ${whatElse}`,
  );
  expect(await say('plan')).toContain('4 open');
  expect(await say('no')).toBe(english('goodbye'));
});

it('asks which task, and takes the reply for it', async () => {
  const say = converse();
  expect(await say('add-task-without-title')).toBe(english('addWhat'));
  expect(await say('repeat')).toBe(english('addWhat'));
  expect(await say('add-task-elicited', 'buy oat milk')).toBe(
    `${english('added', { title: 'buy oat milk' })} ${whatElse}`,
  );
  expect(await say('complete-task-without-title')).toBe(english('completeWhat'));
  expect(await say('complete-task-elicited', 'oat')).toBe(
    `${english('completed', { title: 'buy oat milk' })} ${whatElse}`,
  );
  expect(await say('complete-task-without-title')).toBe(english('completeWhat'));
  expect(await say('complete-task-elicited', 'milk')).toBe(severalFit);
  expect(await say('no')).toBe(english('isItThis', { title: 'Buy milk for Tom' }));
  expect(await say('yes')).toBe(`${english('completed', { title: 'Buy milk for Tom' })} ${whatElse}`);
});

it('creates a task once, though Alexa sends the request again', async () => {
  const { handler } = loadSkill({ SAAS_API_URL: provider.saas.url });
  const envelope = recorded('add-task');
  envelope.context.System.user.accessToken = accessToken;
  const first = await handler(envelope);
  const again = await handler(envelope);
  expect(first.response.outputSpeech?.ssml).toBe(`<speak>${english('added', { title: 'buy milk' })}</speak>`);
  expect(again.response).toEqual(first.response);
  const say = converse();
  expect(await say('launch')).toContain(english('welcome', { name: 'Ada', count: 7 }));
});
