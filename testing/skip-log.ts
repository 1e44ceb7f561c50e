import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** Where the reasons of skipped suites are collected; `npm test` prints them at its end. */
export const skipLogFile = join('dist', 'skipped.log');

/**
 * `describe` where `reason` is undefined; otherwise a skipped suite that says so in one line, at once and
 * again at the end of `npm test`.
 *
 * @param reason what is missing, e.g. "no terraform CLI on the PATH"; undefined when nothing is
 */
export function describeUnless(reason: string | undefined, suite: string, body: () => void): void {
  if (reason !== undefined) {
    const line = `SKIPPED ${suite}: ${reason}`;
    mkdirSync('dist', { recursive: true });
    appendFileSync(skipLogFile, `${line}\n`);
    process.stderr.write(`${line}\n`);
  }
  const { skip } = describe;
  const register = reason === undefined ? describe : skip;
  register(suite, body);
}
