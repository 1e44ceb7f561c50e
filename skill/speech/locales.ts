import { deDE } from './de-DE';
import { enGB } from './en-GB';
import { enUS } from './en-US';
import { esES } from './es-ES';
import { frFR } from './fr-FR';
import { itIT } from './it-IT';
import { jaJP } from './ja-JP';
import type { Speech } from './speech';

/** The languages of the skill; the first is used where a request names none of them. */
export const locales = {
  'en-US': enUS,
  'en-GB': enGB,
  'de-DE': deDE,
  'fr-FR': frFR,
  'es-ES': esES,
  'it-IT': itIT,
  'ja-JP': jaJP,
} as const satisfies Record<string, Speech>;

/** A locale that the skill has texts for. */
export type Locale = keyof typeof locales;

const known = Object.keys(locales) as Locale[];

/** The locale itself, or else the first one of the same language, or else American English. */
export function nearestLocale(wanted: string | undefined): Locale {
  const language = wanted?.slice(0, 2);
  return (
    known.find((locale) => locale === wanted) ??
    known.find((locale) => locale.slice(0, 2) === language) ??
    'en-US'
  );
}
