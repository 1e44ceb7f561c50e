/** More than this is no time to say aloud, and more likely a fault. */
const longestWaitSeconds = 24 * 60 * 60;

/**
 * Seconds that a `Retry-After` header asks to wait: a number of seconds or an HTTP date (RFC 9110, section
 * 10.2.3). Undefined if it is absent, unreadable, in the past, or more than a day.
 *
 * @param now milliseconds since the epoch
 */
export function retryAfterSeconds(header: string | null, now: number): number | undefined {
  const value = header?.trim() ?? '';
  const seconds = /^\d+$/.test(value)
    ? Number(value)
    : /GMT$/.test(value)
      ? Math.ceil((Date.parse(value) - now) / 1_000)
      : Number.NaN;
  return seconds > 0 && seconds <= longestWaitSeconds ? seconds : undefined;
}
