import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pc from 'picocolors';
import { runInTerminal } from '../programs/child';
import { skipLogFile } from '../testing/skip-log';
import { CommandError, program, runCommand } from './command';
import { failuresOf, type JestResult } from './test-failures';

/** One stage of the tests. Stages run in this order; a failing one does not stop the others. */
interface Stage {
  readonly title: string;
  readonly command: readonly string[];
  /** Takes minutes: runs with `--all`, or when it is named. */
  readonly slow?: boolean;
}

/** Where a stage that runs Jest leaves its numbers. */
const resultFile = join('dist', 'test-result.json');
const script = (name: string) => ['npm', 'run', '--silent', name];
const jest = (name: string) => [...script(name), '--', '--json', `--outputFile=${resultFile}`];

const stages: Record<string, Stage> = {
  lint: { title: 'lint', command: script('lint') },
  types: { title: 'types', command: script('typecheck') },
  build: { title: 'build', command: script('build') },
  synth: { title: 'synthesis', command: script('synth') },
  unit: { title: 'unit and integration tests', command: jest('test:unit') },
  consumer: { title: "the contract, the skill's side", command: jest('contracts:test') },
  provider: { title: "the contract, the service's side", command: script('contracts:verify') },
  migration: { title: "the migration contract, the SaaS's side", command: script('migration:verify') },
  deploy: { title: 'a deployment to an emulated AWS', command: jest('test:deploy'), slow: true },
};

interface Outcome {
  readonly passed: number;
  /** What failed, each in a line. */
  readonly failed: readonly string[];
}

async function run(stage: Stage): Promise<Outcome> {
  rmSync(resultFile, { force: true });
  console.log(`\n${pc.bold(`> ${stage.title}`)}`);
  const [tool = '', ...flags] = stage.command;
  // Jest writes its JSON to the file and, with --json, to standard output too: that copy is dropped.
  const usesJest = flags.includes('--json');
  const code = await runInTerminal(tool, flags, { quiet: usesJest });
  const whole = code === 0 ? [] : [stage.title];
  if (!usesJest) return { passed: 1 - whole.length, failed: whole };
  if (!existsSync(resultFile)) return { passed: 0, failed: [stage.title] };
  const result = JSON.parse(readFileSync(resultFile, 'utf8')) as JestResult;
  const failed = failuresOf(result);
  return { passed: result.numPassedTests, failed: failed.length > 0 ? failed : whole };
}

async function main(names: readonly string[], { all }: { readonly all: boolean }): Promise<number> {
  const unknown = names.filter((name) => !(name in stages));
  if (unknown.length > 0) {
    throw new CommandError(
      `No stage is called ${unknown.join(', ')}. There are: ${Object.keys(stages).join(', ')}.`,
      2,
    );
  }
  mkdirSync('dist', { recursive: true });
  rmSync(skipLogFile, { force: true });
  const chosen = Object.entries(stages).filter(([name, { slow = false }]) =>
    names.length > 0 ? names.includes(name) : all || !slow,
  );
  const outcomes: Outcome[] = [];
  for (const [, stage] of chosen) outcomes.push(await run(stage));
  const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
  const failed = outcomes.flatMap((outcome) => outcome.failed);
  console.log('');
  if (existsSync(skipLogFile)) console.log(pc.yellow(readFileSync(skipLogFile, 'utf8').trimEnd()));
  for (const one of failed) console.log(pc.red(`FAILED ${one}`));
  console.log(`${passed} passed, ${failed.length} failed`);
  return failed.length > 0 ? 1 : 0;
}

await runCommand(async () => {
  let exitCode = 0;
  await program('npm test --')
    .description('Runs the tests, stage by stage, and ends with a count and with what was skipped and why.')
    .argument('[stages...]', `some of: ${Object.keys(stages).join(', ')}`)
    .option('--all', 'the slow stages too', false)
    .addHelpText(
      'after',
      '\nExit code: 0 if all of it passed, 1 if not, 2 for stages or options that do not fit.',
    )
    .action(async (names: string[], options: { all: boolean }) => {
      exitCode = await main(names, options);
    })
    .parseAsync();
  return exitCode;
});
