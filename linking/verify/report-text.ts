import pc from 'picocolors';
import { areas, type CheckResult, type Severity } from './check';

const marks: Readonly<Record<Severity, string>> = {
  error: pc.red('✗'),
  warning: pc.yellow('!'),
  note: pc.blue('i'),
};

/** Writes one result for a terminal; what failed with what to do about it. */
export function resultText({ check, outcome, detail }: CheckResult): string {
  const { id, asks, severity, customerSees, remedy, source } = check;
  if (outcome === 'passed') return `${pc.green('✓')} ${asks} ${pc.dim(id)}`;
  if (outcome === 'skipped') return pc.dim(`- ${asks} ${id}\n    skipped: ${detail}`);
  return [
    `${marks[severity]} ${pc.bold(asks)} ${id}`,
    `    found          ${detail}`,
    `    customers see  ${customerSees}`,
    `    to do          ${remedy}`,
    `    source         ${pc.dim(source)}`,
  ].join('\n');
}

/** Title of an area, before the first of its results. */
export function areaTitle({ check }: CheckResult, before: CheckResult | undefined): string | undefined {
  return before?.check.area === check.area ? undefined : `\n${pc.bold(areas[check.area])}`;
}

/** The last line: how many checks came to what. */
export function summaryText(results: readonly CheckResult[]): string {
  const count = (holds: (result: CheckResult) => boolean) => results.filter(holds).length;
  const failed = (severity: Severity) =>
    count(({ outcome, check }) => outcome === 'failed' && check.severity === severity);
  const parts = [
    [count(({ outcome }) => outcome === 'passed'), 'passed'],
    [failed('error'), 'errors'],
    [failed('warning'), 'warnings'],
    [failed('note'), 'notes'],
    [count(({ outcome }) => outcome === 'skipped'), 'skipped'],
  ] as const;
  return `\n${parts
    .filter(([number, what]) => number > 0 || what === 'passed')
    .map(([number, what]) => `${number} ${number === 1 ? what.replace(/s$/, '') : what}`)
    .join(', ')}`;
}
