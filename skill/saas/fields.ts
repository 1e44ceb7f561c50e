import * as v from 'valibot';
import { pathSegment } from './path-segment';

/** Fields as an API answers them: each bounded, so that whatever comes is fit to be used. */

/** The answer of a success without a body, e.g. of a 204: whatever comes is read as an empty object. */
export const noContent = v.object({});

/** A calendar day without a time or a zone, e.g. `2026-12-31`. */
export const day = v.pipe(
  v.string(),
  v.isoDate(),
  v.check((text) => new Date(`${text}T00:00Z`).getUTCDate() === Number(text.slice(8))),
);

/** How many: an integer, 0 or more. */
export const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** Of a longer text only the beginning is read: far more than is ever said or shown of it. */
const longestText = 1_000;

/** A text for people. */
export const text = v.pipe(
  v.string(),
  v.minLength(1),
  v.transform((whole) => whole.slice(0, longestText).toWellFormed()),
);

/** Longest id that the skill takes, in characters. The contract and the API's document say the same. */
export const longestId = 200;

/** An id: opaque, but it goes into a path. */
export const id = v.pipe(
  v.string(),
  v.maxLength(longestId),
  v.check((value) => pathSegment(value) !== undefined),
);

/** Longest cursor that the skill takes, in characters. */
export const longestCursor = 2_000;

/** Where the next page begins: opaque; kept in the session between two pages, hence the bound. */
export const cursor = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(longestCursor),
  v.check((value) => value.isWellFormed()),
);
