import type * as v from 'valibot';

/** Checks of our own, of which valibot has no words. */
const own = ['check', 'custom'];

/** What is wrong with a value, for who sent it to correct it; the value itself is not quoted. */
export function issueText({ type, expected, received }: v.BaseIssue<unknown>): string {
  if (expected === 'never') return 'there is no such one';
  if (received === 'undefined') return 'is missing';
  return `expected ${own.includes(type) ? 'another value' : (expected ?? type)}`;
}
