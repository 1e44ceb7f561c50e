import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { resolve } from 'node:path';

/** What an import keeps of itself, its journal or its report, cannot be kept there. */
export class KeptFileError extends Error {
  override readonly name = 'KeptFileError';
}

/** What stands at a path in place of a file, e.g. `a folder`; undefined where it is a file, or nothing is there. */
export function otherThanFile(path: string): string | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined || found.isFile()) return undefined;
  if (found.isDirectory()) return 'a folder';
  return found.isFIFO() ? 'a pipe' : 'a device';
}

/** A file that the import has for something else. */
export interface TakenFile {
  readonly file: string;
  /** What it is, e.g. `the file of customers`. */
  readonly is: string;
}

/**
 * Looks at the path of a file that is to be written.
 *
 * @param option by which it is named, e.g. `--journal`
 * @throws KeptFileError where something else than a file is there, or a file that the import has for something else
 */
export function checkKeptFile(path: string, option: string, taken: readonly TakenFile[]): void {
  const found = otherThanFile(path) ?? taken.find(({ file }) => isSameFile(file, path))?.is;
  if (found !== undefined) {
    throw new KeptFileError(`${path} is ${found}. Name another file with ${option}.`);
  }
}

/** By whatever path or link each is named. */
function isSameFile(one: string, other: string): boolean {
  if (resolve(one) === resolve(other)) return true;
  if (!existsSync(one) || !existsSync(other)) return false;
  const [first, second] = [statSync(one), statSync(other)];
  return first.ino === second.ino && first.dev === second.dev;
}

/** The first bytes of a file, as text. */
export function startOf(file: string, length: number): string {
  const input = openSync(file, 'r');
  try {
    const bytes = Buffer.alloc(length);
    return bytes.toString('utf8', 0, readSync(input, bytes, 0, length, 0));
  } finally {
    closeSync(input);
  }
}
