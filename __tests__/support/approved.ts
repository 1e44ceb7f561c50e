import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Whether what is said now is written down, for a person to approve by reading the change. */
const isUpdate = process.env.UPDATE_ANSWERS === '1';

/** What one language says, by names of a test's own, as a person approved it: `UPDATE_ANSWERS=1` writes the file. */
export class Approved<Said> {
  readonly #file: string;
  readonly #approved: Readonly<Record<string, Said>>;
  readonly #written: Record<string, Said> = {};

  /** @param folder has a file for each locale */
  constructor(folder: string, locale: string) {
    this.#file = join(folder, `${locale}.json`);
    this.#approved = existsSync(this.#file)
      ? (JSON.parse(readFileSync(this.#file, 'utf8')) as Record<string, Said>)
      : {};
  }

  /** What is approved under that name, beside what is said now. @throws Error if nothing is */
  of(name: string, now: Said): Said {
    if (isUpdate) this.#written[name] = now;
    const approved = isUpdate ? now : this.#approved[name];
    if (!approved) {
      throw new Error(
        `${this.#file} has nothing of this name. Run the test with UPDATE_ANSWERS=1, and read what it writes.`,
      );
    }
    return approved;
  }

  /** Names that are approved. */
  get names(): readonly string[] {
    return Object.keys(isUpdate ? this.#written : this.#approved);
  }

  /** Writes what was said, where that is asked for. */
  write(): void {
    if (!isUpdate) return;
    mkdirSync(join(this.#file, '..'), { recursive: true });
    writeFileSync(this.#file, `${JSON.stringify(this.#written, null, 2)}\n`);
  }
}
