import { isMap, isNode, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import type { Finding, InteractionReport } from './report';

/** Finds the rule that a finding is about. */
export type RuleFinder = (interaction: InteractionReport, finding: Finding) => string | undefined;

const pact = z.object({
  interactions: z.array(
    z.object({
      description: z.string(),
      providerStates: z.array(z.object({ name: z.string() })).default([]),
      response: z.looseObject({}),
    }),
  ),
});

type Path = readonly (string | number)[];

/**
 * Finds rules in the text of a pact: `<file>:<line> interactions[3].response.matchingRules.body["$.title"]`.
 * Where no matching rule is nearer, the rule is the example itself.
 *
 * @param name how the pact is called in front of the line, e.g. its path
 */
export function ruleFinder(name: string, text: string): RuleFinder {
  // JSON is YAML, and this parser knows where each value stands.
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: false });
  const { interactions } = pact.parse(document.toJS());

  const lineOf = (path: Path): number => {
    const parent = document.getIn(path.slice(0, -1), true);
    const key = path.at(-1);
    const pair = isMap(parent)
      ? parent.items.find((item) => isNode(item.key) && item.key.toJSON() === key)
      : undefined;
    const node = pair?.key ?? document.getIn(path, true);
    return lines.linePos((isNode(node) && node.range?.[0]) || 0).line;
  };

  return (interaction, finding) => {
    const index = interactions.findIndex(
      (one) =>
        one.description === interaction.description &&
        one.providerStates.map((state) => state.name).join('\n') === interaction.states.join('\n'),
    );
    if (index < 0) return undefined;
    const base: Path = ['interactions', index];
    const candidates = candidatePaths(finding, document.getIn([...base, 'response'], true));
    const path = candidates.map((one) => [...base, ...one]).find((one) => document.hasIn(one)) ?? base;
    return `${name}:${lineOf(path)} ${shown(path)}`;
  };
}

/** Where the rule of a finding may stand within the interaction, the most telling first. */
function candidatePaths(finding: Finding, response: unknown): Path[] {
  const { kind, path = '' } = finding;
  const within = (...keys: Path): Path => ['response', ...keys];
  switch (kind) {
    case 'status':
      return [within('status')];
    case 'header': {
      const rule = keyOf(response, ['matchingRules', 'header'], (key) => same(key, path));
      const example = keyOf(response, ['headers'], (key) => same(key, path));
      return [
        ...(rule === undefined ? [] : [within('matchingRules', 'header', rule)]),
        ...(example === undefined ? [] : [within('headers', example)]),
      ];
    }
    case 'body': {
      const rule = keyOf(response, ['matchingRules', 'body'], (key) => covers(key, path));
      const steps = stepsOf(path);
      // The value itself, or the nearest one around it; in a V4 pact the example is below `content`.
      const examples = [...steps.keys(), steps.length]
        .reverse()
        .flatMap((length) => [
          within('body', 'content', ...steps.slice(0, length)),
          within('body', ...steps.slice(0, length)),
        ]);
      return [...(rule === undefined ? [] : [within('matchingRules', 'body', rule)]), ...examples];
    }
    case 'token':
      return [['request', 'headers', 'Authorization']];
    case 'state':
      return [['providerStates']];
    default:
      return [];
  }
}

/** The key of a map below a node that the test is true of. */
function keyOf(node: unknown, path: Path, test: (key: string) => boolean): string | undefined {
  const map = isMap(node) ? node.getIn(path) : undefined;
  if (!isMap(map)) return undefined;
  return map.items
    .map(({ key }) => (isNode(key) ? String(key.toJSON()) : String(key)))
    .find((key) => test(key));
}

const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

/** Whether a rule for `$.things[*].name` is one for `$.things[0].name`. */
function covers(rule: string, path: string): boolean {
  const of = stepsOf(rule);
  const to = stepsOf(path);
  return of.length === to.length && of.every((step, at) => step === '*' || step === to[at]);
}

/** The steps of a JSON path after its `$`. */
function stepsOf(path: string): (string | number)[] {
  return [...path.matchAll(/\.([^.[\]]+)|\[(\d+|\*)\]|\['([^']*)'\]/g)].map(
    ([, name, index, quoted]) => name ?? quoted ?? (index === '*' ? '*' : Number(index)),
  );
}

function shown(path: Path): string {
  return path
    .map((step) => {
      if (typeof step === 'number') return `[${step}]`;
      return /^[\w-]+$/.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`;
    })
    .join('')
    .replace(/^\./, '');
}
