import { enUS } from './en-US';
import { frFR } from './fr-FR';

/** The list of the skill's languages. The first is spoken where a request names none of them. */
export const languages = { 'en-US': enUS, 'fr-FR': frFR };

/** The list of the keys. */
export type English = typeof enUS;
