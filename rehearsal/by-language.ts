import type { SpokenIntent } from '../alexa/envelopes';

/** One text for all languages, or one for each: `{ en: 'in the morning', de: 'vormittags' }`. */
export type ByLanguage = string | Readonly<Record<string, string>>;

/** What a customer means, in whichever language they say it. */
export interface SpokenByLanguage {
  /** Of the intent. */
  readonly name: string;
  /** What is said for its slots. */
  readonly slots?: Readonly<Record<string, ByLanguage>>;
}

/** The text of a locale's language; undefined where there is none. */
export function inLanguage(locale: string, text: ByLanguage): string | undefined {
  return typeof text === 'string' ? text : text[locale.slice(0, 2)];
}

/** What is said in a locale. Slots without a text in its language are left out. */
export function spokenIn(locale: string, { name, slots = {} }: SpokenByLanguage): SpokenIntent {
  const said = Object.entries(slots).flatMap(([slot, text]) => {
    const own = inLanguage(locale, text);
    return own === undefined ? [] : [[slot, own]];
  });
  return { name, slots: Object.fromEntries(said) };
}
