import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve, sep } from 'node:path';
import { runNow } from '../programs/child';
import type { ApiOperation } from './api-operation';
import { DocumentError } from './document-error';
import { thingsOf } from './examples';
import { contractFiles } from './files/contract/contract';
import { intentFiles } from './files/intents/intents';
import { listing } from './files/listing';
import { operationFiles } from './files/operations';
import { referenceFiles } from './files/reference/reference';
import { canBeTold, rehearsalFiles } from './files/rehearsal';
import type { File } from './files/source';
import { toolFiles } from './files/tools';
import { wordFiles } from './files/words';
import type { Left, Plan } from './plan';
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
  const planned = planService(title, operations);
  const plan = { ...planned, left: [...untold(planned), ...planned.left] };
  const files = [
    ...operationFiles(plan),
    ...intentFiles(plan),
    ...wordFiles(plan, locales),
    { path: 'listing.ts', text: listing(plan, locales) },
    ...contractFiles(plan),
    ...referenceFiles(plan),
    ...toolFiles(plan),
    ...rehearsalFiles(plan, locales),
    { path: toReadFile, text: JSON.stringify(toRead(plan, locales), null, 2) },
    { path: snapshotFile, text: JSON.stringify(snapshotOf(plan, version), null, 2) },
  ];
  return { plan, files };
}

/** What the story cannot ask for. */
function untold(plan: Plan): Left[] {
  const things = thingsOf(plan.intents);
  return plan.intents
    .filter((intent) => !canBeTold(intent, plan, things))
    .map(({ operation }) => ({
      operation: operation.id,
      what: 'The story does not ask for it: no chosen operation lists what it is about by a name that a customer could say.',
      where: 'rehearsal.ts',
    }));
}

/**
 * Writes a service's folder, formatted as the project is. It appears whole or not at all.
 *
 * @throws DocumentError where something is there already, or it cannot be written
 */
export function writeService(files: readonly File[], output: string): void {
  checkFree(output);
  const draft = draftFor(output);
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

/** A folder beside the one that it becomes: a rename does not cross file systems. */
function draftFor(output: string): string {
  try {
    mkdirSync(dirname(resolve(output)), { recursive: true });
    return mkdtempSync(`${resolve(output)}-`);
  } catch (error) {
    // Without the path of the draft, which nobody named.
    const why = (error as Error).message.replace(/ '.*$/, '');
    throw new DocumentError(
      `Nothing can be written to ${dirname(resolve(output))}: ${why}. Name another folder.`,
    );
  }
}

/** @throws DocumentError where the folder holds something, or nothing is to be written */
export function checkFree(output: string): void {
  if (resolve(output).split(sep).includes('node_modules')) {
    throw new DocumentError(`${output} is among the packages, which npm replaces. Name another folder.`);
  }
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

/** Imports that nothing uses are taken out, and the rest is written as the project is. */
export const formatting: readonly (readonly string[])[] = [
  ['lint', '--write', '--unsafe', '--only=correctness/noUnusedImports'],
  ['check', '--write'],
];

function format(folder: string): void {
  const biome = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome');
  for (const args of formatting) {
    const { code, stdout, stderr } = runNow(process.execPath, [
      biome,
      ...args,
      '--vcs-enabled=false',
      '--config-path=.',
      folder,
    ]);
    if (code !== 0) throw new Error(`What was made is not as it should be:\n${stdout}${stderr}`);
  }
}
