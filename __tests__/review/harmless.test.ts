import { describedPlans } from '../../review/cases/described-plans';
import { planCases } from '../../review/cases/plan-cases';
import { evaluate } from '../../review/condition';
import { Context } from '../../review/context';
import { parsePlan } from '../../review/parse-plan';
import { findingsOf } from '../../review/review';
import type { Rule } from '../../review/rule';
import { harmless } from '../../review/rules/harmless';
import { rules } from '../../review/rules/rules';
import { unjudged } from '../../review/unjudged';
import { readFixture, today } from './fixture';

const contexts = [
  ...Object.keys(planCases).map((name) => {
    const { plan, options } = readFixture(name);
    return { name, context: new Context(plan, options) };
  }),
  ...Object.entries(describedPlans).map(([name, { plan }]) => ({
    name,
    context: new Context(parsePlan(Buffer.from(JSON.stringify(plan))), { now: today }),
  })),
];

const plans = contexts.map(({ name, context }) => {
  const found = new Map<string, Rule[]>();
  for (const rule of rules.filter(({ on }) => on !== 'plan')) {
    for (const { address } of findingsOf(rule, context))
      found.set(address, [...(found.get(address) ?? []), rule]);
  }
  return { name, context, found };
});

/** Attributes that are left to a decision, with a table of what is harmless. */
function leftOver(table: typeof harmless): string[] {
  return plans.flatMap(({ name, context, found }) =>
    context.changes.flatMap((change) =>
      unjudged(change, context, found.get(change.address) ?? [], table).map(
        (attribute) => `${name} ${change.address} ${attribute}`,
      ),
    ),
  );
}

const before = leftOver(harmless);

test.each(
  harmless.map((entry, index) => [`${entry.on.join()}: ${entry.attributes.join()}`, entry, index] as const),
)('%s: without the entry some plan would need a decision', (_, __, index) => {
  expect(leftOver(harmless.filter((_entry, other) => other !== index))).not.toEqual(before);
});

test.each(
  harmless
    .filter(({ when }) => when !== undefined)
    .map((entry) => [`${entry.on.join()}: ${entry.attributes.join()}`, entry] as const),
)('%s: the condition certainly holds in some plan, and not in another', (_, { on, when }) => {
  const answers = plans.flatMap(({ context }) =>
    context
      .ofTypes(on)
      .flatMap((change) => (change.isChanged && when ? [evaluate(when, { change, context }).truth] : [])),
  );
  expect(answers).toContain(true);
  expect(answers.some((answer) => answer !== true)).toBe(true);
});
