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
  'get list fetch find read search retrieve query show view create add insert new post update upsert put patch replace modify set change edit delete destroy remove',
);

/** Words of ids that say nothing of what it is about. */
const fillers = set(
  'a an the all any my your or and single one multiple bulk batch existing available current',
);

/** Verbs of ids and of the ends of paths that say something else. */
const actions = set(
  'accept approve archive assign book buy cancel check close complete confirm connect copy decline download execute finalize follow import invite issue lock mark merge move open order pause pay publish refresh refund reject renew reopen reserve reset restart restore resume retry revoke rotate send share sign start stop submit subscribe sync test trigger unarchive unfollow unlock unsubscribe verify void',
);

/** Verbs by others that mean about the same, where certification fails a skill for the word. */
const synonyms: Readonly<Record<string, string>> = {
  enable: 'start',
  activate: 'start',
  disable: 'stop',
  deactivate: 'stop',
};

/** What an operation does, by a verb of its id; undefined where that says no more than its method. */
function actionOf(word = ''): string | undefined {
  const action = Object.hasOwn(synonyms, word) ? synonyms[word] : word;
  return action !== undefined && actions.has(action) ? action : undefined;
}

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
  const named = segments
    .map((segment) => segment.replace(/\{[^}]*\}|\.(json|xml)$/g, ''))
    .filter((segment) => !isNothing(segment))
    .map((segment) => beforeBy(wordsOf(segment)))
    // How something is found is not what is found.
    .filter(([first = '', second]) => !(plain.has(first) && (second === undefined || second === 'by')));
  const [last = [], before] = [named.at(-1), named.at(-2)];
  const isAction = method !== 'GET' && segments.at(-2)?.startsWith('{') && last.length === 1;
  const [ending] = last;
  if (isAction && before && actionOf(ending)) return resource(before, actionOf(ending));

  const words = beforeBy(wordsOf(id));
  const [first = ''] = words;
  const rest = withoutFillers(words.slice(1));
  const end = words.at(-1) ?? '';
  // An id that was made of the path says no more than the path.
  if (words.includes('id')) return resource(last);
  if (plain.has(first) && rest.length > 0) return resource(rest);
  if (plain.has(end) && words.length > 1) return resource(withoutFillers(words.slice(0, -1)));
  if (actionOf(first) && rest.length > 0 && method !== 'GET') return resource(rest, actionOf(first));
  return resource(last);
}

/** `contact` of `or create contact`, `saved track` of `the users saved track`. */
function withoutFillers(words: readonly string[]): readonly string[] {
  const start = words.findIndex(
    (word, index) => !fillers.has(word) && !plain.has(word) && !(isOwner(word) && words[index - 1] === 'the'),
  );
  return start < 0 ? words : words.slice(start);
}

const isOwner = (word: string) => /^(users?|customers?|accounts?)$/.test(word);

/** `invoice` of `invoice by id`. */
function beforeBy(words: readonly string[]): readonly string[] {
  const by = words.indexOf('by');
  return by > 1 ? words.slice(0, by) : words;
}

/** Who asks, as paths call them. */
const oneself = set('me self current myself whoami');

function resource(words: readonly string[], action = ''): Resource {
  const isOneself = oneself.has(words.at(-1) ?? '');
  const apart = words.filter(
    (word, index) => pluralize.singular(word) !== pluralize.singular(words[index - 1] ?? ''),
  );
  const name = isOneself ? 'profile' : apart.slice(-4).join(' ') || 'entry';
  return { one: pluralize.singular(name), many: pluralize.plural(name), action };
}
