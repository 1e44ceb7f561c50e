import pluralize from 'pluralize';
import { wordsOf } from './names';

/** What an operation is about, and what it does with it where that is more than to read, add, change or delete. */
export interface Resource {
  /** As it is said, e.g. `time entry`. */
  readonly one: string;
  readonly many: string;
  /** e.g. `cancel`; empty where the method says it. */
  readonly action: string;
}

const set = (words: string) => new Set(words.split(' '));

/** Verbs of ids that say no more than the method does. */
const plain = set(
  'get list fetch find read search retrieve show create add new post update put patch set change edit delete remove',
);

/** Verbs of ids and of the ends of paths that say something else. */
const actions = set(
  'accept approve archive assign book buy cancel check close complete confirm copy decline finalize invite issue lock mark merge move open order pause pay publish refund reject renew reopen reserve restore resume send share sign start stop submit unlock void',
);

/** Parts of a path that name nothing. */
const isNothing = (segment: string) => /^(api|rest|v\d[\w.]*|\{.*\})?$/i.test(segment);

/** Reads what an operation is about from its id, or else from its path. */
export function resourceOf({
  id,
  path,
  method,
}: {
  readonly id: string;
  readonly path: string;
  readonly method: string;
}): Resource {
  const segments = (path.split('#')[0] ?? '').split('/').filter(Boolean);
  const named = segments.filter((segment) => !isNothing(segment)).map(wordsOf);
  const [last = [], before] = [named.at(-1), named.at(-2)];
  const isAction = method !== 'GET' && segments.at(-2)?.startsWith('{') && last.length === 1;
  if (isAction && before && actions.has(last[0] ?? '')) return resource(before, last[0]);

  const words = beforeBy(wordsOf(id));
  const [first = '', ...rest] = words;
  const end = words.at(-1) ?? '';
  if (plain.has(first) && rest.length > 0 && !rest.includes('id')) return resource(rest);
  if (plain.has(end) && words.length > 1) return resource(words.slice(0, -1));
  if (actions.has(first) && rest.length > 0 && method !== 'GET') return resource(rest, first);
  return resource(last);
}

/** `invoice` of `invoice by id`. */
function beforeBy(words: readonly string[]): readonly string[] {
  const by = words.indexOf('by');
  return by > 1 ? words.slice(0, by) : words;
}

/** Who asks, as paths call them. */
const oneself = set('me self current myself');

function resource(words: readonly string[], action = ''): Resource {
  const isOneself = oneself.has(words.at(-1) ?? '');
  const name = isOneself ? 'profile' : words.slice(-4).join(' ') || 'entry';
  return { one: pluralize.singular(name), many: pluralize.plural(name), action };
}
