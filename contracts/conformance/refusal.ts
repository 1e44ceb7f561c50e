import { expectThat } from './check';
import type { WireAnswer } from './wire';

/** How an answer asks for a token (RFC 6750, section 3). */
export const challengeOf = (answer: WireAnswer): string => answer.headers['www-authenticate'] ?? '';

/** @param statuses that are right; default 401 alone */
export function expectRefused(answer: WireAnswer, what: string, ...statuses: readonly number[]): void {
  const wanted = statuses.length > 0 ? statuses : [401];
  expectThat(
    wanted.includes(answer.status),
    `${what} was answered with ${answer.status}; it has to be refused with ${wanted.join(' or ')}.`,
  );
}
