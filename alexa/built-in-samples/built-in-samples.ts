import { deDE } from './de-DE';
import { enGB } from './en-GB';
import { enUS } from './en-US';
import { esES } from './es-ES';
import { frFR } from './fr-FR';
import { itIT } from './it-IT';
import { jaJP } from './ja-JP';
import type { BuiltInSamples } from './samples';

/** Samples of the built-in intents in the languages that the mechanism speaks. */
export const builtInSamples = {
  'en-US': enUS,
  'en-GB': enGB,
  'de-DE': deDE,
  'fr-FR': frFR,
  'es-ES': esES,
  'it-IT': itIT,
  'ja-JP': jaJP,
} as const satisfies Record<string, BuiltInSamples>;
