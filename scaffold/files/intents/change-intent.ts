import { kebab } from '../../names';
import type { IntentPlan, Plan } from '../../plan';
import { comment, literal } from '../source';
import { askingLines, callOf, givenOf, memoryOf, slotTable, variableOf } from './given';

export function changeIntent(intent: IntentPlan, plan: Plan): string {
  const { name, operation, intent: intentName, lookups, one } = intent;
  const given = givenOf(intent);
  const hasGiven = Object.keys(given).length > 0;
  const asking = askingLines(intent, plan);
  const what = whatExpression(intent) ?? literal(one);
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
      const what = ${what};
      return {
        ask: {
          question: turn.say(${literal(`${name}Sure`)}, { what }),
          awaiting: awaiting(sure, { ${hasGiven ? `given: ${callOf(given)}, ` : ''}what }),
        },
      };
    }),
};

export const ${name}Replies: Replies<typeof sure> = {
  question: sure,
  yes: (turn, { ${hasGiven ? 'given, ' : ''}what }) =>
    turn.withAccount(async (saas) => {
      const done = await saas.${name}(${call});
      if (done.kind !== 'ok') return turn.failed(done);
      return { speech: turn.say(${literal(`${name}Done`)}, { what }) };
    }),
  no: (turn) => ({ speech: turn.say('kept') }),
};
`;
}

/** What the customer is asked about: the name of what was chosen, or the first words that were said. */
export function whatExpression({ lookups, slots }: IntentPlan): string | undefined {
  const chosen = lookups.at(-1);
  if (chosen) return `(${variableOf(chosen.input)}.choice.title || ${literal(chosen.one)}).slice(0, 200)`;
  const [slot] = slots;
  return slot && `String(${variableOf(slot.input)}).slice(0, 200)`;
}
