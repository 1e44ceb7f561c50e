import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { service } from '#service/index';
import { interactionModels } from '../../definition/skill-package';
import { describeUnless } from '../../testing/skip-log';

/**
 * Nothing but the service knows a word of it. These tests go with the example: a service whose words are common
 * ones would find them in prose of the mechanism's that is not about it.
 */

/** Where words of the service may stand: its folder, its like, what is made of it, a dictionary, and prose. */
const mayKnow = [
  ...[
    'service',
    '__tests__/services',
    'skill-package',
    'addon-package',
    'contracts/pacts',
    'review/fixtures',
    'scaffold/languages/nouns',
  ],
  ...['contracts/openapi.json', 'contracts/states.schema.json', '*.md', '*.png', '*package-lock.json'],
].map((path) => `:(exclude)${path}`);

/** Files that are committed, or would be, and may not know the service. */
function git(...args: readonly string[]): string[] {
  const { status, stdout } = spawnSync('git', [...args, '--', '.', ...mayKnow], { encoding: 'utf8' });
  // 1: nothing is found. Anything else is no answer.
  expect([0, 1]).toContain(status);
  return stdout.split('\n').filter(Boolean);
}

/** Names that are the service's own: what it calls its intents, operations, scopes, questions, paths, states. */
function ownNames(): string[] {
  const { skill, contract } = service;
  const intents = skill.intents.flatMap(({ names }) => names);
  const names = [
    // Alexa's own, and one that only stands beside it.
    ...intents.filter((name) => !name.startsWith('AMAZON.') && !intents.includes(`AMAZON.${name}`)),
    ...Object.keys(skill.operations),
    ...Object.keys(skill.scopes),
    ...skill.replies.map(({ question }) => question.name),
    ...Object.values(skill.operations).map(({ path }) => path),
    ...Object.values(interactionModels(service)).map(
      ({ interactionModel }) => interactionModel.languageModel.invocationName,
    ),
  ];
  const states = Object.keys(contract.states).map((name) => `'${name}'`);
  // `me` is a word of many languages.
  return [...new Set([...names, ...states])].filter((name) => name.length >= 6);
}

/** The word as a whole: `dim` is no part of `dimension`. */
const wholeWord = (word: string) =>
  new RegExp(`(?<![\\w/-])${word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w-])`, 'u');

const textOf = (file: string) => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // Deleted, and not yet committed.
    return '';
  }
};

const isCheckout = spawnSync('git', ['rev-parse', '--is-inside-work-tree']).status === 0;
const missing = isCheckout ? undefined : 'no checkout of git, which lists the files';

describeUnless(missing, 'the mechanism knows no word of the service:', () => {
  let texts: (readonly [file: string, text: string])[];
  beforeAll(() => {
    texts = git('ls-files', '--cached', '--others', '--exclude-standard').map((file) => [file, textOf(file)]);
    expect(texts.length).toBeGreaterThan(300);
  });

  test.each(ownNames())('%s', (word) => {
    const pattern = wholeWord(word);
    expect(texts.filter(([, text]) => pattern.test(text)).map(([file]) => file)).toEqual([]);
  });

  // A `launch … task` is Alexa's own, and so are a task of the Model Context Protocol, Node's `queueMicrotask`,
  // and the operation of a published API.
  test.each([
    [
      'task',
      [
        '__tests__/addon/any-request.property.test.ts',
        '__tests__/addon/keys.test.ts',
        '__tests__/addon/requests/messages.ts',
        '__tests__/envelopes/reported/launch-with-task.json',
        '__tests__/scaffold/resource.test.ts',
      ],
    ],
    ['milk', []],
  ])('%s, in any letters and as a part of any word', (word, others) => {
    expect(git('grep', '--untracked', '-liI', word).sort()).toEqual(others);
  });
});
