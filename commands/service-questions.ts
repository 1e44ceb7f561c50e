import { autocompleteMultiselect, cancel, isCancel, multiselect, text } from '@clack/prompts';
import type { ApiOperation } from '../scaffold/api-operation';
import { makeableLocales } from '../scaffold/languages/languages';
import { checkFree } from '../scaffold/service';
import { CommandError } from './command';

/** What is asked on a terminal of whoever makes a service without saying all of it. */

/** Shown at once: of a longer list a part is found by typing. */
const mostShown = 15;

/** @throws CommandError where nobody can be asked */
function requireTerminal(option: string): void {
  if (process.stdin.isTTY && process.stdout.isTTY) return;
  throw new CommandError(
    `Without a terminal, ${option} has to be given; --list prints what the document has.`,
    2,
  );
}

/** Ids of the operations that are chosen among those which a voice can use. */
export async function askForOperations(operations: readonly ApiOperation[]): Promise<string[]> {
  requireTerminal('--operations');
  const usable = operations.filter(({ obstacles }) => obstacles.length === 0);
  const others = operations.length - usable.length;
  if (usable.length === 0) {
    throw new CommandError('A voice can use none of its operations; --list says why.', 1);
  }
  const answer = await autocompleteMultiselect({
    message: `What should customers be able to do?${others > 0 ? ` (${others} that no voice can use are left out)` : ''}`,
    options: usable.map(({ id, method, path, summary }) => ({
      value: id,
      label: id,
      hint: `${method} ${path}, ${summary}`,
    })),
    placeholder: 'type to search',
    required: true,
    maxItems: mostShown,
  });
  return isCancel(answer) ? giveUp() : answer;
}

/** The languages; the first of the list is spoken where a request names none. */
export async function askForLocales(): Promise<string[]> {
  requireTerminal('--locales');
  const answer = await multiselect({
    message: 'In which languages?',
    options: makeableLocales.map((value) => ({ value, label: value })),
    initialValues: ['en-US'],
    required: true,
    maxItems: mostShown,
  });
  return isCancel(answer) ? giveUp() : answer;
}

/** A folder that is not there yet. */
export async function askForFolder(): Promise<string> {
  requireTerminal('--output');
  const answer = await text({
    message: 'Into which folder?',
    placeholder: 'service',
    defaultValue: 'service',
    validate(value) {
      try {
        checkFree(value || 'service');
        return undefined;
      } catch (error) {
        return error instanceof Error ? error.message : String(error);
      }
    },
  });
  return isCancel(answer) ? giveUp() : answer;
}

function giveUp(): never {
  cancel('Nothing was written.');
  process.exit(2);
}
