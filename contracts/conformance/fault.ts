/** What is wrong with the service, in a sentence. Thrown by a check. */
export class ConformanceFault extends Error {
  override readonly name = 'ConformanceFault';
}

/** A check cannot be made here, for want of what only the provider's side can give. Thrown by a check. */
export class NotCheckable extends Error {
  override readonly name = 'NotCheckable';
}
