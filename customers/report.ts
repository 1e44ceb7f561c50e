import { closeSync, existsSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { checkKeptFile, KeptFileError, startOf, type TakenFile } from './kept-file';

const head = 'row,reason\n';

/** The refused rows of an import, by number and reason, as CSV. Nothing of a customer's is in it. */
export class Report {
  rows = 0;

  private constructor(
    readonly file: string,
    private readonly output: number,
  ) {}

  /**
   * Begins a report, in place of an earlier one.
   *
   * @param taken files that the import has for something else
   * @throws KeptFileError where something else than an earlier report is there
   */
  static open(file: string, taken: readonly TakenFile[]): Report {
    checkKeptFile(file, '--report', taken);
    if (existsSync(file) && startOf(file, head.length) !== head) {
      throw new KeptFileError(
        `${file} is there already, and is no report of an import. Name another with --report.`,
      );
    }
    rmSync(file, { force: true });
    const report = new Report(file, openSync(file, 'wx', 0o600));
    writeFileSync(report.output, head);
    return report;
  }

  add(row: number, reason: string): void {
    writeFileSync(this.output, `${row},"${reason.replaceAll('"', '""')}"\n`);
    this.rows += 1;
  }

  /** Ends it. Without a refused row there is no file. */
  close(): void {
    closeSync(this.output);
    if (this.rows === 0) rmSync(this.file, { force: true });
  }
}
