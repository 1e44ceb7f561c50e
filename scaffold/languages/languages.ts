import { english } from './english';
import { french } from './french';
import { german } from './german';
import { italian } from './italian';
import { japanese } from './japanese';
import type { PhrasesByLanguage } from './phrases';
import { spanish } from './spanish';

/** The languages in which words can be made. */
export const phrases: PhrasesByLanguage = {
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
