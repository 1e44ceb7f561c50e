import { readdirSync, readFileSync } from 'node:fs';
import { build } from 'esbuild';

/** Which room may import which, besides itself: the picture in the README. */
const mayImport: Record<string, readonly string[]> = {
  alexa: [],
  cognito: [],
  customers: ['cognito'],
  skill: ['alexa/limits.ts'],
  addon: ['skill', 'alexa/limits.ts'],
  triggers: ['cognito', 'skill/saas', 'skill/log-line.ts'],
  review: [],
  linking: ['alexa'],
  config: ['alexa', 'cognito', 'service/scopes.ts'],
  infra: ['config', 'alexa', 'cognito'],
  contracts: ['cognito/addresses.ts', 'skill/saas', 'triggers/user-migration'],
  definition: ['alexa', 'contracts/service.ts', 'rehearsal/service.ts', 'skill'],
  rehearsal: [
    'alexa',
    'linking',
    'cognito',
    'contracts/migration',
    'contracts/reference',
    'contracts/service.ts',
    'contracts/relay.ts',
    'contracts/loopback.ts',
  ],
  service: ['rehearsal', 'contracts', 'skill/service.ts', 'addon/service.ts', 'definition/service.ts'],
  terraform: [],
  testing: ['terraform'],
  'main.ts': ['config', 'infra'],
};

/** The imports that name the service which is built. */
const doors = [
  { from: 'skill/index.ts', to: 'service/skill.ts' },
  { from: 'addon/index.ts', to: 'service/skill.ts' },
  { from: 'addon/index.ts', to: 'service/addon.ts' },
];

/** Rooms that may import everything. */
const open = ['commands/', 'bench/', '__tests__/', 'service/__tests__/'];

const sources = readdirSync('.', { withFileTypes: true })
  .filter((entry) => entry.name in mayImport)
  .flatMap((entry) =>
    entry.isDirectory()
      ? (readdirSync(entry.name, { recursive: true }) as string[]).map((file) => `${entry.name}/${file}`)
      : [entry.name],
  )
  .filter((file) => file.endsWith('.ts') && !file.includes('node_modules'));

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
  const within = to === room || to.startsWith(`${room}/`);
  return (
    doors.some((door) => from === door.from && to === door.to) ||
    open.some((folder) => from.startsWith(folder)) ||
    within ||
    (mayImport[room] ?? []).some((allowed) => to === allowed || to.startsWith(`${allowed}/`))
  );
}

test('imports between the rooms point the way that the layout says', async () => {
  const imports = await importsOf(sources);
  expect(imports.length).toBeGreaterThan(0);
  expect(imports.filter((one) => !isAllowed(one))).toEqual([]);
}, 30_000);

test('the evaluator refuses an import against an arrow and allows one along it', () => {
  expect(isAllowed({ from: 'skill/index.ts', to: 'alexa/envelopes.ts' })).toBe(false);
  expect(isAllowed({ from: 'skill/fit.ts', to: 'alexa/limits.ts' })).toBe(true);
  expect(isAllowed({ from: 'contracts/states.ts', to: 'skill/intents/own-intents.ts' })).toBe(false);
  expect(isAllowed({ from: 'skill/handler.ts', to: 'service/skill.ts' })).toBe(false);
  expect(isAllowed({ from: 'service/operations.ts', to: 'skill/turn.ts' })).toBe(false);
  expect(isAllowed({ from: 'addon/handler.ts', to: 'service/addon.ts' })).toBe(false);
  expect(isAllowed({ from: 'config/settings.ts', to: 'alexa/limits.ts' })).toBe(true);
  expect(isAllowed({ from: 'contracts/states.ts', to: 'skill/saas/operation.ts' })).toBe(true);
});

test('every room of the layout is described in the README', () => {
  const readme = readFileSync('README.md', 'utf8');
  const described = Object.keys(mayImport).filter(
    (room) => readme.includes(`${room}/`) || readme.includes(room),
  );
  expect(described).toEqual(Object.keys(mayImport));
});

test('every dependency is pinned and its reason is in the README', () => {
  const readme = readFileSync('README.md', 'utf8');
  const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, Record<string, string>>;
  const dependencies = Object.entries({
    ...manifest.dependencies,
    ...manifest.devDependencies,
    ...manifest.optionalDependencies,
  });
  expect(dependencies.filter(([, version]) => !/^(npm:.+@)?\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  expect(dependencies.map(([name]) => name).filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
});
