import { faultsOf } from '../../../__tests__/support/alexa-response';
import { type Envelope, recorded } from '../../../__tests__/support/envelopes';
import { loadSkill } from '../../../__tests__/support/skill-under-test';
import { type ReferenceProvider, startReferenceProvider } from '../../../contracts/reference/provider';
import type { TaskStore } from '../../reference/store';
import { api } from '../api';

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

it('goes through the list, repeats itself, and finds the task that is meant', async () => {
  const say = converse();
  expect(await say('launch')).toBe('Welcome, Ada. You have 6 open tasks. What would you like to do?');
  const list =
    'You have 6 open tasks. To begin with: Buy milk, Buy milk for Tom, Bake bread, Call the vet, and Water the plants. Would you like to hear more?';
  expect(await say('task-list')).toBe(list);
  expect(await say('repeat')).toBe(list);
  expect(await say('yes')).toBe('And the last one: Read. What else can I do for you?');
  expect(await say('more')).toBe('There is nothing more on your list. What else can I do for you?');
  expect(await say('complete-task', 'milk')).toBe(
    'Several tasks fit: Buy milk and Buy milk for Tom. Do you mean “Buy milk”?',
  );
  expect(await say('no')).toBe('Do you mean “Buy milk for Tom”?');
  expect(await say('yes')).toBe('I marked “Buy milk for Tom” as done. What else can I do for you?');
  expect(await say('complete-task', 'milk')).toBe('I marked “Buy milk” as done. What else can I do for you?');
  expect(await say('plan')).toContain('4 open');
  expect(await say('no')).toBe('Goodbye.');
});

it('asks which task, and takes the reply for it', async () => {
  const say = converse();
  expect(await say('add-task-without-title')).toBe('What should I add?');
  expect(await say('repeat')).toBe('What should I add?');
  expect(await say('add-task-elicited', 'buy oat milk')).toBe(
    'I added “buy oat milk” to your list. What else can I do for you?',
  );
  expect(await say('complete-task-without-title')).toBe('Which task is done?');
  expect(await say('complete-task-elicited', 'oat')).toBe(
    'I marked “buy oat milk” as done. What else can I do for you?',
  );
  expect(await say('complete-task-without-title')).toBe('Which task is done?');
  expect(await say('complete-task-elicited', 'milk')).toBe(
    'Several tasks fit: Buy milk and Buy milk for Tom. Do you mean “Buy milk”?',
  );
  expect(await say('no')).toBe('Do you mean “Buy milk for Tom”?');
  expect(await say('yes')).toBe('I marked “Buy milk for Tom” as done. What else can I do for you?');
});

it('creates a task once, though Alexa sends the request again', async () => {
  const { handler } = loadSkill({ SAAS_API_URL: provider.saas.url });
  const envelope = recorded('add-task');
  envelope.context.System.user.accessToken = accessToken;
  const first = await handler(envelope);
  const again = await handler(envelope);
  expect(first.response.outputSpeech?.ssml).toBe('<speak>I added “buy milk” to your list.</speak>');
  expect(again.response).toEqual(first.response);
  const say = converse();
  expect(await say('launch')).toContain('You have 7 open tasks.');
});
