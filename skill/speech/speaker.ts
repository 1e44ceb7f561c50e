import { createInstance, type i18n as I18n } from 'i18next';
import { nearest } from './nearest';
import { type OwnEnglish, ownWordsOf } from './own-words';
import type { Say, Words } from './words';

/** What a skill says: its service's words, and the mechanism's where the service has none of its own. */
export type Spoken<English> = Omit<OwnEnglish, keyof English> & English;

/** Speaks one language. */
export interface Speaker<English> {
  readonly locale: string;
  readonly say: Say<Spoken<English>>;
}

/**
 * Makes the speakers of a skill's languages.
 *
 * @param languages by locale; the first is spoken where a request names none of them, nor one like it
 * @returns the speaker of a locale or of the nearest one; made once
 */
export function createSpeakers<English>(
  languages: Readonly<Record<string, Words<English>>>,
): (wanted: string | undefined) => Speaker<English> {
  const locales = Object.keys(languages);
  // A language is read when it is first asked for: the start of the function waits for none.
  const speakers = new Map<string, Speaker<English>>();
  return (wanted) => {
    const locale = nearest(wanted, locales);
    const existing = speakers.get(locale);
    if (existing) return existing;
    const i18n = createI18n(locale, languages[locale]);
    const speaker: Speaker<English> = {
      locale,
      say: (key, ...[values]) => i18n.t(key, { ...(values as object | undefined), nest: false }),
    };
    speakers.set(locale, speaker);
    return speaker;
  };
}

function createI18n(locale: string, words: Readonly<Record<string, string>> | undefined): I18n {
  const i18n = createInstance();
  i18n.init({
    initAsync: false,
    lng: locale,
    // Texts of another language are worse than none: the tests see to it that no key is missing.
    fallbackLng: false,
    load: 'currentOnly',
    ns: 'speech',
    defaultNS: 'speech',
    resources: { [locale]: { speech: { ...ownWordsOf(locale), ...words } } },
    keySeparator: false,
    nsSeparator: false,
    // Texts are escaped as a whole where they become SSML.
    interpolation: { escapeValue: false, skipOnVariables: true },
  });
  for (const [name, make] of Object.entries(formats)) i18n.services.formatter?.add(name, onceForEach(make));
  return i18n;
}

/**
 * A format with one formatter for each language. i18next's own cache has one for each set of values that is ever
 * said, and never forgets one.
 */
function onceForEach(make: (locale: string) => (value: unknown) => string) {
  const formatters = new Map<string, (value: unknown) => string>();
  return (value: unknown, locale = 'en-US'): string => {
    const known = formatters.get(locale);
    if (known) return known(value);
    const made = make(locale);
    formatters.set(locale, made);
    return made(value);
  };
}

const units = [
  { unit: 'hour', seconds: 3_600 },
  { unit: 'minute', seconds: 60 },
  { unit: 'second', seconds: 1 },
] as const;

/** Never sooner than it is, in the largest unit of which there are two. */
function formatWait(format: Intl.RelativeTimeFormat, value: number): string {
  const { unit, seconds } = units.find((one) => value >= 2 * one.seconds) ?? units[2];
  return format.format(Math.ceil(value / seconds), unit);
}

/** A day and a clock on a wall have no time zone: they are read and written in UTC, so that none shifts them. */
const dayOptions = { month: 'long', day: 'numeric', timeZone: 'UTC' } as const;

/** The formats; `number` and `list` take the place of i18next's own. */
const formats: Record<string, (locale: string) => (value: unknown) => string> = {
  number: (locale) => {
    const format = new Intl.NumberFormat(locale);
    return (value) => format.format(Number(value));
  },
  list: (locale) => {
    const format = new Intl.ListFormat(locale);
    return (value) => format.format(Array.isArray(value) ? value : []);
  },
  day: (locale) => dateFormat(locale, dayOptions),
  date: (locale) => dateFormat(locale, { ...dayOptions, year: 'numeric' }),
  time: (locale) => dateFormat(locale, { timeStyle: 'short', timeZone: 'UTC' }),
  wait: (locale) => {
    const format = new Intl.RelativeTimeFormat(locale);
    return (value) => formatWait(format, Number(value));
  },
};

/** Where the first day of a month is said as an ordinal; `Intl` writes a plain 1. */
const firstOfMonth: Readonly<Record<string, string>> = { 'fr-FR': '1er', 'it-IT': '1º' };

function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): (value: unknown) => string {
  const format = new Intl.DateTimeFormat(locale, options);
  const first = firstOfMonth[locale] ?? '1';
  return (date) =>
    format
      .formatToParts(date instanceof Date ? date : undefined)
      .map(({ type, value }) => (type === 'day' && value === '1' ? first : value))
      .join('')
      // Some versions of Unicode's data have a narrow space before "AM".
      .replaceAll('\u202f', ' ');
}
