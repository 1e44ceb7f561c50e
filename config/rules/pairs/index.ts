import { customerPairs } from './customers';
import { featurePlanPairs } from './feature-plan';
import { lifetimePairs } from './lifetimes';
import { mailPairs } from './mail';
import type { Pair } from './pair';
import { surroundingPairs } from './surroundings';
import { wayInPairs } from './ways-in';

/** The table of pairs: what settings are together. */
export const pairs: readonly Pair[] = [
  ...mailPairs,
  ...lifetimePairs,
  ...wayInPairs,
  ...featurePlanPairs,
  ...customerPairs,
  ...surroundingPairs,
];
