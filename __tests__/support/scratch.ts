import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Before all tests: what they and their children put into the folder of temporary files is gone when they end. */
export default function takeScratchFolder(): void {
  const folder = mkdtempSync(join(tmpdir(), 'voicelink-tests-'));
  process.env.TMPDIR = folder;
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
}
