import pluralize from 'pluralize';
import { english } from './english';
import { french } from './french';
import { german } from './german';
import { italian } from './italian';
import { japanese } from './japanese';
import type { Language, Noun } from './phrases';
import { spanish } from './spanish';

/** By the language of a locale. */
const languages: Readonly<Record<string, Language>> = {
  en: english,
  de: german,
  fr: french,
  es: spanish,
  it: italian,
  ja: japanese,
};

/** The locales that Alexa has of these languages. */
export const makeableLocales = [
  ...['en-US', 'en-GB', 'en-AU', 'en-CA', 'en-IN', 'de-DE', 'fr-FR', 'fr-CA'],
  ...['es-ES', 'es-MX', 'es-US', 'it-IT', 'ja-JP'],
];

/** The language of a locale. @throws Error for one in which nothing can be made */
export function languageOf(locale: string): Language {
  const found = languages[locale.slice(0, 2)];
  if (!found) throw new Error(`No words can be made in ${locale}.`);
  return found;
}

/** Words of documents that certification fails a skill for, and what is said in their place. */
const instead: Readonly<Record<string, string>> = {
  authorization: 'approval',
  authorizations: 'approvals',
  authorisation: 'approval',
  authorisations: 'approvals',
  setting: 'preference',
  settings: 'preferences',
  enable: 'start',
  enables: 'starts',
  enabled: 'on',
  disable: 'stop',
  disables: 'stops',
  disabled: 'off',
  relink: 'link',
  relinked: 'linked',
};

/** The document's own words, as a skill may say them. */
export const certifiable = (text: string): string =>
  text
    .split(' ')
    .map((word) => (Object.hasOwn(instead, word) ? instead[word] : word))
    .join(' ');

/**
 * An English noun in a language: the whole of it, or else what its last word says (`museum ticket`: `Ticket`), or
 * else the English one.
 */
export function nounIn({ nouns }: Language, english: string): Noun {
  const words = pluralize.singular(english).split(' ');
  for (const name of [words.join(' '), words.at(-1) ?? '']) {
    const [one, many, gender, bent] =
      (Object.hasOwn(nouns, name) ? nouns[name] : undefined)?.split(', ') ?? [];
    if (one && many) {
      return { one, many, gender: gender as Noun['gender'], ...(bent !== undefined && { bent }) };
    }
  }
  const one = certifiable(words.join(' '));
  return { one, many: pluralize.plural(one) };
}
