import pc from 'picocolors';
import { oneLine } from '../verifier/one-line';
import type { ConformanceReport } from './conform';
import type { CheckResult } from './run-checks';

const marks = { kept: pc.green('✓'), broken: pc.red('✗'), unchecked: pc.yellow('?') } as const;

/** The report for a terminal: a line for each check, and below it what is wrong. */
export function conformanceText({ ok, results, slowest, duration }: ConformanceReport): string {
  const count = (outcome: CheckResult['outcome']) => results.filter((one) => one.outcome === outcome).length;
  const [broken, unchecked] = [count('broken'), count('unchecked')];
  return [
    ...results.map(
      ({ group, behaviour, outcome, message }) =>
        `${marks[outcome]} ${group}: ${behaviour}${message === undefined ? '' : `\n    ${oneLine(message)}`}`,
    ),
    '',
    [
      `${ok ? pc.green('The service does what a contract cannot hold') : pc.red('The service does not do what it has to')}: ${count('kept')} checks kept`,
      ...(broken > 0 ? [`${broken} broken`] : []),
      ...(unchecked > 0 ? [pc.yellow(`${unchecked} could not be made`)] : []),
      `${(duration / 1000).toFixed(1)} s`,
    ].join(', '),
    ...(slowest ? [pc.dim(`The slowest answer took ${slowest.milliseconds} ms: ${slowest.request}`)] : []),
  ].join('\n');
}
