import type { SkillService } from '../skill/service';
import { coming, hearMoreReplies, more } from './intents/coming';
import { isSureReplies, moveDelivery } from './intents/move-delivery';
import { whereIs } from './intents/where-is';
import { operations } from './operations';
import { problems } from './problems';
import { scopes } from './scopes';
import { type English, languages } from './words/languages';

/** The parcels as the skill takes them. */
export const skill: SkillService<English, typeof operations> = {
  operations,
  problems,
  scopes,
  languages,
  missingScope: { 'parcels.read': 'seeParcels', 'deliveries.write': 'moveDeliveries' },
  refused: { 'out-for-delivery': 'tooLate', 'day-not-offered': 'dayNotOffered' },
  launch: ({ say }) => ({ ask: { question: say('whatToDo') } }),
  intents: [coming, more, whereIs, moveDelivery],
  replies: [hearMoreReplies, isSureReplies],
};
