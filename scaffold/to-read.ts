import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { utterancesOf } from './files/utterances';
import { wordsOfService } from './files/words';
import type { Plan } from './plan';

/** Name of the list, in the service's folder. */
export const toReadFile = 'to-read.json';

const schema = z.object({
  /** Words and sample utterances by the file that they are in; each file's are read together. */
  files: z.record(z.string(), z.array(z.string())),
  /** What could not be made, and where a person goes on. */
  left: z.array(z.object({ operation: z.string(), what: z.string(), where: z.string() })),
});

/** What was made and a person has to read. Who has read an entry deletes it from the list. */
export type ToRead = z.infer<typeof schema>;

/** Everything that was made in words, and what could not be made. */
export function toRead(plan: Plan, locales: readonly string[]): ToRead {
  const files = locales.flatMap((locale): [string, string[]][] => [
    [`words/${locale}.ts`, Object.values(wordsOfService(plan, locale))],
    [`utterances/${locale}.ts`, Object.values(utterancesOf(plan, locale).samples).flat()],
  ]);
  return { files: Object.fromEntries(files), left: uniqueLeft(plan.left) };
}

/** What is left of several operations alike, once, with the operations together. */
function uniqueLeft(left: Plan['left']): ToRead['left'] {
  const byWhat = new Map<string, { operations: string[]; what: string; where: string }>();
  for (const { operation, what, where } of left) {
    const same = byWhat.get(`${where} ${what}`) ?? { operations: [], what, where };
    same.operations.push(operation);
    byWhat.set(`${where} ${what}`, same);
  }
  return [...byWhat.values()].map(({ operations, what, where }) => ({
    operation: operations.join(', '),
    what,
    where,
  }));
}

/**
 * Reads the list of a service; empty where there is none, as of a service that was written by hand.
 *
 * @throws Error where it is damaged
 */
export function readToRead(folder: string): ToRead {
  const file = join(folder, toReadFile);
  if (!existsSync(file)) return { files: {}, left: [] };
  const result = schema.safeParse(parse(file));
  if (result.success) return result.data;
  throw new Error(
    `${file} is no list of what is to be read: ${result.error.issues[0]?.path.join('.')} is not as it was written.`,
  );
}

function parse(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
