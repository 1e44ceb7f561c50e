import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import type { Input } from './api-operation';
import type { IntentPlan, Plan } from './plan';
import { entryOf, innerOf, placeOf } from './reading';
import { fieldOf, type Shape } from './shape';

/** Name of the file in the service's folder. */
export const snapshotFile = 'source.json';

const value = z.object({
  name: z.string(),
  type: z.string(),
  values: z.optional(z.array(z.string())),
  /** Of a text, e.g. `date`. */
  format: z.optional(z.string()),
  /** Of a text: the most characters that it may have. */
  longest: z.optional(z.number()),
  /** Of a number: its bounds. */
  least: z.optional(z.number()),
  most: z.optional(z.number()),
});

const schema = z.object({
  title: z.string(),
  version: z.string(),
  operations: z.array(
    z.object({
      id: z.string(),
      intent: z.string(),
      method: z.string(),
      path: z.string(),
      /** The one that it is called with. */
      scope: z.string(),
      /** Those that the document asks for. */
      scopes: z.optional(z.array(z.string())),
      status: z.number(),
      /** Media type of what is sent; default JSON. */
      sentAs: z.optional(z.string()),
      /** Whether a success has a body, and it is JSON. */
      isAnswered: z.optional(z.boolean()),
      /** What is sent. */
      sent: z.array(value),
      /** What is read of the answer, by path. */
      read: z.array(value),
    }),
  ),
});

/** What a service was made from: as much of the document as it relies on. */
export type Snapshot = z.infer<typeof schema>;

/** As much of one operation as the service relies on. */
export type UsedOperation = Snapshot['operations'][number];

/** The document as the chosen operations rely on it. */
export function snapshotOf(plan: Plan, version: string): Snapshot {
  return { title: plan.title, version, operations: plan.intents.map(usedOf) };
}

function usedOf(intent: IntentPlan): UsedOperation {
  const { operation, lookups, slots, fixed, paging, reading } = intent;
  const sent = [
    ...[...lookups, ...slots, ...fixed].map(({ input }) => input),
    ...(paging ? [paging.input, ...(paging.size ? [paging.size] : [])] : []),
  ];
  const entry = entryOf(operation.answer, reading);
  const inner = innerOf(entry, reading);
  const read =
    intent.kind === 'change'
      ? []
      : [
          ...reading.ids.map((name) => ({ path: [name], shape: fieldOf(entry, name) })),
          ...reading.said.map(({ name }) => ({
            path: [...(reading.inner ?? []), name],
            shape: fieldOf(inner, name),
          })),
        ];
  return {
    id: operation.id,
    intent: intent.intent,
    method: operation.method,
    path: operation.path,
    scope: intent.scope,
    scopes: [...operation.scopes],
    status: operation.status,
    ...(operation.sentAs !== undefined && { sentAs: operation.sentAs }),
    isAnswered: operation.answer !== undefined,
    sent: sent.map((input) => described(sentName(input), input.shape)),
    read: [
      ...read.flatMap(({ path, shape }) =>
        shape ? [described([...placeOf(reading), ...path].join('.'), shape)] : [],
      ),
      ...(paging?.next ? [{ name: paging.next.join('.'), type: 'text' }] : []),
    ],
  };
}

/** What is sent, by its path in the body. */
export const sentName = ({ within = [], name }: Input): string => [...within, name].join('.');

/** A value by its name and what it is. */
export function described(name: string, shape: Shape): z.infer<typeof value> {
  const type = shape.kind === 'number' ? (shape.isInteger ? 'integer' : 'number') : shape.kind;
  if (shape.kind === 'text') {
    const { values, format, longest } = shape;
    return {
      name,
      type,
      ...(values && { values: [...values] }),
      ...(format !== undefined && { format }),
      ...(longest !== undefined && { longest }),
    };
  }
  if (shape.kind !== 'number') return { name, type };
  const { least, most } = shape;
  return { name, type, ...(least !== undefined && { least }), ...(most !== undefined && { most }) };
}

/**
 * Reads what a service was made from.
 *
 * @throws Error where there is nothing, or it is damaged
 */
export function readSnapshot(folder: string): Snapshot {
  const file = join(folder, snapshotFile);
  if (!existsSync(file)) {
    throw new Error(
      `${file} is not there: only a service that was made by npm run service:new can be compared with its document.`,
    );
  }
  let parsed: unknown;
  try {
    parsed = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new Error(`${file} is not JSON.`);
  }
  const result = schema.safeParse(parsed);
  if (result.success) return result.data;
  throw new Error(
    `${file} is not as npm run service:new wrote it: see ${result.error.issues[0]?.path.join('.')}.`,
  );
}
