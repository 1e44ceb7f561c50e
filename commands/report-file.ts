import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { CommandError } from './command';
import { fileWords } from './file-words.mjs';

/**
 * Writes a report that the command line asks for; its folder is made where it is missing.
 *
 * @throws CommandError with exit code 2 where that cannot be
 */
export function writeReport(file: string, text: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    // Of a folder that is a file Node says only that something is there.
    const why = code === 'EEXIST' ? fileWords.ENOTDIR : message;
    throw new CommandError(`The report cannot be written to ${file}: ${why}.`, 2);
  }
}
