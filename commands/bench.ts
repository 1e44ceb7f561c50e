import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import pc from 'picocolors';
import { CommandError, runCommand } from './command';

/** Every file of bench/ is one benchmark: it prints its own table of ratios against named peers. */
const benchmarks = readdirSync('bench')
  .filter((file) => file.endsWith('.bench.ts'))
  .map((file) => file.replace(/\.bench\.ts$/, ''))
  .sort();

function main(names: readonly string[]): number {
  const unknown = names.filter((name) => !benchmarks.includes(name));
  if (unknown.length > 0) {
    throw new CommandError(
      `No benchmark is called ${unknown.join(', ')}. There are: ${benchmarks.join(', ')}.`,
      2,
    );
  }
  let failed = 0;
  for (const name of names.length > 0 ? names : benchmarks) {
    console.log(`\n${pc.bold(`> ${name}`)}`);
    const { status } = spawnSync(process.execPath, ['commands/run.mjs', `${name}.bench`], {
      stdio: 'inherit',
    });
    if (status !== 0) failed += 1;
  }
  return failed > 0 ? 1 : 0;
}

await runCommand(() => main(process.argv.slice(2)));
