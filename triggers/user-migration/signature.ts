import { createHmac, randomUUID } from 'node:crypto';

/** What the signature of a request is made of and says. */
export interface SignatureHeaders {
  readonly 'webhook-id': string;
  /** Seconds since 1970. */
  readonly 'webhook-timestamp': string;
  /** `v1,` and the signature in base64. */
  readonly 'webhook-signature': string;
}

/** A signing key as it is written: `whsec_` and 24 to 64 bytes in base64. */
const writtenKey = /^whsec_([A-Za-z0-9+/]{32,88}={0,2})$/;

/** The bytes of a signing key; undefined where it is none. */
export function readKey(written: string): Buffer | undefined {
  const [, encoded] = writtenKey.exec(written.trim()) ?? [];
  const key = Buffer.from(encoded ?? '', 'base64');
  return key.length >= 24 && key.length <= 64 ? key : undefined;
}

/**
 * The headers that prove a body's origin, as the Standard Webhooks specification has them: libraries for a dozen
 * languages check them.
 *
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export function sign(
  key: Buffer,
  body: string,
  now = Date.now(),
  id = `msg_${randomUUID()}`,
): SignatureHeaders {
  const timestamp = String(Math.floor(now / 1000));
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
}
