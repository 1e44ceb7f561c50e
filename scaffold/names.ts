/** Words of a name however it is written: `patchProject`, `get_files_id`, `due-on`. Digits are left out. */
export function wordsOf(name: string): string[] {
  return name
    .normalize('NFKD')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .split(/[^A-Za-z]+/)
    .filter(Boolean)
    .map((word) => word.toLowerCase());
}

/** e.g. `GetProject`, as intents and slot types are called: letters alone. */
export function pascal(name: string): string {
  return wordsOf(name)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}

/** e.g. `getProject`, as a name in TypeScript; never one of its own words, or of those that a made file has. */
export function camel(name: string): string {
  const joined = pascal(name);
  const name_ = joined.charAt(0).toLowerCase() + joined.slice(1);
  if (name_ === '') return 'value';
  return reserved.has(name_) || name_ in globalThis ? `${name_}Call` : name_;
}

const reserved = new Set(
  'break case catch class const continue debugger default delete do else enum export extends false finally for function if import in instanceof new null return super switch this throw true try typeof var void while with yield let static await async of say turn saas v id cursor question awaiting sayable sure read chosen launch more skill operations problems scopes languages tool'.split(
    ' ',
  ),
);

/** e.g. `get-project`, as files and problems are called. */
export const kebab = (name: string): string => wordsOf(name).join('-') || 'operation';

/** As it is said: `special events` of `SpecialEvents`. */
export const spoken = (name: string): string => wordsOf(name).join(' ');

/** A value of a slot type as it is said: `in progress` of `IN_PROGRESS`. */
export const valueName = (value: string): string => spoken(value) || value.toLowerCase();

/** Names that no two have: what is taken gets what tells it apart. */
export class Names {
  readonly #taken = new Set<string>();

  /** @param more what is put after a name that is taken, one after the other */
  unique(name: string, more: readonly string[] = ['Again', 'OnceMore', 'Too', 'Also', 'Another']): string {
    let free = name;
    for (let index = 0; this.#taken.has(free); index += 1) {
      free = `${free}${more[index % more.length]}`;
    }
    this.#taken.add(free);
    return free;
  }
}
