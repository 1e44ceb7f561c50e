import type { Json } from '../review/plan';

/** A JSON object of a plan, or of a state. */
export interface JsonObject {
  readonly [key: string]: Json;
}

/** The items of an array; none of anything else. */
export function list(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}
