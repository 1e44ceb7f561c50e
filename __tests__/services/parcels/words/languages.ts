import { deDE } from './de-DE';
import { enGB } from './en-GB';

/** The list of the skill's languages. */
export const languages = { 'en-GB': enGB, 'de-DE': deDE };

/** The list of the keys. */
export type English = typeof enGB;
