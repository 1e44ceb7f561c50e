import { describedPlans } from '../../review/cases/described-plans';
import { planCases } from '../../review/cases/plan-cases';
import type { Clause, Condition } from '../../review/condition';
import { Context } from '../../review/context';
import { parsePlan } from '../../review/parse-plan';
import { findingsOf } from '../../review/review';
import type { Rule } from '../../review/rule';
import { rules } from '../../review/rules/rules';
import { readFixture, today } from './fixture';

const contexts = [
  ...Object.entries(planCases).map(([name, { expect: expected }]) => {
    const { plan, options } = readFixture(name);
    return { name, expected, context: new Context(plan, options) };
  }),
  ...Object.entries(describedPlans).map(([name, { plan, expect: expected }]) => ({
    name,
    expected,
    context: new Context(parsePlan(Buffer.from(JSON.stringify(plan))), { now: today }),
  })),
];

/** What a rule finds in every fixture, as `fixture address certainty`. */
function everywhere(rule: Rule): string[] {
  return contexts.flatMap(({ name, context }) =>
    findingsOf(rule, context).map(({ address, unknown }) => `${name} ${address} ${unknown.join()}`),
  );
}

const always: Clause<unknown> = { says: 'always', holds: () => true };
const never: Clause<unknown> = { says: 'never', holds: () => false };

interface Mutant {
  readonly name: string;
  readonly when: Condition<unknown>;
}

/** Each node of the tree replaced by "always" and by "never", each "not" dropped, "all" and "any" exchanged. */
function mutantsOf(condition: Condition<unknown>): Mutant[] {
  const name = describeCondition(condition);
  const own: Mutant[] = [
    { name: `always instead of ${name}`, when: always },
    { name: `never instead of ${name}`, when: never },
  ];
  if ('not' in condition) {
    return [
      ...own,
      { name: `without the not of ${name}`, when: condition.not },
      ...mutantsOf(condition.not).map((mutant) => ({ ...mutant, when: { not: mutant.when } })),
    ];
  }
  const parts = 'all' in condition ? condition.all : 'any' in condition ? condition.any : undefined;
  if (parts === undefined) return own;
  const rebuild = (changed: readonly Condition<unknown>[]): Condition<unknown> =>
    'all' in condition ? { all: changed } : { any: changed };
  return [
    ...own,
    { name: `all and any exchanged in ${name}`, when: 'all' in condition ? { any: parts } : { all: parts } },
    ...parts.flatMap((part, index) =>
      mutantsOf(part).map((mutant) => ({ ...mutant, when: rebuild(parts.with(index, mutant.when)) })),
    ),
  ];
}

function describeCondition(condition: Condition<unknown>): string {
  if ('all' in condition) return `all(${condition.all.map(describeCondition).join(', ')})`;
  if ('any' in condition) return `any(${condition.any.map(describeCondition).join(', ')})`;
  if ('not' in condition) return `not(${describeCondition(condition.not)})`;
  return condition.says;
}

test('ids of rules are unique and every source is a page', () => {
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  expect(rules.map(({ source }) => new URL(source).protocol)).toEqual(rules.map(() => 'https:'));
});

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  const isPositive = ({ expected }: { readonly expected: readonly string[] }) =>
    expected.some((finding) => finding.startsWith(`${id} `));
  const positives = contexts.filter(isPositive);

  test('has a plan that it finds, and one with such a resource that it does not', () => {
    const hasOne = (context: Context) =>
      rule.on === 'plan' || context.ofTypes(rule.on, rule.drift).length > 0;
    const negatives = contexts.filter((one) => !isPositive(one) && hasOne(one.context));
    expect(positives.length).toBeGreaterThan(0);
    expect(negatives.length).toBeGreaterThan(0);
  });

  test('each mutation of its condition changes what it finds in some plan', () => {
    const found = everywhere(rule);
    const survivors = mutantsOf(rule.when as Condition<unknown>).filter(
      ({ when }) => everywhere({ ...rule, when } as Rule).join('\n') === found.join('\n'),
    );
    expect(survivors.map(({ name }) => name)).toEqual([]);
  });

  test('says all four things in words', () => {
    const [finding] = positives.flatMap(({ context }) => findingsOf(rule, context));
    for (const text of [finding?.changes, finding?.notice, finding?.affected, finding?.instead]) {
      expect(text).toMatch(/^["A-Z0-9a-z].*[.:}]$/s);
      expect(text).not.toMatch(/undefined|null|NaN|\[object/);
    }
  });
});
