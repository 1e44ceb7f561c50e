import { stripVTControlCharacters } from 'node:util';
import { environments } from '../config/environments';
import { formatViolations } from '../config/report';
import { ruleGroups } from '../config/rules';
import type { Rule } from '../config/rules/rule';
import { skillManifest } from '../config/skill-manifest';
import { validateEnvironments } from '../config/validate';
import { comment, constant, nameOf, type Placed, resolve, textOf } from './source-text';

/** A setting as its page shows it. */
interface Setting {
  /** e.g. `userPool.passwordPolicy.minimumLength`; of a list `identityProviders[].name`. */
  readonly path: string;
  /** What may be written, e.g. `text` or `"off"`, `"optional"`. */
  readonly takes: string;
  /** Its doc comment. */
  readonly meaning: string;
}

/** A schema: the function of zod that makes it, and what it is given. */
function schemaOf(given: Placed): { kind: string; args: readonly Placed[] } {
  const { node, file } = resolve(given);
  if (node.type !== 'CallExpression') throw new Error(`Not a schema: ${textOf({ node, file })}`);
  const kind = textOf({ node: node.callee, file }).replace(/^z\./, '');
  return { kind, args: node.arguments.map((one) => ({ node: one, file })) };
}

const wrappers = ['_default', 'prefault', 'optional', 'nullable'];
const words: Readonly<Record<string, string>> = {
  string: 'text',
  int: 'whole number',
  boolean: '`true`, `false`',
  record: 'texts by name',
};

/** What is left of a schema when what it says of absence is taken off. */
function unwrap(given: Placed): ReturnType<typeof schemaOf> {
  const schema = schemaOf(given);
  return wrappers.includes(schema.kind) && schema.args[0] ? unwrap(schema.args[0]) : schema;
}

function elementsOf(given: Placed | undefined): readonly Placed[] {
  const list = given && resolve(given);
  if (list?.node.type !== 'ArrayExpression') return [];
  return list.node.elements.flatMap((node) => (node ? [{ node, file: list.file }] : []));
}

const code = (given: Placed) => `\`${textOf(given).replaceAll("'", '"')}\``;

function takes(given: Placed): string {
  const { kind, args } = unwrap(given);
  if (kind === 'enum') return elementsOf(args[0]).map(code).join(', ');
  if (kind === 'literal' && args[0]) return code(args[0]);
  if (kind === 'array' && args[0]) return `list of ${takes(args[0])}`;
  if (kind === 'union') return elementsOf(args[0]).map(takes).join(' or ');
  if (kind === 'discriminatedUnion') return 'entries of the kinds below';
  return words[kind] ?? 'the settings below';
}

/** A default that is written out and that the comment does not tell. */
function defaultOf(given: Placed, meaning: string): string {
  const { kind, args } = schemaOf(given);
  const value = args[1] && resolve(args[1]);
  const isTold = /\bdefault\b/i.test(meaning) || kind !== '_default' || !value;
  if (isTold || ['CallExpression', 'MemberExpression'].includes(value.node.type)) return '';
  return ` Default ${code(value).replace(/\s+/g, ' ')}.`;
}

/** Every setting below a schema. */
function settingsOf(given: Placed, path: string): Setting[] {
  const { kind, args } = unwrap(given);
  const [first] = args;
  if (kind === 'strictObject' && first) return fieldsOf(resolve(first), path);
  if (kind === 'array' && first) return settingsOf(first, `${path}[]`);
  if (kind === 'union') return elementsOf(first).flatMap((one) => settingsOf(one, path));
  if (kind === 'discriminatedUnion') {
    return elementsOf(args[1]).flatMap((one) => settingsOf(one, `${path} (${kindOf(one)})`));
  }
  return [];
}

/** What tells a kind of entry from the others: the first thing that it takes, which is one text. */
function kindOf(given: Placed): string {
  const [first] = settingsOf(given, '');
  return first?.takes.replace(/[`"]/g, '') ?? '';
}

function fieldsOf({ node, file }: Placed, path: string): Setting[] {
  if (node.type !== 'ObjectExpression') return [];
  return node.properties.flatMap((property): Setting[] => {
    if (property.type === 'SpreadElement') {
      return fieldsOf(resolve({ node: property.argument, file }), path);
    }
    if (property.type !== 'ObjectProperty') return [];
    const value = { node: property.value, file };
    const name = textOf({ node: property.key, file });
    const whole = path ? `${path}.${name}` : name;
    const declared = nameOf(property.value);
    const meaning =
      comment({ node: property, file }) || (declared ? comment(constant(declared, file).statement) : '');
    return [
      { path: whole, takes: takes(value), meaning: `${meaning}${defaultOf(value, meaning)}`.trim() },
      ...settingsOf(value, whole),
    ];
  });
}

const cell = (text: string) => text.replaceAll('|', '\\|').replace(/\s+/g, ' ');

/** The table of all settings, as Markdown. */
export function settingsTable(): string {
  const schema = constant('environmentSchema', 'config/settings.ts').value;
  const rows = settingsOf(schema, '').map(
    ({ path, takes, meaning }) => `| \`${path}\` | ${cell(takes)} | ${cell(meaning)} |`,
  );
  return ['| setting | takes | meaning |', '| --- | --- | --- |', ...rows].join('\n');
}

/** Bounds that depend on the settings themselves are shown as they are for the shipped production environment. */
const context = {
  draft: environments.find(({ name }) => name === 'production') ?? {},
  earlier: [],
  manifest: skillManifest,
};

function ruleRow({ level, expected, remedy, source }: Rule): string {
  const bound = typeof expected === 'string' ? expected : expected(context);
  const todo = typeof remedy === 'string' ? remedy : '';
  const link = source.startsWith('https://') ? `[source](${source})` : source;
  return `| ${level ?? 'error'} | ${cell(bound)} | ${cell(todo)} | ${link} |`;
}

/** What is said of one fault in the shipped production environment: a scope that is not written whole. */
export function refusedSettings(): string {
  const production = environments.find(({ name }) => name === 'production');
  const scopes = production?.resourceServer.scopes.slice(-1).map(({ name }) => name);
  const { errors } = validateEnvironments([{ ...production, client: { scopes } }]);
  return ['```', stripVTControlCharacters(formatViolations(errors)), '```'].join('\n');
}

/** The rules of the settings, a table for each subject, as Markdown. */
export function rulesTables(): string {
  return Object.entries(ruleGroups)
    .map(([subject, rules]) =>
      [
        `### ${subject}`,
        '',
        '| level | what is asked | what to do | |',
        '| --- | --- | --- | --- |',
        ...rules.map(ruleRow),
      ].join('\n'),
    )
    .join('\n\n');
}
