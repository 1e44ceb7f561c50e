import type { Change, Side } from './change';

/** A token of an app client. */
export type Token = 'access' | 'id' | 'refresh';

const unitSeconds: Record<string, number> = { seconds: 1, minutes: 60, hours: 3_600, days: 86_400 };

/** What Cognito takes where nothing is said. */
const defaults = {
  access: { unit: 'hours', lifetime: 3_600 },
  id: { unit: 'hours', lifetime: 3_600 },
  refresh: { unit: 'days', lifetime: 30 * 86_400 },
} as const;

/** Lifetime of a token in seconds, or undefined where only the apply will tell. */
export function lifetime(change: Change, side: Side, token: Token): number | undefined {
  const validity = change.at(side, `${token}_token_validity`);
  const unit = change.at(side, `token_validity_units.0.${token}_token`);
  if (!validity.known || !unit.known) return undefined;
  if (!validity.value) return defaults[token].lifetime;
  return Number(validity.value) * (unitSeconds[String(unit.value ?? defaults[token].unit)] ?? Number.NaN);
}

/** Name of the unit that a lifetime is counted in. */
export function unitOf(change: Change, side: Side, token: Token): string {
  const unit = change.at(side, `token_validity_units.0.${token}_token`);
  return unit.value === null && unit.known ? `${defaults[token].unit}, the default` : String(unit);
}
