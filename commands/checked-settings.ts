import { environments } from '../config/environments';
import { formatViolations, summarize } from '../config/report';
import type { Settings } from '../config/settings';
import { validateEnvironments } from '../config/validate';
import type { Violation } from '../config/violations';
import { CommandError } from './command';

/**
 * The settings of every environment, and what is to be said about them.
 *
 * @throws CommandError with every violation, where there is one that is no mere warning
 */
export function readCheckedSettings(): { settings: readonly Settings[]; warnings: readonly Violation[] } {
  const { settings, errors, warnings } = validateEnvironments(environments);
  if (errors.length > 0) {
    throw new CommandError(
      `${summarize(errors.length, 0)}: nothing was written.\n\n${formatViolations([...errors, ...warnings])}`,
    );
  }
  return { settings, warnings };
}
