import { createInstance } from 'i18next';
import { type Locale, locales } from './locales';
import type { SpeechKey, SpeechValues } from './speech';

/** Says a key in one language: the text, filled in. Plain text, mark-up in values stays text. */
export type Say = <Key extends SpeechKey>(
  key: Key,
  ...values: Record<string, never> extends SpeechValues<Key> ? [] : [SpeechValues<Key>]
) => string;

const i18n = createInstance();
i18n.init({
  initAsync: false,
  lng: 'en-US',
  // Texts of another language are worse than none: the tests see to it that no key is missing.
  fallbackLng: false,
  load: 'currentOnly',
  ns: 'speech',
  defaultNS: 'speech',
  resources: Object.fromEntries(Object.entries(locales).map(([locale, speech]) => [locale, { speech }])),
  keySeparator: false,
  nsSeparator: false,
  cacheInBuiltFormats: true,
  // Texts are escaped as a whole where they become SSML.
  interpolation: { escapeValue: false, skipOnVariables: true },
});

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

/** A day has no time zone: it is read and written in UTC, so that none shifts it. */
const dayOptions = { month: 'long', day: 'numeric', timeZone: 'UTC' } as const;

/** The formats beside i18next's own `number` and `list`; one formatter each and language. */
const formats: Record<string, (locale: string) => (value: unknown) => string> = {
  day: (locale) => dateFormat(locale, dayOptions),
  date: (locale) => dateFormat(locale, { ...dayOptions, year: 'numeric' }),
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
      .join('');
}

for (const [name, make] of Object.entries(formats)) {
  i18n.services.formatter?.addCached(name, (locale) => make(locale ?? 'en-US'));
}

const speakers = new Map<Locale, Say>();

/** The speaker of a language; made once. */
export function speakerFor(locale: Locale): Say {
  const existing = speakers.get(locale);
  if (existing) return existing;
  const fixed = i18n.getFixedT(locale);
  const say: Say = (key, ...[values]) => fixed(key, { ...values, nest: false });
  speakers.set(locale, say);
  return say;
}
