import type { Utterances } from '../../definition/service';
import { deDE } from './de-DE';
import { enGB } from './en-GB';

/** What customers say, by locale. */
export const utterances: Readonly<Record<string, Utterances>> = { 'en-GB': enGB, 'de-DE': deDE };
