import { recorded } from '../../__tests__/support/envelopes';
import { startFakeService } from '../../__tests__/support/fake-service';
import { loadSkill } from '../../__tests__/support/skill-under-test';
import { type ReferenceProvider, startReferenceProvider } from '../../contracts/reference/provider';
import { ownWordsOf } from '../../skill/speech/own-words';
import type { TaskStore } from '../reference/store';
import { languages } from '../words/languages';
import { api } from './api';
import { english } from './english';

let provider: ReferenceProvider<TaskStore>;
beforeAll(async () => {
  provider = await startReferenceProvider(api);
});
afterAll(() => provider.close());

/** What is said to a customer who opens the skill and is called so. */
async function greeting(displayName: string | null, locale = 'en-US') {
  provider.saas.parts.store.account('ada').displayName = displayName;
  const { handler } = loadSkill({ SAAS_API_URL: provider.saas.url });
  const envelope = recorded('launch');
  envelope.context.System.user.accessToken = await provider.mint.accessToken({
    sub: 'ada',
    scopes: Object.keys(api.scopes),
  });
  Object.assign(envelope.request, { locale });
  const { response } = await handler(envelope);
  return response.outputSpeech?.ssml?.replace(/<\/?speak>/g, '');
}

describe('a customer without a name', () => {
  it('is greeted without one', async () => {
    expect(await greeting('Ada')).toBe(
      `${english('welcome', { name: 'Ada', count: 0 })} ${english('whatToDo')}`,
    );
    for (const none of [null, '']) {
      expect(await greeting(none)).toBe(`${english('welcomeNameless', { count: 0 })} ${english('whatToDo')}`);
    }
  });

  it.each(Object.keys(languages))('is greeted without a hole in the sentence in %s', async (locale) => {
    expect(await greeting(null, locale)).not.toMatch(/\{\{|null|undefined|^[\s,さ]/);
  });
});

describe('a customer whose task may have been added all the same', () => {
  it.each(Object.keys(languages))('is told to look, and not to try later, in %s', async (locale) => {
    const slow = await startFakeService(() => new Promise(() => {}));
    const { handler } = loadSkill({ SAAS_API_URL: slow.url });
    const envelope = recorded('add-task');
    Object.assign(envelope.request, { locale });
    const { response } = await handler(envelope, { getRemainingTimeInMillis: () => 500 });
    await slow.close();
    const spoken = ({ mayBeDone }: Record<string, string>) => `<speak>${mayBeDone}</speak>`;
    expect(response).toMatchObject({
      outputSpeech: { ssml: spoken(ownWordsOf(locale)) },
      shouldEndSession: true,
    });
  });
});

it.each([401, 429])(
  'a customer whose task may have been added is told to look, whatever the second attempt meets (%d)',
  async (status) => {
    const statuses = [503, status];
    const saas = await startFakeService((_request, reply) => reply.code(statuses.shift() ?? 500).send({}));
    const { handler } = loadSkill({ SAAS_API_URL: saas.url });
    const { response } = await handler(recorded('add-task'));
    await saas.close();
    expect(response).toMatchObject({
      outputSpeech: { ssml: `<speak>${ownWordsOf('en-US').mayBeDone}</speak>` },
      shouldEndSession: true,
    });
    expect(response.card).toBeUndefined();
  },
);

describe('a list with a task without a title', () => {
  const milk = { id: 'tsk_1', title: 'Buy milk', status: 'open', dueOn: null };
  const { title: _none, ...absent } = { ...milk, id: 'tsk_2' };
  const untitled = [absent, { ...absent, title: null }, { ...absent, title: '' }, { ...absent, title: ' ' }];

  /** What is said and shown where those are the open tasks. */
  async function answerTo(tasks: readonly object[], locale = 'en-US', envelope = recorded('task-list')) {
    const saas = await startFakeService(({ method }) =>
      method === 'GET' ? { tasks, nextCursor: null, total: tasks.length } : { ...tasks[0], status: 'done' },
    );
    const { handler } = loadSkill({ SAAS_API_URL: saas.url });
    Object.assign(envelope.request, { locale });
    const { response } = await handler(envelope);
    await saas.close();
    return { speech: response.outputSpeech?.ssml?.replace(/<\/?speak>/g, ''), card: response.card };
  }

  it.each(untitled)('is read, and counts what it says: %j', async (task) => {
    const { speech, card } = await answerTo([milk, task]);
    expect(speech).toBe(english('listAll', { count: 2, tasks: ['Buy milk', english('noTitle')] }));
    expect(card).toMatchObject({ content: `Buy milk\n${english('noTitle')}` });
  });

  it('is not empty where that is its only one', async () => {
    expect((await answerTo(untitled.slice(0, 1))).speech).toBe(
      english('listAll', { count: 1, tasks: [english('noTitle')] }),
    );
  });

  it.each(Object.entries(languages))(
    'says it in %s, and completes it under that name',
    async (locale, words) => {
      const { noTitle: name, completed } = words;
      const list = await answerTo(untitled, locale);
      expect(list.speech).toContain(name);
      expect(list.speech).not.toMatch(/null|undefined/);
      const envelope = recorded('complete-task');
      Object.assign(envelope.request, {
        intent: { name: 'CompleteTaskIntent', slots: { task: { name: 'task', value: name } } },
      });
      const { speech } = await answerTo(untitled.slice(0, 1), locale, envelope);
      expect(speech).toBe(completed.replace('{{title}}', name));
    },
  );

  it('is no list where an entry is none at all', async () => {
    for (const wrong of [
      { ...milk, id: 17 },
      { ...milk, title: 17 },
    ]) {
      expect((await answerTo([wrong])).speech).not.toContain('Buy milk');
      expect((await answerTo([milk, wrong])).speech).not.toContain('Buy milk');
    }
  });
});
