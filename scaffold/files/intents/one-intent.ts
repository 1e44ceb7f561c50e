import type { IntentPlan, Plan } from '../../plan';
import { saidIn } from '../entry';
import { comment, literal } from '../source';
import { fieldKey } from '../words';
import { askingLines, callOf, givenOf, placeExpression, slotTable } from './given';

/** An intent that tells of one thing. */
export function oneIntent(intent: IntentPlan, plan: Plan, uses: Set<string>): string {
  const { name, operation, intent: intentName, reading } = intent;
  const title = reading.said.find(({ as }) => as === 'title')?.name;
  if (title) uses.add('nameOf');
  const told = reading.said.filter(({ as }) => as !== 'title');
  if (told.some(({ as }) => as === 'day')) uses.add('dayOf');
  if (told.some(({ as }) => as === 'text')) uses.add('sayable');
  if (told.some(({ as }) => as === 'state')) uses.add('inWords');
  const sentences = told.map(({ name: field, as }) => {
    const value = saidIn(reading, 'one', field);
    const words = literal(fieldKey(name, field));
    if (as === 'number')
      return `typeof ${value} === 'number' ? turn.say(${words}, { value: ${value} }) : undefined`;
    if (as === 'day') {
      return `dayOf(${value}) ? turn.say(${words}, { value: dayOf(${value}) ?? new Date() }) : undefined`;
    }
    const said = as === 'state' ? `inWords(turn.say, ${value})` : `sayable(${value}, 200)`;
    return `${value} ? turn.say(${words}, { value: ${said} }) : undefined`;
  });
  const asking = askingLines(intent, plan);
  const given = callOf(givenOf(intent));
  const first = title ? `\`\${nameOf(turn.say, ${saidIn(reading, 'one', title)})}.\`` : undefined;
  const all = [...(first ? [first] : []), ...sentences];
  return `/** ${comment(operation.summary)}. */
export const ${name}: Intent = {
  names: [${literal(intentName)}],
  ${slotTable(intent)}
  answer: (turn) =>
    turn.withAccount(async (saas) => {
      ${asking}
      const found = await saas.${name}(${given});
      if (found.kind !== 'ok') return turn.failed(found);
      ${all.length > 0 ? `const one = ${placeExpression(intent, 'found.value')};` : ''}
      const speech = turn.sentences(${all.join(', ')}) || turn.say('nothing');
      return { speech, card: { title: turn.say(${literal(`${name}Title`)}), text: speech } };
    }),
};
`;
}
