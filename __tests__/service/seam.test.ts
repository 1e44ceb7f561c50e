import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { build } from 'esbuild';
import { service } from '#service/index';
import { bundleOptions } from '../../commands/bundle-options';
import { interactionModels } from '../../definition/skill-package';
import { describeUnless } from '../../testing/skip-log';

/** Where a service's own words may stand: its folder, what is made of it, prose, and what has no part in it. */
const mayKnow = [
  /^service\//,
  // Another whole service, which lies beside the tests.
  /^__tests__\/services\//,
  // Made of the service by commands.
  /^(skill|addon)-package\//,
  /^contracts\/(pacts\/.+|openapi|states\.schema)\.json$/,
  /^review\/fixtures\//,
  // Prose, and pictures.
  /\.(md|png)$/,
  /package-lock\.json$/,
];

/** Words that are a service's own, as far as they cannot be anything else. */
function ownWords(): string[] {
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

/** Files that are committed, or would be. */
function sources(): string[] {
  const { stdout } = spawnSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    encoding: 'utf8',
  });
  return stdout.split('\n').filter((file) => file && !mayKnow.some((pattern) => pattern.test(file)));
}

const textOf = (file: string) => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // Deleted, and not yet committed.
    return '';
  }
};

/** The word as a whole: `dim` is no part of `dimension`. */
const wholeWord = (word: string) =>
  new RegExp(`(?<![\\w/-])${word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w-])`, 'u');

const isCheckout = spawnSync('git', ['rev-parse', '--is-inside-work-tree']).status === 0;

const missing = isCheckout ? undefined : 'no checkout of git, which lists the files';

describeUnless(missing, 'the mechanism knows no word of the service:', () => {
  const files = isCheckout ? sources() : [];
  const texts = files.map((file) => [file, textOf(file)] as const);

  test.each(ownWords())('%s', (word) => {
    const pattern = wholeWord(word);
    expect(files.length).toBeGreaterThan(300);
    expect(texts.filter(([, text]) => pattern.test(text)).map(([file]) => file)).toEqual([]);
  });
});

test('the function takes of the service what it runs, and nothing that only tools need', async () => {
  const { metafile } = await build({
    ...bundleOptions,
    entryPoints: ['skill/index.ts'],
    write: false,
    metafile: true,
    outfile: 'dist/seam.js',
  });
  const inputs = Object.keys(metafile.inputs);
  const packages = inputs.flatMap((file) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? []);
  expect([...new Set(packages)].sort()).toEqual([
    'ask-sdk-core',
    'ask-sdk-model',
    'ask-sdk-runtime',
    'i18next',
    'valibot',
  ]);
  const ofService = inputs.filter((file) => file.startsWith('service/'));
  expect(ofService).toContain('service/skill.ts');
  const tools =
    /^service\/(contract|reference|utterances|__tests__|index|rehearsal|scenarios|listing|addon|tools)/;
  expect(ofService.filter((file) => tools.test(file))).toEqual([]);
});
