import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import ts from 'typescript-5';
import { environments } from '../config/environments';
import { formatViolations } from '../config/report';
import { ruleGroups } from '../config/rules';
import type { Rule } from '../config/rules/rule';
import { skillManifest } from '../config/skill-manifest';
import { validateEnvironments } from '../config/validate';

/** A setting as its page shows it. */
interface Setting {
  /** e.g. `userPool.passwordPolicy.minimumLength`; of a list `identityProviders[].name`. */
  readonly path: string;
  /** What may be written, e.g. `text` or `"off"`, `"optional"`. */
  readonly takes: string;
  /** Its doc comment. */
  readonly meaning: string;
}

/** The sources of the settings, read as text: the comments are what the page says. */
class Sources {
  private readonly files = new Map<string, ts.SourceFile>();

  private file(name: string): ts.SourceFile {
    const known = this.files.get(name);
    if (known) return known;
    const read = ts.createSourceFile(name, readFileSync(name, 'utf8'), ts.ScriptTarget.ES2022, true);
    this.files.set(name, read);
    return read;
  }

  /**
   * What a name stands for in a file, there or in one of ours that it is imported from.
   *
   * @throws Error if it stands for nothing of ours
   */
  constant(name: string, fileName: string): ts.Expression {
    for (const statement of this.file(fileName).statements) {
      if (ts.isVariableStatement(statement)) {
        const found = statement.declarationList.declarations.find((one) => one.name.getText() === name);
        if (found?.initializer) return found.initializer;
      }
      if (ts.isImportDeclaration(statement) && ts.isStringLiteral(statement.moduleSpecifier)) {
        const bindings = statement.importClause?.namedBindings;
        const isIts =
          bindings && ts.isNamedImports(bindings) && bindings.elements.some((one) => one.name.text === name);
        if (isIts)
          return this.constant(name, join(dirname(fileName), `${statement.moduleSpecifier.text}.ts`));
      }
    }
    throw new Error(`${fileName} has no constant ${name}.`);
  }

  /** Follows a name to what it stands for; anything else is itself. */
  resolve(node: ts.Expression): ts.Expression {
    return ts.isIdentifier(node)
      ? this.resolve(this.constant(node.text, node.getSourceFile().fileName))
      : node;
  }
}

const sources = new Sources();

/** The doc comment of a node as one line, without its tags. */
function comment(node: ts.Node): string {
  const [doc] = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  const text = typeof doc?.comment === 'string' ? doc.comment : ts.getTextOfJSDocComment(doc?.comment);
  return (text ?? '').replace(/\s+/g, ' ').trim();
}

/** A schema: the function of zod that makes it, and what it is given. */
function schemaOf(given: ts.Expression): { kind: string; args: readonly ts.Expression[] } {
  const node = sources.resolve(given);
  if (!ts.isCallExpression(node)) throw new Error(`Not a schema: ${node.getText()}`);
  return { kind: node.expression.getText().replace(/^z\./, ''), args: node.arguments };
}

const wrappers = ['_default', 'prefault', 'optional', 'nullable'];
const words: Readonly<Record<string, string>> = {
  string: 'text',
  int: 'whole number',
  boolean: '`true`, `false`',
  record: 'texts by name',
};

/** What is left of a schema when what it says of absence is taken off. */
function unwrap(node: ts.Expression): ReturnType<typeof schemaOf> {
  const schema = schemaOf(node);
  return wrappers.includes(schema.kind) && schema.args[0] ? unwrap(schema.args[0]) : schema;
}

const elementsOf = (node: ts.Expression | undefined): readonly ts.Expression[] => {
  const list = node && sources.resolve(node);
  const array = list && (ts.isAsExpression(list) ? list.expression : list);
  return array && ts.isArrayLiteralExpression(array) ? array.elements : [];
};

const code = (node: ts.Node) => `\`${node.getText().replaceAll("'", '"')}\``;

function takes(node: ts.Expression): string {
  const { kind, args } = unwrap(node);
  if (kind === 'enum') return elementsOf(args[0]).map(code).join(', ');
  if (kind === 'literal' && args[0]) return code(args[0]);
  if (kind === 'array' && args[0]) return `list of ${takes(args[0])}`;
  if (kind === 'union') return elementsOf(args[0]).map(takes).join(' or ');
  if (kind === 'discriminatedUnion') return 'entries of the kinds below';
  return words[kind] ?? 'the settings below';
}

/** A default that is written out and that the comment does not tell. */
function defaultOf(node: ts.Expression, meaning: string): string {
  const { kind, args } = schemaOf(node);
  const value = args[1] && sources.resolve(args[1]);
  const isTold = /\bdefault\b/i.test(meaning) || kind !== '_default' || !value;
  if (isTold || ts.isCallExpression(value) || ts.isPropertyAccessExpression(value)) return '';
  return ` Default ${code(value).replace(/\s+/g, ' ')}.`;
}

/** Every setting below a schema. */
function settingsOf(node: ts.Expression, path: string): Setting[] {
  const { kind, args } = unwrap(node);
  const [first] = args;
  if (kind === 'strictObject' && first) return fieldsOf(sources.resolve(first), path);
  if (kind === 'array' && first) return settingsOf(first, `${path}[]`);
  if (kind === 'union') return elementsOf(first).flatMap((one) => settingsOf(one, path));
  if (kind === 'discriminatedUnion') {
    return elementsOf(args[1]).flatMap((one) => settingsOf(one, `${path} (${kindOf(one)})`));
  }
  return [];
}

/** What tells a kind of entry from the others: the first thing that it takes, which is one text. */
function kindOf(node: ts.Expression): string {
  const [first] = settingsOf(node, '');
  return first?.takes.replace(/[`"]/g, '') ?? '';
}

function fieldsOf(node: ts.Expression, path: string): Setting[] {
  if (!ts.isObjectLiteralExpression(node)) return [];
  return node.properties.flatMap((property): Setting[] => {
    if (ts.isSpreadAssignment(property)) return fieldsOf(sources.resolve(property.expression), path);
    const value = ts.isPropertyAssignment(property)
      ? property.initializer
      : ts.isShorthandPropertyAssignment(property)
        ? property.name
        : undefined;
    const name = property.name?.getText();
    if (!value || !name) return [];
    const whole = path ? `${path}.${name}` : name;
    const own = comment(property);
    const meaning = own || (ts.isIdentifier(value) ? declaredComment(value) : '');
    return [
      { path: whole, takes: takes(value), meaning: `${meaning}${defaultOf(value, meaning)}`.trim() },
      ...settingsOf(value, whole),
    ];
  });
}

/** The comment of the constant that a name stands for. */
function declaredComment(name: ts.Identifier): string {
  const initializer = sources.constant(name.text, name.getSourceFile().fileName);
  const statement = initializer.parent.parent.parent;
  return comment(statement);
}

const cell = (text: string) => text.replaceAll('|', '\\|').replace(/\s+/g, ' ');

/** The table of all settings, as Markdown. */
export function settingsTable(): string {
  const schema = sources.constant('environmentSchema', 'config/settings.ts');
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
