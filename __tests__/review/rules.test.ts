import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Clause, Condition } from '../../review/condition';
import { Context } from '../../review/context';
import { findingsOf } from '../../review/review';
import type { Rule } from '../../review/rule';
import { rules } from '../../review/rules/rules';
import { planCases } from '../../testing/plan-cases/plan-cases';
import { readFixture } from './fixture';

const contexts = Object.keys(planCases).map((name) => {
  const { plan, options } = readFixture(name);
  return { name, context: new Context(plan, options) };
});

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
  const { positive, negative } = rule.fixtures;
  const expected = (name: string) =>
    (planCases[name]?.expect ?? []).filter((finding) => finding.startsWith(`${id} `)).length;

  test('has a plan that it finds, and one that it does not', () => {
    for (const name of [positive, negative]) {
      expect(existsSync(join('review', 'fixtures', `${name}.json`))).toBe(true);
    }
    expect(expected(positive)).toBeGreaterThan(0);
    expect(expected(negative)).toBe(0);
  });

  test('each mutation of its condition changes what it finds in some plan', () => {
    const found = everywhere(rule);
    const survivors = mutantsOf(rule.when as Condition<unknown>).filter(
      ({ when }) => everywhere({ ...rule, when } as Rule).join('\n') === found.join('\n'),
    );
    expect(survivors.map(({ name }) => name)).toEqual([]);
  });

  test('says all four things in words', () => {
    const [finding] = contexts
      .filter(({ name }) => name === positive)
      .flatMap(({ context }) => findingsOf(rule, context));
    for (const text of [finding?.changes, finding?.notice, finding?.affected, finding?.instead]) {
      expect(text).toMatch(/^["A-Z0-9a-z].*[.:}]$/s);
      expect(text).not.toMatch(/undefined|null|NaN|\[object/);
    }
  });
});
