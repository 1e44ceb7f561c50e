import { createHash } from 'node:crypto';
import { closeSync, createReadStream, ftruncateSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { checkKeptFile, KeptFileError, startOf } from './kept-file';

/** What became of a row. */
export type RowOutcome = 'made' | 'there' | 'named' | 'refused';

/**
 * What an import has done, row by row, so that it can be interrupted and goes on where it was. It holds numbers of
 * rows and reasons, and nothing of a customer's.
 */
export class Journal {
  readonly #done = new Set<number>();

  private constructor(private readonly output: number) {}

  /**
   * Opens the journal of an import, a new one where there is none.
   *
   * @throws KeptFileError where it is of another import, or something else than a journal
   */
  static async open(file: string, rowsFile: string, userPoolId: string): Promise<Journal> {
    checkKeptFile(file, '--journal', [{ file: rowsFile, is: 'the file of customers' }]);
    const head = `${JSON.stringify({ import: await digest(rowsFile), userPoolId })}\n`;
    // One that cannot be written is found out before anybody is imported.
    const journal = new Journal(openSync(file, 'a', 0o600));
    const start = startOf(file, head.length);
    if (start === head) journal.#read(readFileSync(file, 'utf8'));
    // Nothing was done where a crash has cut off the very beginning.
    else if (head.startsWith(start)) journal.#begin(head);
    else throw new KeptFileError(`${file} is ${strange(start)}. Name another with --journal.`);
    return journal;
  }

  #begin(head: string): void {
    ftruncateSync(this.output);
    writeFileSync(this.output, head);
  }

  #read(written: string): void {
    // A line that was cut off by a crash is a row that is looked at again; the next one must not go on in it.
    if (!written.endsWith('\n')) writeFileSync(this.output, '\n');
    for (const line of written.split('\n')) {
      const [, number, outcome] = /^(\d+) (made|there|named)\b/.exec(line) ?? [];
      if (outcome !== undefined) this.#done.add(Number(number));
    }
  }

  /** Rows that are done. Those that were refused are looked at again. */
  get done(): number {
    return this.#done.size;
  }

  has(row: number): boolean {
    return this.#done.has(row);
  }

  note(row: number, outcome: RowOutcome, reason?: string): void {
    writeFileSync(this.output, `${row} ${outcome}${reason === undefined ? '' : ` ${reason}`}\n`);
    if (outcome !== 'refused') this.#done.add(row);
  }

  close(): void {
    closeSync(this.output);
  }
}

/** What a file is that does not begin as this import's journal does. */
const strange = (start: string): string =>
  start.startsWith('{"import":"')
    ? 'the journal of another import: of another user pool, or the file was changed since'
    : 'there already, and is no journal of an import';

async function digest(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
