/** An API description that cannot be used: the message says what is wrong, where, and what to do. */
export class DocumentError extends Error {
  override readonly name = 'DocumentError';
}
