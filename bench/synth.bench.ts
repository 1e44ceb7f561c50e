import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { CommandError, runCommand } from '../commands/command';
import { hasPackages, npmCi } from '../commands/npm-ci.mjs';
import { environments } from '../config/environments';
import { runNow } from '../programs/child';
import { Checkout } from '../testing/checkout';
import { type Contender, measure, printMeasurements } from './measure';

/** What the official template runs an app with. */
const packages = join('bench', 'template');

/** In the project, so that packages are found as they would be from its own sources. */
const scratch = join('dist', 'bench-synth');

const floor: Contender = {
  name: 'floor: node -e \'require("cdktf")\'',
  run: () => synthesize(['-e', 'require("cdktf")'])(),
};

/**
 * Compares the app that cdktf.json names with the official template's way of running the same sources
 * (`ts-node`), with the packages' submodules and with their barrel, and with a node that does nothing but
 * load `cdktf`. Then shows how it grows with the environments.
 */
async function main(): Promise<void> {
  if (!hasPackages('.', packages)) {
    console.error(`> The official template’s ts-node is installed once (29 MB): npm ci --prefix ${packages}`);
    if (!npmCi('.', packages)) throw new CommandError(`npm said above why ${packages} was not installed.`);
  }
  rmSync(scratch, { recursive: true, force: true });
  const submodules = copySources('submodules', (source) => source);
  const barrel = copySources('barrel', withBarrelImports);
  const { app } = JSON.parse(readFileSync('cdktf.json', 'utf8')) as { app: string };

  const measurements = await measure(
    [
      { name: `app of cdktf.json: ${app}`, run: synthesize(app.split(' ').slice(1)) },
      floor,
      { name: 'ts-node, submodule imports', run: synthesize(withTsNode(submodules)), rounds: 3 },
      { name: 'ts-node, barrel import', run: synthesize(withTsNode(barrel)), rounds: 2 },
    ],
    5,
  );
  const [ours, loading, template, barrelled] = measurements.map(({ median }) => median) as [
    number,
    number,
    number,
    number,
  ];
  printMeasurements(measurements, [
    { name: 'of ts-node with submodule imports', ratio: ours / template, aim: 0.15 },
    { name: 'of ts-node with the barrel import', ratio: ours / barrelled, aim: 0.04 },
    { name: 'of the floor', ratio: ours / loading, aim: 2 },
  ]);
  await growth();
}

/** Runs node as the CDKTF CLI would, and fails where it fails. */
function synthesize(given: readonly string[], cwd = '.'): Contender['run'] {
  return () => {
    const { code, stderr } = runNow(process.execPath, given, {
      cwd,
      env: {
        ...process.env,
        CDKTF_OUTDIR: 'dist/bench-synth.out',
        TS_NODE_COMPILER: resolve(packages, 'node_modules', 'typescript'),
      },
    });
    if (code !== 0) throw new Error(`node ${given.join(' ')} failed:\n${stderr}`);
  };
}

function withTsNode(folder: string): string[] {
  return [join(packages, 'node_modules', 'ts-node', 'dist', 'bin.js'), join(folder, 'main.ts')];
}

/** The app's sources with the compiler settings of the official template, which ts-node can read. */
function copySources(name: string, change: (source: string) => string): string {
  const folder = join(scratch, name);
  mkdirSync(folder, { recursive: true });
  const rooms = ['main.ts', 'config', 'infra', 'alexa', 'cognito'];
  for (const room of [...rooms, join('service', 'scopes.ts'), join('skill-package', 'skill.json')]) {
    cpSync(room, join(folder, room), { recursive: true });
  }
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  for (const file of files) {
    const path = join(folder, file);
    // The template's way of finding modules knows no "imports" of package.json.
    const upwards = '../'.repeat(file.split(sep).length - 1);
    const source = readFileSync(path, 'utf8').replaceAll("'#service/", `'${upwards}service/`);
    writeFileSync(path, change(source));
  }
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      compilerOptions: {
        target: 'es2022',
        lib: ['es2023'],
        module: 'commonjs',
        moduleResolution: 'node10',
        types: ['node'],
        strict: true,
        esModuleInterop: true,
        resolveJsonModule: true,
        skipLibCheck: true,
      },
    }),
  );
  return folder;
}

/** `import { X } from '@cdktf/provider-aws/lib/a-b'` as the documentation of CDKTF writes it, from the barrel. */
function withBarrelImports(source: string): string {
  return source.replace(
    /import (?:type )?\{([^}]*)\} from '@cdktf\/provider-aws\/lib\/([a-z0-9-]+)';/g,
    (_statement, names: string, submodule: string) => {
      const namespace = submodule.replace(/-([a-z0-9])/g, (_dash, letter: string) => letter.toUpperCase());
      const aliases = names
        .split(',')
        .map((name) => name.replace('type ', '').trim())
        .filter(Boolean)
        .map((name) => `import ${name} = ${namespace}_.${name};`);
      return `import { ${namespace} as ${namespace}_ } from '@cdktf/provider-aws'; ${aliases.join(' ')}`;
    },
  );
}

/** Time of the app with 1, 10 and 100 environments of the larger kind. */
async function growth(): Promise<void> {
  const counts = [1, 10, 100] as const;
  const checkouts = counts.map(checkoutWith);
  const apps = counts.map((count, index) => ({
    name: `${count} ${count === 1 ? 'environment' : 'environments'}`,
    run: synthesize(['commands/run.mjs', 'main'], checkouts[index]?.folder),
  }));
  try {
    const measurements = await measure([floor, ...apps], 5);
    const [none, one, ten, hundred] = measurements.map(({ median }) => median) as [
      number,
      number,
      number,
      number,
    ];
    const early = (ten - one) / 9;
    const late = (hundred - ten) / 90;
    printMeasurements(measurements, [
      { name: 'ms for each added one, 1 to 10', ratio: early, aim: 10 },
      { name: 'ms for each added one, 10 to 100', ratio: late, aim: 10 },
      // The aim of 10 ms, on a machine whose floor is 170 ms: holds on a slow or busy one too.
      { name: 'of the floor for each added one, 1 to 10', ratio: early / none, aim: 0.06 },
      { name: 'of the floor for each added one, 10 to 100', ratio: late / none, aim: 0.06 },
    ]);
  } finally {
    for (const checkout of checkouts) checkout.remove();
  }
}

function checkoutWith(count: number): Checkout {
  const checkout = new Checkout();
  const model = environments.find(({ domain }) => domain.custom);
  const copies = Array.from({ length: count }, (_, index) => ({
    ...model,
    name: `env-${index}`,
    domain: { custom: { ...model?.domain.custom, name: `auth.env-${index}.example.com` } },
  }));
  writeFileSync(
    checkout.file('config', 'environments.ts'),
    `import type { EnvironmentSettings } from './settings';\nexport const environments: readonly EnvironmentSettings[] = ${JSON.stringify(copies)};\n`,
  );
  return checkout;
}

await runCommand(main);
