/** What Amazon's servers, or the way to them, did not let happen. */
export type SmapiFault =
  | 'no-credentials' // there is nothing to sign in with
  | 'refused-credentials' // Amazon's token server, or SMAPI with 401
  | 'no-permission' // 403
  | 'not-found' // 404: no such skill or stage
  | 'another-vendor' // the skill is not one of the vendors' of this account
  | 'changed-meanwhile' // 409 or 412
  | 'refused-request' // 400
  | 'throttled' // 429, after waiting
  | 'server-trouble' // 5xx
  | 'unreachable' // no connection, or no answer in time
  | 'unknown-fields' // Alexa holds something that writing could lose
  | 'not-kept'; // what was written was not what was read back

/** The skill could not be read or written; the message says why and what to do, and holds no secret. */
export class SmapiError extends Error {
  override readonly name = 'SmapiError';

  constructor(
    readonly fault: SmapiFault,
    message: string,
  ) {
    super(message);
  }
}
