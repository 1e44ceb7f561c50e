import { resolve } from 'node:path';
import { Command, CommanderError, type Option } from 'commander';
import pc from 'picocolors';
import { callerVariable } from './caller.mjs';
import { inWords } from './file-fault';
import { isOfTheMachine } from './file-words.mjs';

/**
 * A failure that its reader can mend: the message says what was wrong, what was received and what to do.
 * Printed without a stack trace.
 */
export class CommandError extends Error {
  override readonly name = 'CommandError';

  /** @param exitCode what the process ends with; 1 unless the command documents another */
  constructor(
    message: string,
    readonly exitCode: number = 1,
  ) {
    super(message);
  }
}

/**
 * A path as the reader of the terminal means it: from where they stand, though a command runs in the project's
 * folder (`npm --prefix`, `npm run` in a folder below).
 *
 * @param path as it was typed; `-` is standard input or output and stays
 * @throws CommandError where it is empty, as where a variable of a script is not set
 */
export function callersPath(path: string): string {
  if (path === '') throw new CommandError('A path is empty. Name a file or a folder.', 2);
  const caller = process.env[callerVariable];
  return path === '-' || caller === undefined || caller === process.cwd() ? path : resolve(caller, path);
}

/** A file or a folder that is the value of an option is the caller's. */
const takesPath = /<(file|folder)>$/;

class ProjectCommand extends Command {
  override createCommand(name?: string): Command {
    return new ProjectCommand(name);
  }

  override createOption(flags: string, description?: string): Option {
    const option = super.createOption(flags, description);
    return takesPath.test(flags) ? option.argParser(callersPath) : option;
  }
}

/**
 * What every command has alike: arguments that nobody asked for are refused, and help or a fault of the command
 * line ends it before it has done anything, with exit code 0 or 2 ({@link runCommand}).
 *
 * @param name as the reader types it, e.g. `npm run build --`
 */
export function program(name: string): Command {
  return new ProjectCommand(name)
    .allowExcessArguments(false)
    .configureOutput({
      outputError: (text, write) =>
        write(`${text.replace(/^error:/, pc.red('error'))}--help says what it takes.\n`),
    })
    .exitOverride();
}

/**
 * Runs a command: a number that it returns is the exit code, what it throws becomes a message and an exit
 * code: that of the machine (a full disk, a folder that may not be written) is 2. An unexpected error keeps its
 * stack for `DEBUG=voicelink` only: a reader of the terminal gets the message and what to do next.
 */
export async function runCommand(run: () => unknown): Promise<void> {
  try {
    const exitCode = await run();
    if (typeof exitCode === 'number') process.exitCode = exitCode;
  } catch (error) {
    if (error instanceof CommanderError) {
      // Commander has printed what is to be said: the help, or what is wrong.
      process.exitCode = error.exitCode === 0 ? 0 : 2;
      return;
    }
    const isOfMachine = isOfTheMachine(error);
    process.exitCode = error instanceof CommandError ? error.exitCode : isOfMachine ? 2 : 1;
    console.error(`${pc.red('error')} ${inWords(error instanceof Error ? error.message : String(error))}`);
    if (!(error instanceof CommandError || isOfMachine)) {
      console.error(
        process.env.DEBUG === 'voicelink' && error instanceof Error
          ? error.stack
          : 'This was not expected. Run it again with DEBUG=voicelink to see where it happened.',
      );
    }
  }
}
