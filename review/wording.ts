import type { Reading } from './reading';
import type { Subject } from './rule';

/** "every linked customer", with Cognito's own estimate where the state knows one. */
export function everyCustomer({ change, context }: Subject): string {
  const estimate = context.customersOf(change);
  return estimate === undefined
    ? 'Every linked customer'
    : `Every linked customer of this user pool (it has about ${estimate.toLocaleString('en')} users)`;
}

/** Values of a list in a sentence. */
export function listed(readings: readonly Reading[]): string {
  if (readings.length === 0) return '(known after apply)';
  return readings.map(String).join(', ');
}

/** Seconds as a person says them. */
export function duration(seconds: number): string {
  const units: readonly [size: number, name: string][] = [
    [86_400, 'day'],
    [3_600, 'hour'],
    [60, 'minute'],
  ];
  for (const [size, name] of units) {
    const count = seconds / size;
    if (count >= 1) {
      const rounded = Math.round(count * 10) / 10;
      return `${rounded.toLocaleString('en')} ${name}${rounded === 1 ? '' : 's'}`;
    }
  }
  return `${seconds} seconds`;
}
