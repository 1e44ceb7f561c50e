import * as v from 'valibot';
import { recorded } from '../../__tests__/support/envelopes';
import { startFakeService } from '../../__tests__/support/fake-service';
import { loadSkill } from '../../__tests__/support/skill-under-test';
import { type ReferenceProvider, startReferenceProvider } from '../../contracts/reference/provider';
import { ownWordsOf } from '../../skill/speech/own-words';
import { operations } from '../operations';
import type { TaskStore } from '../reference/store';
import { languages } from '../words/languages';
import { api } from './api';

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
    expect(await greeting('Ada')).toBe('Welcome, Ada. You have no open tasks. What would you like to do?');
    for (const none of [null, '']) {
      expect(await greeting(none)).toBe('Welcome. You have no open tasks. What would you like to do?');
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

describe('a list', () => {
  const task = { id: 'tsk_1', title: 'Buy milk', status: 'open', dueOn: null };
  const page = (...tasks: readonly object[]) =>
    v.safeParse(operations.openTasks.answer, { tasks, nextCursor: null, total: tasks.length });

  it('is not lost for an entry without a title', () => {
    const { title: _none, ...untitled } = task;
    for (const nameless of [untitled, { ...task, title: '' }, { ...task, title: null }]) {
      expect(page(task, nameless)).toMatchObject({ success: true, output: { tasks: [task] } });
    }
  });

  it('is one still where an entry is none at all', () => {
    expect(page(task, { ...task, id: 17 }).success).toBe(false);
    expect(page(task, { ...task, title: 17 }).success).toBe(false);
  });
});
