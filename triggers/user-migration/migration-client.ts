import * as v from 'valibot';
import { isClaimValue } from '../../cognito/customer-attributes';
import { BodyTooLargeError } from '../../skill/saas/body';
import { EncodingError, exchange } from '../../skill/saas/exchange';
import type { SaasCall } from '../../skill/saas/outcome';
import { sign } from './signature';

/** What is asked of the SaaS: whose these are, or whose this address is. */
export type MigrationRequest =
  | { readonly reason: 'sign-in'; readonly email: string; readonly password: string }
  | { readonly reason: 'forgot-password'; readonly email: string };

const claim = v.custom<string>(isClaimValue);

const answer = v.object({
  customer: v.object({
    /** The SaaS's own id of the customer. */
    id: claim,
    /** Whether the SaaS has verified that the address is the customer's. */
    emailVerified: v.boolean(),
    tenant: v.optional(claim),
    plan: v.optional(claim),
  }),
});

/** A customer whom the SaaS knows. */
export type MigratedCustomer = v.InferOutput<typeof answer>['customer'];

/** The SaaS's answer, or why there is none. */
export type MigrationOutcome =
  | { readonly kind: 'customer'; readonly customer: MigratedCustomer }
  /** The address is nobody's, or the password is another: the SaaS does not say which. */
  | { readonly kind: 'not-known' }
  | { readonly kind: 'failed'; readonly reason: MigrationFault; readonly error?: unknown };

/** Why the SaaS could not be asked. */
export type MigrationFault =
  | 'signature-refused'
  | 'rate-limited'
  | 'server-error'
  | 'unexpected-status'
  | 'wrong-answer'
  | 'time-out'
  | 'no-connection';

/**
 * Asks the SaaS's endpoint, once. The request is signed; a redirect is not followed.
 *
 * @param onCall told how the call went, for the log
 */
export async function askSaas(
  url: string,
  key: Buffer,
  request: MigrationRequest,
  signal: AbortSignal,
  onCall: (call: SaasCall) => void,
): Promise<MigrationOutcome> {
  const body = JSON.stringify(request);
  const start = performance.now();
  let status: number | undefined;
  try {
    const answered = await exchange(
      {
        url,
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          Accept: 'application/json',
          'Content-Length': String(Buffer.byteLength(body)),
          ...sign(key, body),
        },
        body,
      },
      signal,
    );
    status = answered.status;
    if (status === 200) return readAnswer(answered.body);
    if (status === 404) return { kind: 'not-known' };
    return { kind: 'failed', reason: faultOf(status) };
  } catch (error) {
    if (signal.aborted) return { kind: 'failed', reason: 'time-out' };
    const isBody = error instanceof BodyTooLargeError || error instanceof EncodingError;
    return { kind: 'failed', reason: isBody ? 'wrong-answer' : 'no-connection', error };
  } finally {
    onCall({
      operation: 'POST migrate',
      status,
      milliseconds: Math.round(performance.now() - start),
      attempts: 1,
    });
  }
}

function readAnswer(text: string): MigrationOutcome {
  try {
    const read = v.safeParse(answer, JSON.parse(text));
    if (read.success) return { kind: 'customer', customer: read.output.customer };
  } catch {
    // said below
  }
  return { kind: 'failed', reason: 'wrong-answer' };
}

function faultOf(status: number): MigrationFault {
  if (status === 401) return 'signature-refused';
  if (status === 429) return 'rate-limited';
  return status >= 500 ? 'server-error' : 'unexpected-status';
}
