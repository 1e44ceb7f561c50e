import type { SkillService } from '../skill/service';
import { owed } from './intents/owed';
import { operations } from './operations';
import { problems } from './problems';
import { scopes } from './scopes';
import { type English, languages } from './words/languages';

/** The service as the skill takes it: what goes into the Lambda function. */
export const skill: SkillService<English, typeof operations> = {
  operations,
  problems,
  scopes,
  languages,
  missingScope: { 'invoices.read': 'seeInvoices' },
  refused: { 'books-closed': 'booksClosed' },
  launch: ({ say }) => ({ ask: { question: say('whatToDo') } }),
  intents: [owed],
  replies: [],
};
