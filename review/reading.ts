import type { Json } from './plan';

/**
 * A value of a plan, as far as the plan may show it. In a text (`${reading}`) it is safe: a sensitive value reads
 * "(sensitive)", a value that only the apply will tell reads "(known after apply)".
 */
export class Reading {
  /** @param known false where Terraform learns the value, or a part of it, during apply only */
  constructor(
    /** The bare value: for comparisons only, never for a text. */
    readonly value: Json,
    readonly sensitive: boolean,
    readonly known: boolean,
  ) {}

  toString(): string {
    if (this.sensitive) return '(sensitive)';
    if (!this.known) return '(known after apply)';
    if (this.value === null) return 'nothing';
    return typeof this.value === 'string' ? this.value : JSON.stringify(this.value);
  }
}

/**
 * Reads a path such as `token_validity_units.0.access_token`; where something on the way is absent the value is null.
 *
 * @param unknown the same shape as `value`, `true` where unknown; a mark covers all below it
 * @param sensitive likewise for sensitive values
 */
export function read(path: string, value: Json, unknown: Json, sensitive: Json): Reading {
  let current = value;
  let notKnown = unknown;
  let marked = sensitive;
  for (const step of stepsOf(path)) {
    current = child(current, step);
    notKnown = notKnown === true || child(notKnown, step);
    marked = marked === true || child(marked, step);
  }
  return new Reading(notKnown === true ? null : current, containsTrue(marked), !containsTrue(notKnown));
}

const knownSteps = new Map<string, readonly string[]>();

/** The same few paths are read of every resource. */
function stepsOf(path: string): readonly string[] {
  const known = knownSteps.get(path);
  if (known !== undefined) return known;
  const steps = path.split('.');
  knownSteps.set(path, steps);
  return steps;
}

/** The items of a list or set, and whether some of them are unknown until apply. */
export interface Items {
  readonly items: readonly Reading[];
  readonly complete: boolean;
}

/** Reads a list or set of plain values; null is an empty one. */
export function readItems(path: string, value: Json, unknown: Json, sensitive: Json): Items {
  const list = read(path, value, unknown, sensitive);
  const values: readonly Json[] = Array.isArray(list.value) ? list.value : [];
  const readings = values.map((_, index) => read(`${path}.${index}`, value, unknown, sensitive));
  return {
    items: readings.filter((item) => item.known && item.value !== null),
    complete: list.known,
  };
}

function child(value: Json, step: string): Json {
  if (value === null || typeof value !== 'object') return null;
  return (value as { readonly [key: string]: Json })[step] ?? null;
}

/** Whether a mark stands somewhere in marks that have the shape of a value. */
export function containsTrue(marks: Json): boolean {
  if (marks === true) return true;
  if (marks === null || typeof marks !== 'object') return false;
  return Object.values(marks).some((mark) => containsTrue(mark as Json));
}
