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

/** The npm scripts that pages name, with their options. */
export function writtenCommands(pages: readonly Page[]): Written[] {
  return pages.flatMap(({ file, commands }) =>
    commands.flatMap((line) =>
      line.split(/&&|\|\|?|;/).flatMap((part): Written[] => {
        const words = part.trim().split(/\s+/);
        const at = words.indexOf('npm');
        if (at < 0) return [];
        const [verb = '', ...rest] = words.slice(at + 1);
        const given = rest.includes('--') ? rest.slice(rest.indexOf('--') + 1) : [];
        const options = given
          .filter((word) => /^--[a-z]/.test(word))
          .map((word) => word.replace(/[=`'"].*$/, ''));
        if (shortcuts.includes(verb)) return [{ file, script: verb, options }];
        const script = rest.find((word) => !word.startsWith('-'));
        return verb === 'run' && script ? [{ file, script, options }] : [];
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
