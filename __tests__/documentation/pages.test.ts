import { readFileSync } from 'node:fs';
import { unknownCommands, writtenCommands } from '../../documentation/commands';
import { regenerate } from '../../documentation/generated';
import { helpOf, scripts } from '../../documentation/help';
import { brokenLinks, missingPaths } from '../../documentation/links';
import { pageFiles, readPage, readPages } from '../../documentation/page';
import { print, printedBlocks, withoutTimes } from '../../documentation/printed';

const pages = readPages();
/** What hands its options on to another program, whose help is not ours. */
const handsOn = ['diff', 'deploy', 'destroy'];

const ownHelpOf = (script: string) => (handsOn.includes(script) ? undefined : helpOf(script));

test('every link of every page leads somewhere', () => {
  expect(pages.flatMap(({ links }) => links).length).toBeGreaterThan(20);
  expect(brokenLinks(pages)).toEqual([]);
});

test('every file that a page names is there', () => {
  // What became of earlier versions' files is no fault of the changelog.
  const now = pages.filter(({ file }) => file !== 'CHANGELOG.md');
  expect(now.flatMap(({ paths }) => paths).length).toBeGreaterThan(50);
  expect(missingPaths(now)).toEqual([]);
});

test('every command of every page is there, with every option that it is given', () => {
  const written = writtenCommands(pages);
  expect(written.length).toBeGreaterThan(50);
  expect(unknownCommands(written, scripts, ownHelpOf)).toEqual([]);
});

test.each(pageFiles())('what is generated in %s is what its sources say now', (file) => {
  const text = readFileSync(file, 'utf8');
  expect(regenerate(text)).toBe(text);
});

test('every page that a command names in its help is there', () => {
  const named = Object.keys(scripts).flatMap(
    (script) => ownHelpOf(script)?.match(/\bdocs\/[\w-]+\.md\b/g) ?? [],
  );
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((file) => !pageFiles().includes(file))).toEqual([]);
});

describe('the front page', () => {
  const text = readFileSync('README.md', 'utf8');

  test('is read in a minute', () => {
    expect(text.split('\n').length).toBeLessThanOrEqual(150);
  });

  test('leads to every page', () => {
    const linked = readPage('README.md').links.map((link) => link.split('#')[0]);
    expect(pageFiles().filter((file) => file.startsWith('docs/') && !linked.includes(file))).toEqual([]);
  });
});

test('diagrams choose no colours, so that they can be read on light and on dark', () => {
  const diagrams = pageFiles().flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/```mermaid\n([\s\S]*?)```/g)].map(([, diagram = '']) => diagram),
  );
  expect(diagrams.length).toBeGreaterThan(0);
  expect(diagrams.filter((one) => /%%\{|\b(style|linkStyle|classDef|fill|rect)\b/.test(one))).toEqual([]);
});

describe('what is printed', () => {
  const printed = pageFiles().filter((file) => printedBlocks(readFileSync(file, 'utf8')).length > 0);

  test('stands in some page', () => {
    expect(printed.length).toBeGreaterThan(0);
  });

  test.each(printed)('in %s is what the command prints now', (file) => {
    const text = readFileSync(file, 'utf8');
    expect(withoutTimes(print(text))).toBe(withoutTimes(text));
  });
});

describe('the checks themselves', () => {
  const page = readPage(
    'README.md',
    [
      '# One',
      '[there](docs/cdk-terrain.md#opentofu) [gone](docs/gone.md) [no heading](#two) [here](#one)',
      '[nowhere](https://)',
      '`skill/fit.ts`, `skill/gone.ts`, `docs/`, `service/yours.ts`, `zod/mini`',
      '',
      '```sh',
      'npm run synth -- --output x && npm run \\',
      '  nothing   # a comment',
      'VAR=1 npm test -- --none',
      'npx voicelink-contract verify --all && terraform show | node plan-review.mjs - --loud',
      '```',
      'and `npm run synth -- --nonsense`.',
    ].join('\n'),
  );

  test('name links that lead nowhere', () => {
    expect(
      brokenLinks([page, readPage('docs/cdk-terrain.md')]).filter((line) => line.startsWith('README')),
    ).toEqual([
      'README.md: docs/gone.md is not there',
      'README.md: #two names no heading of README.md',
      'README.md: https:// is no address',
    ]);
  });

  test('name files that are not there', () => {
    expect(missingPaths([page])).toEqual(['README.md: skill/gone.ts is not there']);
  });

  test('name scripts and options that there are not', () => {
    expect(unknownCommands(writtenCommands([page]), scripts, ownHelpOf)).toEqual([
      'README.md: there is no npm script nothing',
      'README.md: npm run test has no option --none',
      'README.md: npm run contracts:verify has no option --all',
      'README.md: npm run plan:review has no option --loud',
      'README.md: npm run synth has no option --nonsense',
    ]);
  });

  test('refuse a generated part that nothing generates', () => {
    expect(() => regenerate('<!-- generated: moon -->\n\n<!-- /generated -->')).toThrow(
      /^Nothing generates "moon"\. There are: commands, layout, .*, states,/,
    );
  });

  test('see a difference in what a command prints, and none in how long it took', () => {
    const text = '<!-- printed by: echo took 12 ms -->\n\n```\ntook 9 ms\n```';
    expect(print(text)).toBe('<!-- printed by: echo took 12 ms -->\n\n```\ntook 12 ms\n```');
    expect(withoutTimes(print(text))).toBe(withoutTimes(text).replace('12 …', '… …'));
  });
});
