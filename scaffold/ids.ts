import { wordsOf } from './names';

/** Words by which names say that they are of an id. */
const idWords = new Set(['id', 'sid', 'uuid', 'guid', 'gid', 'uid']);

/** Words of a name of an id, without those that say what else it may be: `organization_id_or_slug`. */
function wordsOfId(name: string): string[] {
  const words = wordsOf(name);
  const end = words.findLastIndex((word) => word !== 'or' && word !== 'slug' && word !== 'name');
  return idWords.has(words[end] ?? '') ? words.slice(0, end + 1) : words;
}

/** Whether something is called as ids are: `id`, `projectId`, `user_id`, `contactID`, `AccountSid`. */
export const isIdName = (name: string): boolean => idWords.has(wordsOfId(name).at(-1) ?? '');

/** Whether it is called as the id of the thing itself is: `id`, `Sid`. */
export const isOwnId = (name: string): boolean => isIdName(name) && wordsOfId(name).length === 1;

/**
 * What an id is of: `invoice` of `invoiceId`.
 *
 * @param otherwise what `id` alone is of
 */
export const namedBy = (id: string, otherwise: string): string =>
  wordsOfId(id)
    .filter((word) => !idWords.has(word))
    .join(' ') || otherwise;

/** Of the ids of an entry the one that an input takes: that of its name, or else the entry's own. */
export const idFor = (input: { readonly name: string }, ids: readonly string[]): string | undefined =>
  ids.find((name) => name === input.name) ?? ids.find(isOwnId) ?? ids[0];
