import pc from 'picocolors';
import type { Violation } from './violations';

/** Writes violations for a terminal: each with what was received, the bound, its source and what to do. */
export function formatViolations(violations: readonly Violation[]): string {
  return violations.map(formatViolation).join('\n\n');
}

function formatViolation({
  level,
  environment,
  path,
  received,
  expected,
  source,
  remedy,
}: Violation): string {
  const mark = level === 'error' ? pc.red('error') : pc.yellow('warning');
  return [
    `${mark} ${pc.bold([environment, path].filter(Boolean).join(': '))}`,
    `  received  ${received}`,
    `  expected  ${expected}`,
    `  to do     ${remedy}`,
    `  source    ${pc.dim(source)}`,
  ].join('\n');
}

/** The first line above a list of violations, e.g. `2 errors and 1 warning in config/environments.ts`. */
export function summarize(errors: number, warnings: number): string {
  const counts = [count(errors, 'error'), count(warnings, 'warning')].filter(Boolean);
  return `${counts.join(' and ')} in config/environments.ts`;
}

function count(number: number, noun: string): string | undefined {
  if (number === 0) return undefined;
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
