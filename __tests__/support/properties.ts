import fc from 'fast-check';

/**
 * Property-based tests try the same inputs on each run, so that a change is never red by chance. Others are
 * tried by `FAST_CHECK_SEED=<integer>`: once a week in CI, and by whoever changes what they hold.
 */
const seed = Number(process.env.FAST_CHECK_SEED || 20_261_126);
if (!Number.isInteger(seed)) {
  throw new Error(
    `FAST_CHECK_SEED is ${JSON.stringify(process.env.FAST_CHECK_SEED)}. It has to be an integer.`,
  );
}
fc.configureGlobal({ seed });

export { fc };
