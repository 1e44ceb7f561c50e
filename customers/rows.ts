import { createReadStream } from 'node:fs';
import { CsvError, parse } from 'csv-parse';
import { columns } from './customer';
import { otherThanFile } from './kept-file';

/** One row of a file: its values as text, or what is wrong with it. */
export type Row = { readonly number: number } & (
  | { readonly values: Readonly<Record<string, string>> }
  | { readonly fault: string }
);

/** The file is none that customers can be read from. */
export class FileError extends Error {
  override readonly name = 'FileError';
}

/** Characters of a row: no customer has so many, and a file whose row never ends would be read into memory. */
const longestRow = 65_536;

/** The kinds of files that are read. */
export const formats = ['csv', 'jsonl'] as const;

/** How customers are written in a file: CSV with a header, or one JSON object a line. */
export type Format = (typeof formats)[number];

/** What a file's name says of its format. */
export function formatOf(file: string): Format | undefined {
  if (/\.csv$/i.test(file)) return 'csv';
  return /\.(jsonl|ndjson)$/i.test(file) ? 'jsonl' : undefined;
}

/**
 * The rows of a file, one after the other: it is never in memory as a whole. Rows are counted from 1, the header
 * of a CSV file not.
 *
 * @throws FileError where the file cannot be read, has no such columns, is no CSV, or has no rows
 */
export async function* readRows(file: string, format: Format): AsyncGenerator<Row> {
  // Read three times: to look at every row first, to know the file again, and to import.
  const found = otherThanFile(file);
  if (found !== undefined) throw new FileError(`It is ${found}. Write its rows into a file first.`);
  let number = 0;
  try {
    for await (const row of format === 'csv' ? csvRows(file) : jsonRows(file)) {
      number = row.number;
      yield row;
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (error instanceof FileError || code === undefined) throw error;
    throw new FileError(unreadable[code] ?? `It cannot be read (${code}).`);
  }
  if (number === 0) throw new FileError('It has no rows.');
}

const unreadable: Readonly<Record<string, string>> = {
  EACCES: 'You may not read it.',
  ENOENT: 'It is not there.',
};

/** How many rows a file has. @throws FileError as {@link readRows} */
export async function countRows(file: string, format: Format): Promise<number> {
  let number = 0;
  for await (const row of readRows(file, format)) number = row.number;
  return number;
}

async function* csvRows(file: string): AsyncGenerator<Row> {
  const parser = parse({
    bom: true,
    skip_empty_lines: true,
    trim: true,
    relax_column_count: true,
    max_record_size: longestRow,
  });
  createReadStream(file)
    .on('error', (error) => parser.destroy(error))
    .pipe(parser);
  let header: readonly string[] | undefined;
  let number = 0;
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      if (header === undefined) {
        header = checkHeader(record);
        continue;
      }
      number += 1;
      if (record.length !== header.length) {
        yield { number, fault: `has ${record.length} fields, and the header ${header.length}` };
        continue;
      }
      yield { number, values: Object.fromEntries(header.map((name, index) => [name, record[index] ?? ''])) };
    }
  } catch (error) {
    if (error instanceof CsvError) {
      throw new FileError(`It is no CSV after row ${number}: ${csvFaults[error.code] ?? error.code}.`);
    }
    throw error;
  }
}

const unclosed = 'a quotation mark is not closed';
const csvFaults: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: unclosed,
  CSV_MAX_RECORD_SIZE: `the next has more than ${longestRow} characters, perhaps because ${unclosed}`,
  CSV_INVALID_CLOSING_QUOTE: 'something follows the quotation mark that closes a field',
  INVALID_OPENING_QUOTE: 'a quotation mark stands in a field that does not begin with one',
};

const inUtf16 = 'It is in UTF-16. Save it in UTF-8.';

function checkHeader(header: readonly string[]): readonly string[] {
  const missing = ['email', 'id'].filter((name) => !header.includes(name));
  const unknown = header.filter((name) => !(columns as readonly string[]).includes(name));
  if (header.some((name) => name.includes('\0'))) {
    throw new FileError(`${inUtf16} Spreadsheets call it "CSV UTF-8".`);
  }
  if (missing.length > 0 || unknown.length > 0 || new Set(header).size < header.length) {
    throw new FileError(
      `Its first line must name the columns email and id, and may name ${columns.slice(2).join(', ')}, each once and written so. ${
        missing.length > 0
          ? `Missing: ${missing.join(', ')}.${header.length === 1 && /[;\t|]/.test(header[0] ?? '') ? ' The columns must be divided by commas.' : ''}`
          : `It has ${header.length} columns, others among them.`
      }`,
    );
  }
  return header;
}

async function* jsonRows(file: string): AsyncGenerator<Row> {
  let number = 0;
  for await (const line of linesOf(file)) {
    if (line.trim() === '') continue;
    number += 1;
    if (number === 1 && line.includes('\0')) throw new FileError(inUtf16);
    // A byte order mark is no part of the first line.
    yield { number, ...readLine(line.replace(/^\uFEFF/, '')) };
  }
}

/** The lines of a file; a carriage return before the end of one is left to JSON, to which it is a space. */
async function* linesOf(file: string): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of createReadStream(file, { encoding: 'utf8' })) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
    if (rest.length > longestRow) throw new FileError(`A line has more than ${longestRow} characters.`);
  }
  yield rest;
}

function readLine(line: string): { values: Record<string, string> } | { fault: string } {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { fault: 'is no JSON' };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { fault: 'is no JSON object' };
  const unknown = Object.keys(value).filter((name) => !(columns as readonly string[]).includes(name));
  if (unknown.length > 0)
    return { fault: `has ${unknown.length} names that are none of ${columns.join(', ')}` };
  const entries = Object.entries(value).map(([name, one]): [string, unknown] => [name, one ?? '']);
  const strange = entries.find(
    ([name, one]) =>
      !['string', 'number'].includes(typeof one) && !(name === 'emailVerified' && typeof one === 'boolean'),
  );
  if (strange) return { fault: `has something else than text or a number as ${strange[0]}` };
  const inexact = entries.find(([, one]) => typeof one === 'number' && !Number.isSafeInteger(one));
  if (inexact)
    return { fault: `has a number as ${inexact[0]} that JSON does not keep exactly: write it as text` };
  return { values: Object.fromEntries(entries.map(([name, one]) => [name, String(one)])) };
}
