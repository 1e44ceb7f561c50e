import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder for documents, which goes with the tests of a file. */
export class DocumentFolder {
  path!: string;

  /** Registers what has to be done around the tests. */
  constructor() {
    beforeAll(() => {
      this.path = mkdtempSync(join(tmpdir(), 'voicelink-openapi-'));
    });
    afterAll(() => rmSync(this.path, { recursive: true, force: true }));
  }

  /** Writes a document. @param content text as it is, anything else as JSON @returns its path */
  write(name: string, content: unknown): string {
    const path = join(this.path, name);
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
    return path;
  }
}
