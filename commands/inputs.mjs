// Remembers what a built file was made from, so that it is built again only when one of its inputs changed.
import { readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import process from 'node:process';

/**
 * The file beside a built one that says what it was made from.
 * @param {string} output
 */
export const recordOf = (output) => `${output}.inputs.json`;

/**
 * Size and time of a file, which change when it does. The time in whole milliseconds: a copy keeps no less.
 * @param {string} file
 */
function stamp(file) {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat ? `${stat.size}:${Math.round(stat.mtimeMs)}` : 'absent';
}

/**
 * Is `output` there, and are its inputs what they were when it was built?
 * @param {string} root folder from which the inputs are named
 * @param {string} output
 */
export function isCurrent(root, output) {
  try {
    const inputs = JSON.parse(readFileSync(recordOf(output), 'utf8'));
    return (
      stamp(output) !== 'absent' &&
      Object.entries(inputs).every(([file, before]) => stamp(resolve(root, file)) === before)
    );
  } catch {
    return false;
  }
}

/**
 * Writes `output` and what it was made from. Packages are left out: the lock file stands for all of them.
 * @param {string} root folder from which the inputs are named
 * @param {string} output
 * @param {string | Uint8Array} contents
 * @param {readonly string[]} inputs
 */
export function writeBuilt(root, output, contents, inputs) {
  const own = ['package-lock.json', ...inputs].filter((file) => !file.includes('node_modules/'));
  const stamps = Object.fromEntries(own.map((file) => [file, stamp(resolve(root, file))]));
  writeAtomically(output, contents);
  writeAtomically(recordOf(output), JSON.stringify(stamps));
}

/**
 * Writes beside the file and renames, so that two commands started together never read half of it.
 * @param {string} file
 * @param {string | Uint8Array} contents
 */
export function writeAtomically(file, contents) {
  writeFileSync(`${file}.${process.pid}`, contents);
  renameSync(`${file}.${process.pid}`, file);
}
