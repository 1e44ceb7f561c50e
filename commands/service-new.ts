import { resolve } from 'node:path';
import Table from 'cli-table3';
import { InvalidArgumentError } from 'commander';
import pc from 'picocolors';
import type { ApiOperation } from '../scaffold/api-operation';
import { readDocument } from '../scaffold/document';
import { DocumentError } from '../scaffold/document-error';
import { makeableLocales } from '../scaffold/languages/languages';
import { operationsOf } from '../scaffold/operations/operations-of';
import { checkFree, makeService, writeService } from '../scaffold/service';
import { toRead } from '../scaffold/to-read';
import { CommandError, callersPath, program, runCommand } from './command';
import { askForFolder, askForLocales, askForOperations } from './service-questions';

interface Options {
  readonly operations?: readonly string[];
  readonly locales?: readonly string[];
  readonly output?: string;
  readonly list?: boolean;
  readonly json?: boolean;
}

const names = (value: string): string[] =>
  value
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean);

function localeNames(value: string): string[] {
  const locales = names(value);
  const unknown = locales.filter((one) => !makeableLocales.includes(one));
  if (locales.length > 0 && unknown.length === 0) return [...new Set(locales)];
  throw new InvalidArgumentError(`There are: ${makeableLocales.join(', ')}.`);
}

const command = program('npm run service:new --')
  .description(
    "Makes a service of your API's description: operations, intents, words, contract, reference and story, as service/ has them.\n" +
      'Nothing is overwritten: the folder appears whole or not at all.',
  )
  .argument('<openapi.json | .yaml>', 'an OpenAPI document, 3.0 or 3.1; - is standard input')
  .option('--operations <id,id,…>', 'what the skill will use; without it you are asked', names)
  .option(
    '--locales <locale,…>',
    'the languages, the first of which is spoken where a request names none; default en-US, or you are asked',
    localeNames,
  )
  .option('--output <folder>', 'the folder, which is not there yet, e.g. service')
  .option('--list', 'print what the document has, and whether a voice can use it, and end', false)
  .option('--json', 'with --list: for machines', false)
  .addHelpText(
    'after',
    '\nWhat to do with the folder: docs/from-openapi.md.\n\nExit code: 0 if it was made; 1 for operations that cannot be used; 2 for a document or options that do not fit.',
  );

async function main(): Promise<void> {
  command.parse();
  const options = command.opts<Options>();
  const file = callersPath(command.args[0] ?? '');
  const document = await readDocument(file, (fault) => console.error(`${pc.yellow('read over')} ${fault}`));
  const operations = operationsOf(document);
  if (operations.length === 0) throw new CommandError(`${file} has no operations.`, 2);
  if (options.list) {
    printList(operations, options.json === true);
    return;
  }
  if (options.output !== undefined) checkFree(options.output);
  const chosen = find(operations, options.operations ?? (await askForOperations(operations)));
  // Who was asked what is to be done is asked in which languages, too.
  const locales = options.locales ?? (options.operations ? ['en-US'] : await askForLocales());
  const output = options.output ?? (await askForFolder());
  const made = makeService({
    title: document.info.title,
    version: document.info.version,
    operations: chosen,
    locales,
  });
  writeService(made.files, output);
  const { left } = toRead(made.plan, locales);
  const operationsOfIt = chosen.length === 1 ? '1 operation' : `${chosen.length} operations`;
  console.log(`${pc.green('written')} ${output}: ${made.files.length} files for ${operationsOfIt}`);
  for (const { operation, what, where } of left) {
    console.log(`${pc.yellow('to do')} ${operation}: ${what} ${pc.dim(`(${output}/${where})`)}`);
  }
  if (resolve(output) !== resolve('service')) {
    console.log(`\nIts imports are those of the project's own folder service: move it there to use it.`);
  }
  console.log(
    [
      '',
      'npm run service:check   the words, which a person has to read',
      'npm run models          what customers say goes into skill-package/',
      'npm start               link the account, and hear it',
      '',
      'The rest: docs/from-openapi.md',
    ].join('\n'),
  );
}

function printList(operations: readonly ApiOperation[], asJson: boolean): void {
  if (asJson) {
    const rows = operations.map(({ id, method, path, summary, scopes, instead, obstacles }) => ({
      id,
      method,
      path,
      summary,
      scopes,
      ...(instead !== undefined && { instead }),
      usable: obstacles.length === 0,
      obstacles,
    }));
    console.log(JSON.stringify(rows, null, 2));
    return;
  }
  const table = new Table({
    head: ['operation', 'request', 'scopes', 'by voice'].map((title) => pc.bold(title)),
    style: { head: [], border: [] },
    ...(process.stdout.isTTY && { colWidths: [28, 42, 24, 40], wordWrap: true }),
  });
  for (const { id, method, path, scopes, instead, obstacles } of operations) {
    table.push([
      id,
      `${method} ${path}`,
      instead === undefined ? scopes.join(' ') : `none: it takes ${instead}`,
      obstacles.length === 0 ? pc.green('yes') : `${pc.yellow('no')}: ${obstacles.join('; ')}`,
    ]);
  }
  console.log(table.toString());
  const usable = operations.filter(({ obstacles }) => obstacles.length === 0).length;
  console.log(`${usable} of ${operations.length} operations can be used by voice.`);
}

function find(operations: readonly ApiOperation[], ids: readonly string[]): ApiOperation[] {
  const unknown = ids.filter((id) => !operations.some((one) => one.id === id));
  if (unknown.length > 0) {
    throw new CommandError(
      `The document has no operation ${unknown.join(', ')}. --list prints those that it has.`,
      2,
    );
  }
  if (ids.length === 0)
    throw new CommandError('--operations names none. --list prints those that there are.', 2);
  return operations.filter(({ id }) => ids.includes(id));
}

await runCommand(async () => {
  try {
    await main();
  } catch (error) {
    if (error instanceof DocumentError) {
      throw new CommandError(
        `${error.message}\nNothing was written.`,
        error.message.startsWith('A voice cannot') ? 1 : 2,
      );
    }
    throw error;
  }
});
