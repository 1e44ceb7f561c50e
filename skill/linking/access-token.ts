import type { Envelope } from '../envelope';

/**
 * The customer's access token, or undefined if the account isn't linked. Absent, null and empty are the same.
 * The session's copy is the fall-back, because some envelopes have only that.
 *
 * @see https://developer.amazon.com/en-US/docs/alexa/account-linking/add-account-linking-logic-custom-skill.html
 */
export function readAccessToken({ context, session }: Envelope): string | undefined {
  return context.System?.user?.accessToken || session?.user?.accessToken || undefined;
}
