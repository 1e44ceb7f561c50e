import { readdirSync } from 'node:fs';
import pc from 'picocolors';
import { runInTerminal } from '../programs/child';
import { CommandError, program, runCommand } from './command';

/** Every file of bench/ is one benchmark: it prints its own table of ratios against named peers. */
const benchmarks = readdirSync('bench')
  .filter((file) => file.endsWith('.bench.ts'))
  .map((file) => file.replace(/\.bench\.ts$/, ''))
  .sort();

async function main(names: readonly string[]): Promise<number> {
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
    const code = await runInTerminal(process.execPath, ['commands/run.mjs', `${name}.bench`]);
    if (code !== 0) failed += 1;
  }
  return failed > 0 ? 1 : 0;
}

await runCommand(async () => {
  let exitCode = 0;
  await program('npm run bench --')
    .description('Measures, each benchmark beside named peers, and prints a table of ratios with their aims.')
    .argument('[names...]', `some of: ${benchmarks.join(', ')}; default: all`)
    .addHelpText(
      'after',
      '\nExit code: 0 if every ratio is within its aim, 1 if not, 2 for names and options that do not fit.',
    )
    .action(async (names: string[]) => {
      exitCode = await main(names);
    })
    .parseAsync();
  return exitCode;
});
