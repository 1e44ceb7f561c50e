import { statSync } from 'node:fs';
import { fileWords } from './file-words.mjs';

/** What Node says of a file: its code, its English, the call and the paths, as in `ENOENT: …, open 'a.json'`. */
const raw = /\b(E[A-Z]{3,}): [^,'\n]+, \w+(?: '([^'\n]*)'(?: -> '[^'\n]*')?)?/g;

/** A message, with what Node says of a file in words, and the file named where nothing else in the message does. */
export function inWords(message: string): string {
  return message.replace(raw, (all, code: string, path?: string) => {
    const said = fileWords[code];
    if (said === undefined) return all;
    return path === undefined || message.replace(all, '').includes(path) ? said : `${path}: ${said}`;
  });
}

/** Whether there is a folder. What cannot be looked at is none; whoever reads it is told why. */
export function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
