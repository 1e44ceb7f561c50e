import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { parse } from '@babel/parser';
import type { RegExpLiteral } from '@babel/types';
import { describeUnless } from '../testing/skip-log';

/** What attacks the expressions: 58 MB, so it is installed with the witnesses. */
const recheck = join('testing', 'witnesses', 'node_modules', 'recheck');
const missing = existsSync(recheck) ? undefined : 'no recheck; npm run test:witnesses installs it';

type Found = { readonly status: string } & (
  | { readonly status: 'vulnerable'; readonly complexity: { readonly summary: string } }
  | { readonly status: 'safe' | 'unknown' }
);
type Check = (source: string, flags: string, options: object) => Promise<Found>;

/** Rooms that look at text of others: a service's, a customer's, Alexa's, a plan's. */
const rooms = [
  ...['skill', 'service', 'addon', 'alexa', 'contracts/reference', 'contracts/migration'],
  ...['rehearsal', 'review'],
];

interface Literal {
  readonly at: string;
  readonly source: string;
  readonly flags: string;
}

/** The regular expressions of a file, as they are written. */
function literalsOf(file: string, text = readFileSync(file, 'utf8')): Literal[] {
  const found: Literal[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if (isLiteral(node))
      found.push({ at: `${file}:${node.loc?.start.line}`, source: node.pattern, flags: node.flags });
    else for (const child of Object.values(node)) visit(child);
  };
  visit(parse(text, { sourceType: 'module', plugins: ['typescript'] }).program);
  return found;
}

const isLiteral = (node: object): node is RegExpLiteral => 'type' in node && node.type === 'RegExpLiteral';

const files = rooms.flatMap((room) =>
  (readdirSync(room, { recursive: true }) as string[])
    .filter((name) => name.endsWith('.ts') && !name.includes('__tests__'))
    .map((name) => join(room, name)),
);

/** What an expression costs as its text grows; the same text is attacked in each run. */
async function costOf({ source, flags }: Literal): Promise<string> {
  const { check } = createRequire(resolve('package.json'))(`./${recheck}`) as { check: Check };
  const found = await check(source, flags, { randomSeed: 1, timeout: 100_000 });
  return found.status === 'vulnerable' ? found.complexity.summary : found.status;
}

describeUnless(missing, 'regular expressions', () => {
  it('takes time that grows no faster than the text, in every room that looks at text of others', async () => {
    const literals = files.flatMap((file) => literalsOf(file));
    expect(literals.length).toBeGreaterThan(100);
    const costs: Record<string, string> = {};
    // One after the other: a check that has to wait for another runs into its time-out.
    for (const one of literals) costs[`${one.at} /${one.source}/`] = await costOf(one);
    expect(Object.entries(costs).filter(([, cost]) => cost !== 'safe')).toEqual([]);
  }, 240_000);

  it.each([
    ['/eyJ[\\w-]{4,}\\.[\\w-]+\\.[\\w-]*/g', '2nd degree polynomial'],
    ['/^(a+)+$/', 'exponential'],
    ['/\\s+$/', '2nd degree polynomial'],
    ['/^a+$/', 'safe'],
  ])('finds that %s is %s', async (text, cost) => {
    const [literal] = literalsOf('one.ts', `const one = ${text};`);
    expect(literal && (await costOf(literal))).toBe(cost);
  });
});
