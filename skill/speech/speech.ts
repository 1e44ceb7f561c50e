import type { enUS } from './en-US';

type English = typeof enUS;
type Suffix = 'zero' | 'one' | 'other';
type Base<Key> = Key extends `${infer Name}_${Suffix}` ? Name : Key;

/** Everything that can be said; a plural counts once, without its suffix. */
export type SpeechKey = Base<keyof English>;

/** Keys whose text depends on `count`. */
export type PluralKey = {
  [Key in keyof English]: Key extends `${infer Name}_other` ? Name : never;
}[keyof English];

/**
 * The texts of one language. Each plural has `_other`, and whichever of the other categories the language
 * distinguishes (`Intl.PluralRules`); `_zero` may be added to any.
 */
export type Speech = Readonly<
  Record<Exclude<SpeechKey, PluralKey> | `${PluralKey}_other`, string> & {
    [Key in `${PluralKey}_${Exclude<Intl.LDMLPluralRule, 'other'>}`]?: string;
  }
>;

/** The English texts of a key, all its plural forms together. */
type Text<Key extends SpeechKey> = {
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
    : One extends `${string}, ${'day' | 'date'}`
      ? Date
      : string;

/** What must be given to say a key: what its text has in braces, and `count` for a plural. */
export type SpeechValues<Key extends SpeechKey> = {
  readonly [One in Placeholder<Text<Key>> as Name<One> & string]: Value<One>;
} & (Key extends PluralKey ? { readonly count: number } : unknown);
