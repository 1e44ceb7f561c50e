import { shortcuts } from './help';
import type { Page } from './page';

/** A command of ours as a page writes it. */
export interface Written {
  readonly file: string;
  /** Name of the npm script, e.g. `plan:review`. */
  readonly script: string;
  /** Options that it is given, e.g. `--stack`. */
  readonly options: readonly string[];
}

/** The words of a command that are options, without what they are given. */
const optionsOf = (words: readonly string[]) =>
  words.filter((word) => /^--[a-z]/.test(word)).map((word) => word.replace(/[=`'"].*$/, ''));

/** Which of our npm scripts a command is, and its options; undefined for programs of others. */
function readCommand(words: readonly string[]): Omit<Written, 'file'> | undefined {
  const after = (program: string) => {
    const at = words.indexOf(program);
    return at < 0 ? undefined : words.slice(at + 1);
  };
  // The packages' own commands take the options of the scripts that they are made of.
  const kit = after('voicelink-contract');
  if (kit?.[0]) return { script: `contracts:${kit[0]}`, options: optionsOf(kit) };
  const review = after('plan-review.mjs');
  if (review) return { script: 'plan:review', options: optionsOf(review) };

  const [verb = '', ...rest] = after('npm') ?? [];
  const options = optionsOf(rest.includes('--') ? rest.slice(rest.indexOf('--') + 1) : []);
  if (shortcuts.includes(verb)) return { script: verb, options };
  const script = rest.find((word) => !word.startsWith('-'));
  return verb === 'run' && script ? { script, options } : undefined;
}

/** The npm scripts that pages name, with their options. */
export function writtenCommands(pages: readonly Page[]): Written[] {
  return pages.flatMap(({ file, commands }) =>
    commands.flatMap((line) =>
      line.split(/&&|\|\|?|;/).flatMap((part): Written[] => {
        const command = readCommand(part.trim().split(/\s+/));
        return command ? [{ file, ...command }] : [];
      }),
    ),
  );
}

/**
 * What pages write and the project has not: scripts, and options that a script's help does not name.
 *
 * @param scripts of package.json
 * @param helpOf what a script says when it is asked for help; undefined where it takes any option, as those do
 * that hand them on
 * @returns one line for each
 */
export function unknownCommands(
  written: readonly Written[],
  scripts: Readonly<Record<string, string>>,
  helpOf: (script: string) => string | undefined,
): string[] {
  return written.flatMap(({ file, script, options }) => {
    if (!(script in scripts)) return [`${file}: there is no npm script ${script}`];
    const help = options.length > 0 ? helpOf(script) : undefined;
    if (help === undefined) return [];
    return options
      .filter((option) => !new RegExp(`(^|[\\s,])${option}(?![\\w-])`, 'm').test(help))
      .map((option) => `${file}: npm run ${script} has no option ${option}`);
  });
}
