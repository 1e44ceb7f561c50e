import type { Utterances } from '../../definition/service';
import { deDE } from './de-DE';
import { enGB } from './en-GB';
import { enUS } from './en-US';
import { esES } from './es-ES';
import { frFR } from './fr-FR';
import { itIT } from './it-IT';
import { jaJP } from './ja-JP';

/** What customers say, by locale. Used are those of the skill's languages. */
export const utterances: Readonly<Record<string, Utterances>> = {
  'en-US': enUS,
  'en-GB': enGB,
  'de-DE': deDE,
  'fr-FR': frFR,
  'es-ES': esES,
  'it-IT': itIT,
  'ja-JP': jaJP,
};
