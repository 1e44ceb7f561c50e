import { secondsPerUnit } from '../cognito/limits';

/** A span of time in one of the units that Cognito counts token validity in. */
export interface Duration {
  readonly value: number;
  readonly unit: keyof typeof secondsPerUnit;
  /** The same span in seconds. */
  readonly seconds: number;
}

/** Seconds in each unit that a person may write. A month is 30 days and a year 365, so "10 years" is Cognito's 3,650 days. */
const secondsIn = {
  second: secondsPerUnit.seconds,
  minute: secondsPerUnit.minutes,
  hour: secondsPerUnit.hours,
  day: secondsPerUnit.days,
  week: 7 * secondsPerUnit.days,
  month: 30 * secondsPerUnit.days,
  year: 365 * secondsPerUnit.days,
} as const;

const written = /^\s*(\d{1,9}(?:\.\d{1,3})?)\s*(second|minute|hour|day|week|month|year)s?\s*$/i;

/** Cognito's units, largest first. */
const cognitoUnits = ['day', 'hour', 'minute', 'second'] as const;

/**
 * Reads a span of time as a person writes it: a number and a unit, e.g. `60 minutes`, `1.5 hours`, `10 years`.
 * It stays in the unit it was written in where Cognito knows that unit, so that a plan reads like the settings.
 *
 * @returns undefined where `words` is nothing of the kind, or no whole number of seconds, or zero
 */
export function parseDuration(words: string): Duration | undefined {
  const [, number, unitWord] = written.exec(words) ?? [];
  if (number === undefined || unitWord === undefined) return undefined;
  const writtenUnit = unitWord.toLowerCase() as keyof typeof secondsIn;
  const seconds = Number(number) * secondsIn[writtenUnit];
  if (!Number.isSafeInteger(seconds) || seconds === 0) return undefined;
  const isWhole = (unit: keyof typeof secondsIn) => seconds % secondsIn[unit] === 0;
  const unit =
    cognitoUnits.find((one) => one === writtenUnit && isWhole(one)) ?? cognitoUnits.find(isWhole) ?? 'second';
  return { value: seconds / secondsIn[unit], unit: `${unit}s`, seconds };
}

/** The span of time that `words` say. @throws RangeError where they say none */
export function readDuration(words: string): Duration {
  const duration = parseDuration(words);
  if (duration === undefined) throw new RangeError(`"${words}" is no span of time.`);
  return duration;
}
