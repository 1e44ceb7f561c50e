import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import type { ApiOperation } from './api-operation';
import { DocumentError } from './document';
import { contractFiles } from './files/contract/contract';
import { intentFiles } from './files/intents/intents';
import { operationFiles } from './files/operations';
import { referenceFiles } from './files/reference/reference';
import { rehearsalFiles } from './files/rehearsal';
import type { File } from './files/source';
import { toolFiles } from './files/tools';
import { wordFiles } from './files/words';
import type { Plan } from './plan';
import { planService } from './planning/plan-service';
import { snapshotFile, snapshotOf } from './snapshot';
import { toRead, toReadFile } from './to-read';

/** What a service is made of. */
export interface ServiceOptions {
  readonly title: string;
  /** The document's own. */
  readonly version: string;
  readonly operations: readonly ApiOperation[];
  /** The first is spoken where a request names none of them. */
  readonly locales: readonly string[];
}

/**
 * Makes a service of operations: every file, not formatted yet.
 *
 * @throws DocumentError for an operation that a voice cannot use
 */
export function makeService({ title, version, operations, locales }: ServiceOptions): {
  plan: Plan;
  files: File[];
} {
  const hindered = operations.filter(({ obstacles }) => obstacles.length > 0);
  if (hindered.length > 0) {
    throw new DocumentError(
      `A voice cannot use ${hindered.map(({ id, obstacles }) => `${id}: ${obstacles.join('; ')}`).join('\n  ')}\nChoose others; --list says which can be used.`,
    );
  }
  const plan = planService(title, operations);
  const files = [
    ...operationFiles(plan),
    ...intentFiles(plan),
    ...wordFiles(plan, locales),
    ...contractFiles(plan),
    ...referenceFiles(plan),
    ...toolFiles(plan),
    ...rehearsalFiles(plan, locales),
    { path: toReadFile, text: JSON.stringify(toRead(plan, locales), null, 2) },
    { path: snapshotFile, text: JSON.stringify(snapshotOf(plan, version), null, 2) },
  ];
  return { plan, files };
}

/**
 * Writes a service's folder, formatted as the project is. It appears whole or not at all.
 *
 * @throws DocumentError where something is there already, or it cannot be written
 */
export function writeService(files: readonly File[], output: string): void {
  checkFree(output);
  mkdirSync(dirname(resolve(output)), { recursive: true });
  // Beside the folder that it becomes: a rename does not cross file systems.
  const draft = mkdtempSync(`${resolve(output)}-`);
  try {
    for (const { path, text } of files) {
      mkdirSync(dirname(join(draft, path)), { recursive: true });
      writeFileSync(join(draft, path), text);
    }
    format(draft);
    rmSync(output, { recursive: true, force: true });
    renameSync(draft, output);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** @throws DocumentError where the folder holds something */
export function checkFree(output: string): void {
  if (!existsSync(output)) return;
  let names: string[];
  try {
    names = readdirSync(output);
  } catch {
    throw new DocumentError(`${output} is a file. Name a folder that is not there yet.`);
  }
  if (names.length > 0) {
    throw new DocumentError(
      `${output} is not empty, and nothing is overwritten. Name a folder that is not there yet.`,
    );
  }
}

function format(folder: string): void {
  const biome = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [biome, 'check', '--write', '--vcs-enabled=false', '--config-path=.', folder],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`What was made is not as it should be:\n${stdout}${stderr}`);
}
