/**
 * The rehearsal cannot go on, and its reader can mend it: the message says what was wrong, what was received
 * and what to do.
 */
export class RehearsalError extends Error {
  override readonly name = 'RehearsalError';
}
