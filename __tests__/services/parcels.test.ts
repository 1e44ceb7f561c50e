import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { contractFile } from '../../contracts/contract-file';
import { SwappedProject } from './swapped-project';

/**
 * Another whole service in the place of the example, in a copy of the project: nothing else is edited, what is
 * generated is generated anew, and everything that the project does is done with it.
 */

jest.setTimeout(240_000);

const another = join('__tests__', 'services', 'parcels');

let project: SwappedProject;
beforeAll(() => {
  project = new SwappedProject();
  cpSync(another, project.checkout.file('service'), { recursive: true });
});
afterAll(() => project.remove());

const jest_ = (...args: readonly string[]) => ['node_modules/jest/bin/jest.js', '--runInBand', ...args];
const everything = '--testPathIgnorePatterns=/node_modules/';

/** Files of a folder, without what is made and what is another's. */
function filesOf(root: string, folder = ''): string[] {
  const left = ['.git', 'node_modules', 'engines', 'dist', 'cdktf.out'];
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter(({ name }) => !left.includes(name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesOf(root, path) : [path];
    });
}

test('the skill package, the contract and its documents are generated from it', async () => {
  expect(await project.command('models')).toContain(
    'wrote skill-package/interactionModels/custom/de-DE.json',
  );
  await project.command('contracts-generate');
  const consumer = jest_('--testMatch=**/*.pact.test.ts', everything);
  await project.node(consumer, { UPDATE_CONTRACT: '1' });
  expect(readFileSync(project.checkout.file(contractFile), 'utf8')).toContain('a request to move a delivery');
  await project.command('docs');
});

test('its types are right, and those of everything that takes it, tests included', async () => {
  await project.node(['node_modules/typescript/bin/tsc', '--noEmit']);
});

test('it is built and synthesized', async () => {
  await project.command('build');
  const { stacks } = JSON.parse(await project.command('synth', '--json')) as { stacks: { file: string }[] };
  const stack = readFileSync(project.checkout.file(stacks[0]?.file ?? ''), 'utf8');
  expect(stack).toContain('deliveries.write');
});

test('its reference keeps its contract', async () => {
  expect(await project.command('contracts-verify')).toMatch(/keeps the contract: \d{2} passed/);
});

test('npm start tells the whole story', async () => {
  const { ok, steps } = JSON.parse(await project.command('rehearse', '--json', '--locale', 'de-DE')) as {
    ok: boolean;
    steps: { title: string; ok: boolean }[];
  };
  expect([ok, steps.filter((step) => !step.ok)]).toEqual([true, []]);
  expect(steps.map(({ title }) => title)).toContain(
    'Move a delivery: three slots are asked for, each is kept, and it is confirmed',
  );
});

test('the suites of the service hold: replay, contract, documents, models, rehearsal', async () => {
  expect(await project.node(jest_('__tests__/service/'))).toMatch(/Tests: +(\d+ skipped, )?\d+ passed/);
});

test('no page links to a file of the example alone', async () => {
  const links = jest_('__tests__/documentation/pages.test.ts', '--testNamePattern=every link');
  expect(await project.node(links)).toMatch(/Tests: +\d+ skipped, 1 passed/);
});

test('nothing else was edited: what differs is the service and what is generated', () => {
  const generated = [
    /^service\//,
    /^(skill|addon)-package\//,
    /^contracts\/(openapi|states\.schema|pacts\/.+)\.json$/,
    /^docs\/(commands|contract(-\w+)?|operations|settings|skill)\.md$/,
  ];
  const all = new Set([...filesOf('.'), ...filesOf(project.checkout.folder)]);
  const differing = [...all].filter((file) => {
    const [here, there] = [resolve(file), project.checkout.file(file)];
    return !existsSync(here) || !existsSync(there) || !readFileSync(here).equals(readFileSync(there));
  });
  expect(differing.length).toBeGreaterThan(generated.length);
  expect(differing.filter((file) => !generated.some((pattern) => pattern.test(file)))).toEqual([]);
});
