import Table from 'cli-table3';
import pc from 'picocolors';

/** One of the things that are compared: done once in each round. */
export interface Contender {
  readonly name: string;
  readonly run: () => void | Promise<void>;
  /** In how many of the rounds it takes part, for those that take long. Default: all. */
  readonly rounds?: number;
}

/** What a contender took. */
export interface Measurement {
  readonly name: string;
  /** Median, in milliseconds. */
  readonly median: number;
  /** The fastest and the slowest round, in milliseconds. */
  readonly range: readonly [number, number];
}

/**
 * Times contenders against each other: each round runs every one once, so that whatever else the machine
 * does meets all of them alike. One round before the first is not counted.
 */
export async function measure(contenders: readonly Contender[], rounds: number): Promise<Measurement[]> {
  const times = contenders.map((): number[] => []);
  for (let round = 0; round <= rounds; round += 1) {
    for (const [index, { run, rounds: own = rounds }] of contenders.entries()) {
      if (round > own) continue;
      const startedAt = performance.now();
      await run();
      if (round > 0) times[index]?.push(performance.now() - startedAt);
    }
  }
  return contenders.map(({ name }, index) => summarize(name, times[index] ?? []));
}

function summarize(name: string, times: readonly number[]): Measurement {
  return { name, median: median(times), range: [Math.min(...times), Math.max(...times)] };
}

/** The middle one of the values, or the mean of the two in the middle; NaN if there is none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const below = sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
  return (middle + below) / 2;
}

/** A row of the printed table. */
export interface Ratio {
  readonly name: string;
  /** What is aimed at, e.g. 0.15 for "at most 0.15 of the peer". */
  readonly aim: number;
  readonly ratio: number;
}

/** Prints medians, and then each ratio beside its aim. One that is missed ends the benchmark with exit code 1. */
export function printMeasurements(measurements: readonly Measurement[], ratios: readonly Ratio[]): void {
  const times = plainTable(['', 'median', 'fastest to slowest']);
  for (const { name, median, range } of measurements) {
    times.push([name, milliseconds(median), range.map(milliseconds).join(' to ')]);
  }
  console.log(times.toString());
  const table = plainTable(['ratio', 'measured', 'aim']);
  for (const { name, ratio, aim } of ratios) {
    const measured = ratio.toFixed(3);
    table.push([name, ratio <= aim ? pc.green(measured) : pc.red(measured), `≤ ${aim}`]);
  }
  if (ratios.length > 0) console.log(table.toString());
  if (ratios.some(({ ratio, aim }) => ratio > aim)) process.exitCode = 1;
}

function plainTable(head: string[]) {
  return new Table({ head: head.map((title) => pc.bold(title)), style: { head: [], border: [] } });
}

function milliseconds(time: number): string {
  return `${time < 10 ? time.toFixed(2) : Math.round(time)} ms`;
}
