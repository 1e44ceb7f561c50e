import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { runCommand } from '../commands/command';
import { runNow } from '../programs/child';
import { type Contender, measure, printMeasurements } from './measure';

/** What making a service of at most ten operations may take on two cores, in seconds. */
const budget = { operations: 10, seconds: 20 };

const folder = process.env.VOICELINK_OPENAPI_DOCUMENTS;
/** The example's own description, and those of the folder that is named: of others, and larger. */
const documents = [
  join('contracts', 'openapi.json'),
  ...(folder !== undefined && existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => /\.(json|ya?ml)$/.test(name))
        .map((name) => join(folder, name))
    : []),
];

/** Runs node, and fails where it fails. */
function node(...given: readonly string[]): string {
  const { code, stdout, stderr } = runNow(process.execPath, given);
  if (code !== 0) throw new Error(`node ${given.join(' ')} failed:\n${stderr}`);
  return stdout;
}

const serviceNew = (...given: readonly string[]) => node('commands/run.mjs', 'service-new', ...given);

/** A node that reads and validates the document by the library that `service:new` reads it with. */
const floor = (document: string): Contender => ({
  name: 'floor: @readme/openapi-parser validates it',
  run: () =>
    void node(
      '-e',
      `void import('@readme/openapi-parser').then(({ validate }) => validate(process.argv[1]))`,
      document,
    ),
});

function making(document: string, scratch: string): Contender {
  const usable = (JSON.parse(serviceNew(document, '--list', '--json')) as { id: string; usable: boolean }[])
    .filter((one) => one.usable)
    .slice(0, budget.operations);
  const output = join(scratch, basename(document));
  const run = () => {
    rmSync(output, { recursive: true, force: true });
    const operations = usable.map(({ id }) => id).join(',');
    serviceNew(document, '--operations', operations, '--locales', 'en-US,de-DE', '--output', output);
  };
  return { name: `npm run service:new, ${usable.length} operations`, run };
}

/** Times making a service of each document against reading the document, and against what it may take. */
async function main(): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), 'voicelink-'));
  try {
    for (const document of documents) {
      console.log(`\n${basename(document)}`);
      const measurements = await measure([making(document, scratch), floor(document)], 3);
      const [ours, reading] = measurements.map(({ median }) => median) as [number, number];
      printMeasurements(measurements, [
        { name: 'of the floor', ratio: ours / reading, aim: 4 },
        { name: `of ${budget.seconds} s`, ratio: ours / 1_000 / budget.seconds, aim: 1 },
      ]);
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

await runCommand(main);
