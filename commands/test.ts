import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pc from 'picocolors';
import { skipLogFile } from '../testing/skip-log';
import { CommandError, runCommand } from './command';

/** One stage of `npm test`. Stages run in this order; a failing one does not stop the others. */
interface Stage {
  readonly title: string;
  readonly command: readonly string[];
}

/** Where a stage that runs Jest leaves its numbers. */
const resultFile = join('dist', 'test-result.json');
const jest = (...flags: string[]) => ['npx', 'jest', '--json', `--outputFile=${resultFile}`, ...flags];

const stages: Record<string, Stage> = {
  lint: { title: 'lint', command: ['npm', 'run', '--silent', 'lint'] },
  typecheck: { title: 'types', command: ['npm', 'run', '--silent', 'typecheck'] },
  build: { title: 'build', command: ['npm', 'run', '--silent', 'build'] },
  unit: { title: 'unit and integration tests', command: jest() },
  contract: {
    title: "the contract, the skill's side",
    command: jest('--runInBand', '--testMatch=**/*.pact.test.ts', '--testPathIgnorePatterns=/node_modules/'),
  },
};

interface Count {
  passed: number;
  failed: number;
}

function run(stage: Stage): Count {
  rmSync(resultFile, { force: true });
  console.log(`\n${pc.bold(`> ${stage.title}`)}`);
  const [program = '', ...flags] = stage.command;
  // Jest writes its JSON to the file and, with --json, to standard output too: that copy is dropped.
  const usesJest = flags.includes('--json');
  const { status } = spawnSync(program, flags, {
    stdio: ['ignore', usesJest ? 'ignore' : 'inherit', 'inherit'],
  });
  if (!usesJest) return { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1 };
  if (!existsSync(resultFile)) return { passed: 0, failed: 1 };
  const result = JSON.parse(readFileSync(resultFile, 'utf8')) as {
    numPassedTests: number;
    numFailedTests: number;
    numRuntimeErrorTestSuites: number;
  };
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
  return { passed: result.numPassedTests, failed: status !== 0 && failed === 0 ? 1 : failed };
}

function main(names: readonly string[]): number {
  const unknown = names.filter((name) => !(name in stages));
  if (unknown.length > 0) {
    throw new CommandError(
      `No stage is called ${unknown.join(', ')}. There are: ${Object.keys(stages).join(', ')}.`,
      2,
    );
  }
  mkdirSync('dist', { recursive: true });
  rmSync(skipLogFile, { force: true });
  const chosen = Object.entries(stages).filter(([name]) => names.length === 0 || names.includes(name));
  const counts = chosen.map(([, stage]) => run(stage));
  const passed = counts.reduce((sum, count) => sum + count.passed, 0);
  const failed = counts.reduce((sum, count) => sum + count.failed, 0);
  console.log('');
  if (existsSync(skipLogFile)) console.log(pc.yellow(readFileSync(skipLogFile, 'utf8').trimEnd()));
  console.log(`${passed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
}

await runCommand(() => main(process.argv.slice(2)));
