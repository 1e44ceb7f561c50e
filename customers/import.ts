import { setTimeout as pause } from 'node:timers/promises';
import { type Customer, readCustomer } from './customer';
import type { Journal, RowOutcome } from './journal';
import type { Row } from './rows';
import type { Imported } from './user-pool';

/** How rows become users. */
export interface ImportOptions {
  readonly rows: AsyncIterable<Row>;
  /** Puts a customer into the user pool. Absent in a dry run: rows are only looked at. */
  readonly add?: (customer: Customer) => Promise<Imported>;
  /** Knows what is done already. Absent in a dry run. */
  readonly journal?: Journal;
  /** Customers in a second, at most. */
  readonly rate: number;
  /** Told of each row once it is done with. */
  readonly onRow?: (row: number, outcome: RowOutcome | 'skipped' | 'good', reason?: string) => void;
  /** Ends the import after the rows that are under way. */
  readonly signal?: AbortSignal;
}

/**
 * Imports customers, some at a time, no faster than `rate`. Rows that the journal knows are passed over; a second
 * row of the same address or id is refused.
 *
 * @throws what `add` throws, once the rows that are under way are done with
 */
export async function importCustomers(options: ImportOptions): Promise<void> {
  const { rows, add, journal, rate, onRow, signal } = options;
  const seen = new Set<string>();
  const underWay = new Set<Promise<void>>();
  let failure: { readonly error: unknown } | undefined;
  let next = performance.now();

  const fail = (error: unknown) => {
    failure ??= { error };
  };
  const done = (row: number, { outcome, reason }: Imported) => {
    try {
      journal?.note(row, outcome, reason);
      onRow?.(row, outcome, reason);
    } catch (error) {
      fail(error);
    }
  };
  try {
    for await (const row of rows) {
      if (signal?.aborted || failure) break;
      const read = 'fault' in row ? { faults: [row.fault] } : readCustomer(row.values);
      const faults = 'faults' in read ? read.faults : repetitions(read.customer, seen);
      if (faults.length > 0 || 'faults' in read) {
        done(row.number, { outcome: 'refused', reason: faults.join('; ') });
        continue;
      }
      if (journal?.has(row.number)) {
        onRow?.(row.number, 'skipped');
        continue;
      }
      if (add === undefined) {
        onRow?.(row.number, 'good');
        continue;
      }
      await pause(Math.max(0, next - performance.now()));
      next = Math.max(next, performance.now()) + 1_000 / rate;
      if (underWay.size >= rate) await Promise.race(underWay);
      const one = add(read.customer)
        .then((imported) => done(row.number, imported), fail)
        .finally(() => underWay.delete(one));
      underWay.add(one);
    }
  } finally {
    await Promise.all(underWay);
  }
  if (failure) throw failure.error;
}

function repetitions({ email, id }: Customer, seen: Set<string>): string[] {
  const faults = [
    ...(seen.has(`email ${email}`) ? ['email is that of an earlier row'] : []),
    ...(seen.has(`id ${id}`) ? ['id is that of an earlier row'] : []),
  ];
  if (faults.length === 0) seen.add(`email ${email}`).add(`id ${id}`);
  return faults;
}
