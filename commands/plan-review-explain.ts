import { bullets } from '../review/condition';
import { notJudgedId } from '../review/review';
import { rules } from '../review/rules/rules';
import type { PlanCase } from '../testing/plan-cases/plan-case';
import { planCases } from '../testing/plan-cases/plan-cases';
import { CommandError } from './command';

const notJudged = {
  severity: 'warn',
  about: 'every resource that account linking needs',
  when: '  - it is changed in an attribute in which no rule finds anything, and which no list of harmless ones has',
  source: 'review/rules/harmless.ts lists the harmless attributes, each with its reason',
};

/**
 * What a person wants to know of a rule before accepting what it found: when it applies, where it comes from, a change
 * that it finds (from the plans that the review is tested with), and how to accept it.
 *
 * @throws {CommandError} where there is no such rule, with those of a similar name
 */
export function explain(id: string): string {
  const { severity, about, when, source } = id === notJudgedId ? notJudged : factsOf(id);
  const [name, example] = exampleOf(id);
  return [
    `${severity} ${id}`,
    '',
    `Looks at ${about}. Finds something where`,
    when,
    '',
    `Source: ${source}`,
    ...(example === undefined ? [] : ['', `A change that it finds (${name}):`, ...differenceOf(example)]),
    '',
    'To accept it, copy address and change from the finding into plan-review.accepted.json:',
    JSON.stringify(
      {
        accepted: [
          {
            rule: id,
            address: '<address>',
            change: '<change>',
            reason: '<at least ten characters>',
            expires: '<YYYY-MM-DD>',
          },
        ],
      },
      null,
      2,
    ),
    '',
  ].join('\n');
}

function factsOf(id: string) {
  const rule = rules.find((one) => one.id === id);
  if (rule === undefined) {
    const words = id.split('-');
    const similar = rules
      .map((one) => one.id)
      .filter((one) => words.some((word) => one.split('-').includes(word)));
    throw new CommandError(
      `There is no rule ${JSON.stringify(id)}. ${similar.length > 0 ? `Did you mean: ${similar.join(', ')}?` : '--rules lists them.'}`,
      2,
    );
  }
  const { severity, on, source } = rule;
  return { severity, about: aboutOf(on), when: bullets<never>(rule.when as never), source };
}

function aboutOf(on: (typeof rules)[number]['on']): string {
  if (on === 'plan') return 'the plan as a whole';
  return typeof on === 'function' ? 'resources of user pools that no other rule is about' : on.join(', ');
}

/** The case with the fewest words that a rule finds. */
function exampleOf(id: string): [name: string, example: PlanCase | undefined] {
  const size = ({ baseline = [], edits = [], expect }: PlanCase) =>
    JSON.stringify([baseline, edits]).length + expect.length * 100;
  const [found] = Object.entries(planCases)
    .filter(
      ([, { expect, edits = [] }]) => edits.length > 0 && expect.some((one) => one.startsWith(`${id} `)),
    )
    .sort(([, a], [, b]) => size(a) - size(b));
  return found ?? ['', undefined];
}

/** The edits of a case, as lines that go and lines that come. */
function differenceOf({ edits = [], firstDeploy }: PlanCase): string[] {
  const lines = (text: string, mark: string) =>
    text
      .replace(/^\n|\n$/g, '')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => `  ${mark} ${line}`);
  return [
    ...(firstDeploy ? ['  (on a first deploy)'] : []),
    ...edits.flatMap(({ from = '', to }) => [...lines(from, '-'), ...lines(to, '+')]),
  ];
}
