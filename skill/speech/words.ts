type Suffix = 'zero' | 'one' | 'other';
type Base<Key> = Key extends `${infer Name}_${Suffix}` ? Name : Key;

/** Every key of these texts; a plural counts once, without its suffix. `English` is the list of the keys. */
export type WordKey<English> = Base<keyof English> & string;

/** Keys whose text depends on `count`. */
export type PluralKey<English> = {
  [Key in keyof English]: Key extends `${infer Name}_other` ? Name : never;
}[keyof English];

/**
 * The texts of one language, by the keys of the English ones.
 *
 * Plain text: mark-up is neither needed nor interpreted. `{{name}}` is filled in, and a format may follow the
 * name: `number`, `list`, `day` ("December 31"), `date` ("December 31, 2026"), `time` ("9:30 AM") or `wait`
 * (seconds, said as "in 2 minutes"); each follows the language. Days and times are those of the `Date` in UTC. A key with `_one` and `_other` depends on `count`: each plural has
 * `_other`, and whichever of the other categories the language distinguishes (`Intl.PluralRules`); `_zero` is for
 * none, in any language.
 */
export type Words<English> = Readonly<
  Record<Exclude<WordKey<English>, PluralKey<English>> | `${PluralKey<English>}_other`, string> & {
    [Key in `${PluralKey<English>}_${Exclude<Intl.LDMLPluralRule, 'other'>}`]?: string;
  }
>;

/** The English texts of a key, all its plural forms together. */
type Text<English, Key> = {
  [Each in keyof English]: Base<Each> extends Key ? English[Each] : never;
}[keyof English];

type Placeholder<Texts> = Texts extends `${string}{{${infer One}}}${infer Rest}`
  ? One | Placeholder<Rest>
  : never;

type Name<One> = One extends `${infer Plain}, ${string}` ? Plain : One;

type Value<One> = One extends `${string}, ${'number' | 'wait'}`
  ? number
  : One extends `${string}, list`
    ? readonly string[]
    : One extends `${string}, ${'day' | 'date' | 'time'}`
      ? Date
      : string;

/** What must be given to say a key: what its text has in braces, and `count` for a plural. */
export type WordValues<English, Key extends WordKey<English>> = {
  readonly [One in Placeholder<Text<English, Key>> as Name<One> & string]: Value<One>;
} & (Key extends PluralKey<English> ? { readonly count: number } : unknown);

/** Keys that are said as they are: nothing is filled in. */
export type PlainKey<English> = {
  [Key in WordKey<English>]: Record<string, never> extends WordValues<English, Key> ? Key : never;
}[WordKey<English>];

/** Says a key in one language: the text, filled in. Plain text, mark-up in values stays text. */
export type Say<English> = <Key extends WordKey<English>>(
  key: Key,
  ...values: Record<string, never> extends WordValues<English, Key> ? [] : [WordValues<English, Key>]
) => string;
