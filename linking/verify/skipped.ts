/** A check that cannot be answered here, and why. */
export class Skipped extends Error {
  override readonly name = 'Skipped';
}
