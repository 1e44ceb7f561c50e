import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { build } from 'esbuild';
import { doors, rooms, workshop } from '../documentation/layout';
import { bundledFunctions } from './support/bundled-functions';

const sources = readdirSync('.', { withFileTypes: true })
  .filter(
    (entry) => Array.isArray(rooms[entry.name]?.imports) || rooms[entry.name]?.imports === 'the product',
  )
  .flatMap((entry) =>
    entry.isDirectory()
      ? (readdirSync(entry.name, { recursive: true }) as string[]).map((file) => `${entry.name}/${file}`)
      : [entry.name],
  )
  .filter((file) => /\.m?[jt]s$/.test(file) && !file.includes('node_modules'));

interface Import {
  readonly from: string;
  readonly to: string;
}

async function importsOf(files: readonly string[]): Promise<Import[]> {
  const { metafile } = await build({
    entryPoints: [...files],
    outdir: 'dist',
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    write: false,
    metafile: true,
    logLevel: 'error',
  });
  return Object.entries(metafile.inputs).flatMap(([from, { imports }]) =>
    imports.filter(({ external }) => !external).map(({ path: to }) => ({ from, to })),
  );
}

function isAllowed({ from, to }: Import): boolean {
  const room = from.split('/')[0] ?? '';
  const imports = rooms[room]?.imports ?? [];
  const lies = (place: string) => to === place || to.startsWith(`${place}/`);
  return (
    doors.some((door) => from === door.from && lies(door.to)) ||
    from.startsWith('service/__tests__/') ||
    lies(room) ||
    imports === 'everything' ||
    (imports === 'the product' ? !workshop.some(lies) : imports.some(lies))
  );
}

test('imports between the rooms point the way that the layout says', async () => {
  const imports = await importsOf(sources);
  expect(imports.length).toBeGreaterThan(0);
  expect(imports.filter((one) => !isAllowed(one))).toEqual([]);
});

test('the evaluator refuses an import against an arrow and allows one along it', () => {
  expect(isAllowed({ from: 'skill/index.ts', to: 'alexa/envelopes.ts' })).toBe(false);
  expect(isAllowed({ from: 'skill/fit.ts', to: 'alexa/limits.ts' })).toBe(true);
  expect(isAllowed({ from: 'contracts/states.ts', to: 'skill/intents/own-intents.ts' })).toBe(false);
  expect(isAllowed({ from: 'skill/handler.ts', to: 'service/skill.ts' })).toBe(false);
  expect(isAllowed({ from: 'service/operations.ts', to: 'skill/turn.ts' })).toBe(false);
  expect(isAllowed({ from: 'addon/handler.ts', to: 'service/addon.ts' })).toBe(false);
  expect(isAllowed({ from: 'config/settings.ts', to: 'alexa/limits.ts' })).toBe(true);
  expect(isAllowed({ from: 'contracts/states.ts', to: 'skill/saas/operation.ts' })).toBe(true);
  expect(isAllowed({ from: 'commands/plan-review.ts', to: 'testing/plan-fixture.ts' })).toBe(false);
  expect(isAllowed({ from: 'commands/plan-review.ts', to: 'review/review.ts' })).toBe(true);
  expect(isAllowed({ from: 'commands/fixtures-plans.ts', to: 'testing/plan-fixture.ts' })).toBe(true);
  expect(isAllowed({ from: 'rehearsal/stage.ts', to: '__tests__/support/envelopes.ts' })).toBe(false);
});

test('every folder is a room of the layout, and every room is there', () => {
  const ignored = readFileSync('.gitignore', 'utf8').split('\n');
  const folders = readdirSync('.', { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .filter((name) => !ignored.includes(name) && !ignored.includes(`${name}/`));
  expect(folders.filter((name) => !(name in rooms))).toEqual([]);
  expect(Object.keys(rooms).filter((name) => !existsSync(name))).toEqual([]);
});

describe('dependencies', () => {
  const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, Record<string, string>>;
  const page = readFileSync('docs/contributing.md', 'utf8');

  /** The packages of a table: what stands in code in the first cells of the rows below a heading. */
  const listed = (heading: string) =>
    (page.split(`### ${heading}\n`)[1] ?? '')
      .split(/^#/m)[0]
      ?.split('\n')
      .filter((line) => line.startsWith('| `'))
      .flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, name]) => name))
      .sort();

  test.each([
    ['Deployed', 'dependencies'],
    ['Tools', 'devDependencies'],
  ])('%s: every one is in the table with its reason, and the table has no other', (heading, key) => {
    expect(listed(heading)).toEqual(Object.keys(manifest[key] ?? {}).sort());
  });

  test('that are deployed are those that a function is bundled with', async () => {
    const metafile = await bundledFunctions();
    const bundled = Object.entries(metafile.inputs)
      .filter(([from]) => !from.startsWith('node_modules/'))
      .flatMap(([, { imports }]) =>
        imports.map(({ path }) => path.match(/^node_modules\/((@[^/]+\/)?[^/]+)/)?.[1]),
      )
      .filter((name) => name !== undefined);
    expect([...new Set(bundled)].sort()).toEqual(Object.keys(manifest.dependencies ?? {}).sort());
  });

  test('are pinned', () => {
    const versions = Object.values({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(versions.filter((version) => !/^(npm:.+@)?\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });
});
