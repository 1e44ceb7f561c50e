/**
 * What Node's codes of the file system mean, in words.
 *
 * @type {Readonly<Record<string, string>>}
 */
export const fileWords = {
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EISDIR: 'it is a folder',
  EACCES: 'you have no permission for it',
  EPERM: 'you have no permission for it',
  EROFS: 'nothing can be written there',
  EEXIST: 'something is there already',
  ENOTEMPTY: 'the folder is not empty',
  ENAMETOOLONG: 'the name is too long',
  ENOSPC: 'the disk is full',
  EDQUOT: 'your share of the disk is used up',
  ELOOP: 'its links lead round in a circle',
  EMFILE: 'too many files are open',
};

const ofTheMachine = ['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT', 'EMFILE'];

/**
 * Whether an error is of a file or a folder.
 *
 * @param {unknown} error
 * @returns {error is Error}
 */
export function isOfFiles(error) {
  return error instanceof Error && 'code' in error && Object.hasOwn(fileWords, String(error.code));
}

/**
 * Whether an error is the machine's or its rights', not a fault of the command.
 *
 * @param {unknown} error
 */
export function isOfTheMachine(error) {
  return error instanceof Error && 'code' in error && ofTheMachine.includes(String(error.code));
}
