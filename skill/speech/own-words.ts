import { nearest } from './nearest';
import { deDE } from './own/de-DE';
import { enGB } from './own/en-GB';
import { enUS } from './own/en-US';
import { esES } from './own/es-ES';
import { frFR } from './own/fr-FR';
import { itIT } from './own/it-IT';
import { jaJP } from './own/ja-JP';
import type { Words } from './words';

/** The mechanism's own texts. */
export type OwnEnglish = typeof enUS;

/** The languages that the mechanism speaks. Which of them the skill speaks, the service says. */
export const ownWords = {
  'en-US': enUS,
  'en-GB': enGB,
  'de-DE': deDE,
  'fr-FR': frFR,
  'es-ES': esES,
  'it-IT': itIT,
  'ja-JP': jaJP,
} as const satisfies Record<string, Words<OwnEnglish>>;

/** The mechanism's texts in a language, or in the nearest one that it speaks. */
export function ownWordsOf(locale: string): Words<OwnEnglish> {
  return ownWords[nearest(locale, Object.keys(ownWords)) as keyof typeof ownWords];
}
