import { readFileSync } from 'node:fs';
import { runNow } from '../programs/child';

/** The scripts of package.json. */
export const scripts = (
  JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Readonly<Record<string, string>> }
).scripts;

/** What npm runs without "run". */
export const shortcuts = ['start', 'test'];

const known = new Map<string, string>();

/**
 * What a command of ours says when it is asked for help; undefined for scripts that run another program.
 *
 * @throws Error where it does not end with 0
 */
export function helpOf(script: string): string | undefined {
  const [node, launcher, ...words] = (scripts[script] ?? '').split(' ');
  if (node !== 'node' || launcher !== 'commands/run.mjs') return undefined;
  const said = known.get(script) ?? askForHelp(script, words);
  known.set(script, said);
  return said;
}

function askForHelp(script: string, words: readonly string[]): string {
  const { stdout, stderr, code } = runNow(process.execPath, ['commands/run.mjs', ...words, '--help'], {
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined },
  });
  if (code !== 0) throw new Error(`npm run ${script} -- --help ended with ${code}:\n${stderr.trim()}`);
  return stdout;
}

/** Every command and what it says of itself, as Markdown. */
export function commandsReference(): string {
  return Object.keys(scripts)
    .flatMap((script) => {
      const help = helpOf(script);
      const name = shortcuts.includes(script) ? `npm ${script}` : `npm run ${script}`;
      return help === undefined ? [] : [`## ${name}\n\n\`\`\`\n${help.trim()}\n\`\`\``];
    })
    .join('\n\n');
}
