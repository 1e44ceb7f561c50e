import type { PlanCase } from '../review/cases/plan-case';
import { planCases } from '../review/cases/plan-cases';
import { bullets } from '../review/condition';
import { notJudgedId } from '../review/review';
import type { Rule, Severity } from '../review/rule';
import { rules } from '../review/rules/rules';
import { CommandError } from './command';

/** What is known of a rule without a plan. */
interface Facts {
  readonly id: string;
  readonly severity: Severity;
  /** What it looks at. */
  readonly about: string;
  /** When it finds something, as a list. */
  readonly when: string;
  readonly source: string;
}

const notJudged: Facts = {
  id: notJudgedId,
  severity: 'warn',
  about: 'every resource that account linking needs',
  when: '  - it is changed in an attribute in which no rule finds anything, and which no list of harmless ones has',
  source: 'review/rules/harmless.ts lists the harmless attributes, each with its reason',
};

/** What a rule means, in a few lines. */
export const meaning = ({ id, severity, about, when, source }: Facts): string =>
  `${severity} ${id}\n\nLooks at ${about}. Finds something where\n${when}\n\nSource: ${source}`;

/**
 * What a person wants to know of a rule before accepting what it found: when it applies, where it comes from, a change
 * that it finds (from the plans that the review is tested with), and how to accept it.
 *
 * @throws {CommandError} where there is no such rule, with those of a similar name
 */
export function explain(id: string): string {
  const facts = id === notJudgedId ? notJudged : factsOf(ruleOf(id));
  const [name, example] = exampleOf(id);
  return [
    meaning(facts),
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

function ruleOf(id: string): Rule {
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
  return rule;
}

export function factsOf({ id, severity, on, when, source }: Rule): Facts {
  return { id, severity, about: aboutOf(on), when: bullets<never>(when as never), source };
}

function aboutOf(on: Rule['on']): string {
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
