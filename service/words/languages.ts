import { deDE } from './de-DE';
import { enGB } from './en-GB';
import { enUS } from './en-US';
import { esES } from './es-ES';
import { frFR } from './fr-FR';
import { itIT } from './it-IT';
import { jaJP } from './ja-JP';

/** The list of the skill's languages. */
export const languages = {
  'en-US': enUS,
  'en-GB': enGB,
  'de-DE': deDE,
  'fr-FR': frFR,
  'es-ES': esES,
  'it-IT': itIT,
  'ja-JP': jaJP,
};

/** The list of the keys. */
export type English = typeof enUS;
