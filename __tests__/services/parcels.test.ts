import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { contractFile } from '../../contracts/contract-file';
import { Checkout } from '../../testing/checkout';
import { runProcess } from '../../testing/run-process';

/**
 * Another whole service in the place of the example, in a copy of the project: nothing else is edited, what is
 * generated is generated anew, and everything that the project does is done with it.
 */

jest.setTimeout(240_000);

const another = join('__tests__', 'services', 'parcels');

let checkout: Checkout;
beforeAll(() => {
  checkout = new Checkout();
  rmSync(checkout.file('service'), { recursive: true });
  cpSync(another, checkout.file('service'), { recursive: true });
});
afterAll(() => checkout.remove());

/** Runs Node in the copy, and gives what it wrote; all of it is in the error of one that fails. */
async function run(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<string> {
  const { code, text } = await runProcess(process.execPath, args, {
    cwd: checkout.folder,
    env: { ...process.env, NO_COLOR: '1', ...env },
    timeoutMs: 230_000,
  });
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}:\n${text}`);
  return text;
}

const command = (...args: readonly string[]) => run(['commands/run.mjs', ...args]);
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
  expect(await command('models')).toContain('wrote skill-package/interactionModels/custom/de-DE.json');
  await command('contracts-generate');
  const consumer = jest_('--testMatch=**/*.pact.test.ts', everything);
  await run(consumer, { UPDATE_CONTRACT: '1' });
  expect(readFileSync(checkout.file(contractFile), 'utf8')).toContain('a request to move a delivery');
  await command('docs');
});

test('its types are right, and those of everything that takes it', async () => {
  const { exclude } = JSON.parse(readFileSync('tsconfig.json', 'utf8')) as { exclude: readonly string[] };
  const product = checkout.file('tsconfig.product.json');
  writeFileSync(product, JSON.stringify({ extends: './tsconfig.json', exclude: [...exclude, '__tests__'] }));
  await run(['node_modules/typescript/bin/tsc', '--noEmit', '--project', product]);
  rmSync(product);
});

test('it is built and synthesized', async () => {
  await command('build');
  const { stacks } = JSON.parse(await command('synth', '--json')) as { stacks: { file: string }[] };
  const stack = readFileSync(checkout.file(stacks[0]?.file ?? ''), 'utf8');
  expect(stack).toContain('deliveries.write');
});

test('its reference keeps its contract', async () => {
  expect(await command('contracts-verify')).toMatch(/keeps the contract: \d{2} passed/);
});

test('npm start tells the whole story', async () => {
  const { ok, steps } = JSON.parse(await command('rehearse', '--json', '--locale', 'de-DE')) as {
    ok: boolean;
    steps: { title: string; ok: boolean }[];
  };
  expect([ok, steps.filter((step) => !step.ok)]).toEqual([true, []]);
  expect(steps.map(({ title }) => title)).toContain(
    'Move a delivery: three slots are asked for, each is kept, and it is confirmed',
  );
});

test('the suites of the service hold: contract, documents, models, rehearsal', async () => {
  expect(await run(jest_('__tests__/service/'))).toMatch(/Tests: +\d+ passed/);
});

test('nothing else was edited: what differs is the service and what is generated', () => {
  const generated = [
    /^service\//,
    /^skill-package\//,
    /^contracts\/(openapi|states\.schema|pacts\/alexa-skill-saas-api)\.json$/,
    /^docs\/contract\.md$/,
  ];
  const all = new Set([...filesOf('.'), ...filesOf(checkout.folder)]);
  const differing = [...all].filter((file) => {
    const [here, there] = [resolve(file), checkout.file(file)];
    return !existsSync(here) || !existsSync(there) || !readFileSync(here).equals(readFileSync(there));
  });
  expect(differing.length).toBeGreaterThan(generated.length);
  expect(differing.filter((file) => !generated.some((pattern) => pattern.test(file)))).toEqual([]);
});
