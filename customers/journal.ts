import { createHash } from 'node:crypto';
import { appendFileSync, createReadStream, existsSync, readFileSync, writeFileSync } from 'node:fs';

/** What became of a row. */
export type RowOutcome = 'made' | 'there' | 'named' | 'refused';

/** The journal is of another file or user pool than this import. */
export class JournalError extends Error {
  override readonly name = 'JournalError';
}

/**
 * What an import has done, row by row, so that it can be interrupted and goes on where it was. It holds numbers of
 * rows and reasons, and nothing of a customer's.
 */
export class Journal {
  readonly #done = new Set<number>();

  private constructor(private readonly file: string) {}

  /**
   * Opens the journal of an import, a new one where there is none.
   *
   * @throws JournalError where it is of another import
   */
  static async open(file: string, rowsFile: string, userPoolId: string): Promise<Journal> {
    const journal = new Journal(file);
    const head = JSON.stringify({ import: await digest(rowsFile), userPoolId });
    if (!existsSync(file)) {
      writeFileSync(file, `${head}\n`, { mode: 0o600 });
      return journal;
    }
    const written = readFileSync(file, 'utf8');
    const [first, ...lines] = written.split('\n');
    if (first !== head) {
      throw new JournalError(
        `${file} is the journal of another import: of another user pool, or the file was changed since. Give another with --journal, or delete it.`,
      );
    }
    // A line that was cut off by a crash is a row that is looked at again; the next one must not go on in it.
    if (!written.endsWith('\n')) appendFileSync(file, '\n');
    for (const line of lines) {
      const [, number, outcome] = /^(\d+) (made|there|named)\b/.exec(line) ?? [];
      if (outcome !== undefined) journal.#done.add(Number(number));
    }
    return journal;
  }

  /** Rows that are done. Those that were refused are looked at again. */
  get done(): number {
    return this.#done.size;
  }

  has(row: number): boolean {
    return this.#done.has(row);
  }

  note(row: number, outcome: RowOutcome, reason?: string): void {
    appendFileSync(this.file, `${row} ${outcome}${reason === undefined ? '' : ` ${reason}`}\n`);
    if (outcome !== 'refused') this.#done.add(row);
  }
}

async function digest(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
