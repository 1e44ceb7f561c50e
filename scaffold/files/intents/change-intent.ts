import { kebab } from '../../names';
import { namingOf } from '../../naming';
import type { IntentPlan, Plan } from '../../plan';
import { comment, literal } from '../source';
import { askingLines, callOf, givenOf, memoryOf, slotTable, variableOf } from './given';

/** An intent that changes something, once the customer has said yes. */
export function changeIntent(intent: IntentPlan, plan: Plan): string {
  const { name, operation, intent: intentName, lookups } = intent;
  const given = givenOf(intent);
  const hasGiven = Object.keys(given).length > 0;
  const asking = askingLines(intent, plan);
  const what = whatExpression(intent);
  const known = [...(hasGiven ? ['given'] : []), ...(what === undefined ? [] : ['what'])];
  const isKeyed = operation.keyHeader !== undefined;
  const call = hasGiven
    ? isKeyed
      ? '{ ...given, idempotencyKey: turn.requestKey }'
      : 'given'
    : isKeyed
      ? '{ idempotencyKey: turn.requestKey }'
      : '';
  return `/** Whether it is to be done: nothing is changed before the customer has said yes. */
const sure = question(${literal(`sure-${kebab(name)}`)}, {
  ${memoryOf(intent)}
});

/** ${comment(operation.summary)}. */
export const ${name}: Intent = {
  names: [${literal(intentName)}],
  ${slotTable(intent)}
  answer: (turn) =>
    turn.withAccount(async (${lookups.length > 0 ? 'saas' : ''}) => {
      ${asking}
      ${what === undefined ? '' : `const what = ${what};`}
      return {
        ask: {
          question: turn.say(${literal(`${name}Sure`)}${what === undefined ? '' : ', { what }'}),
          awaiting: awaiting(sure, { ${[...(hasGiven ? [`given: ${callOf(given)}`] : []), ...(what === undefined ? [] : ['what'])].join(', ')} }),
        },
      };
    }),
};

export const ${name}Replies: Replies<typeof sure> = {
  question: sure,
  yes: (turn${known.length > 0 ? `, { ${known.join(', ')} }` : ''}) =>
    turn.withAccount(async (saas) => {
      const done = await saas.${name}(${call});
      if (done.kind !== 'ok') return turn.failed(done);
      return { speech: turn.say(${literal(`${name}Done`)}${what === undefined ? '' : ', { what }'}) };
    }),
  no: (turn) => ({ speech: turn.say('kept') }),
};
`;
}

/** What the customer is asked about, by its name or by what was said of it; undefined where nothing was. */
export function whatExpression(intent: IntentPlan): string | undefined {
  const { lookup, slot } = namingOf(intent);
  if (lookup) return `(${variableOf(lookup.slot)}.choice.title || ${literal(lookup.one)}).slice(0, 200)`;
  return slot && `String(${variableOf(slot.name)}).slice(0, 200)`;
}
