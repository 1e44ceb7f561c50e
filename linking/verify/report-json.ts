import type { CheckResult } from './check';

/** The results for machines: `results` in the order in which they were asked. */
export function reportJson(results: readonly CheckResult[]): string {
  const rows = results.map(({ check: { ask: _, needs: __, ...check }, outcome, detail }) => ({
    ...check,
    outcome,
    ...(detail !== undefined && { detail }),
  }));
  return `${JSON.stringify({ results: rows }, null, 2)}\n`;
}
