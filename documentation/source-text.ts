import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from '@babel/parser';
import type { Node, Statement, VariableDeclaration } from '@babel/types';

/** What stands in a source: the node, and the file that it is in, where names in it are looked up. */
export interface Placed<Kind extends Node = Node> {
  readonly node: Kind;
  readonly file: string;
}

/** A file of the settings, read as text: the comments are what the page says. */
interface Source {
  readonly text: string;
  readonly statements: readonly Statement[];
}

const sources = new Map<string, Source>();

function sourceOf(file: string): Source {
  const known = sources.get(file);
  if (known) return known;
  const text = readFileSync(file, 'utf8');
  const { program } = parse(text, { sourceType: 'module', plugins: ['typescript'] });
  const read = { text, statements: program.body };
  sources.set(file, read);
  return read;
}

/** A node as it is written. */
export const textOf = ({ node, file }: Placed) => sourceOf(file).text.slice(node.start ?? 0, node.end ?? 0);

/** A constant: what it stands for, and the statement that declares it. */
export interface Constant {
  readonly value: Placed;
  readonly statement: Placed<Statement>;
}

/** What a statement declares, exported or not. */
function declarationOf(statement: Statement): VariableDeclaration | undefined {
  const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
  return declared?.type === 'VariableDeclaration' ? declared : undefined;
}

/**
 * What a name stands for in a file, there or in one of ours that it is imported from.
 *
 * @throws Error if it stands for nothing of ours
 */
export function constant(name: string, file: string): Constant {
  for (const statement of sourceOf(file).statements) {
    const found = declarationOf(statement)?.declarations.find(({ id }) => nameOf(id) === name);
    if (found?.init) return { value: { node: found.init, file }, statement: { node: statement, file } };
    if (
      statement.type === 'ImportDeclaration' &&
      statement.specifiers.some((one) => one.type === 'ImportSpecifier' && one.local.name === name)
    ) {
      return constant(name, join(dirname(file), `${statement.source.value}.ts`));
    }
  }
  throw new Error(`${file} has no constant ${name}.`);
}

/** The name that a node is, if it is one. */
export const nameOf = (node: Node): string | undefined =>
  node.type === 'Identifier' ? node.name : undefined;

/** Follows a name to what it stands for; anything else is itself, without `as const`. */
export function resolve({ node, file }: Placed): Placed {
  if (node.type === 'TSAsExpression') return resolve({ node: node.expression, file });
  return node.type === 'Identifier' ? resolve(constant(node.name, file).value) : { node, file };
}

/** The doc comment of a node as one line, without its tags. */
export function comment({ node }: Placed): string {
  const doc = node.leadingComments?.findLast(
    ({ type, value }) => type === 'CommentBlock' && value.startsWith('*'),
  );
  const [text = ''] = (doc?.value ?? '').replace(/^[\t ]*\*+/gm, '').split(/^\s*@/m);
  return text.replace(/\s+/g, ' ').trim();
}
