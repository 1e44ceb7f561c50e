import type { Utterances } from '../../definition/service';
import { enUS } from './en-US';
import { frFR } from './fr-FR';

/** What customers say, by locale. */
export const utterances: Readonly<Record<string, Utterances>> = { 'en-US': enUS, 'fr-FR': frFR };
