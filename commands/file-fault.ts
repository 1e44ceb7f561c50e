import { statSync } from 'node:fs';

/** What Node says of a file: its code, its English, the call and the paths, as in `ENOENT: …, open 'a.json'`. */
const raw = /\b(E[A-Z]{3,}): [^,'\n]+, \w+(?: '([^'\n]*)'(?: -> '[^'\n]*')?)?/g;

const words: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EISDIR: 'it is a folder',
  EACCES: 'you may not open it',
  EPERM: 'you may not change it',
  EROFS: 'nothing can be written there',
  EEXIST: 'something is there already',
  ENOTEMPTY: 'the folder is not empty',
  ENAMETOOLONG: 'the name is too long',
  ENOSPC: 'the disk is full',
  ELOOP: 'its links lead round in a circle',
  EMFILE: 'too many files are open',
};

/** A message, with what Node says of a file in words, and the file named where nothing else in the message does. */
export function inWords(message: string): string {
  return message.replace(raw, (all, code: string, path?: string) => {
    const said = words[code];
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
