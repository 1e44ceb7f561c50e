import type { Change } from '../change';
import { clause, loses } from '../clauses';
import { type Condition, not } from '../condition';
import { lifetime } from '../lifetimes';
import type { Subject } from '../rule';

/** A list only grows. */
export function onlyGains(path: string): Condition<Subject> {
  return not(loses(path, 'something is taken away'));
}

export const keepsLifetimes = clause('every lifetime is as long as before or longer', ({ change }) =>
  (['access', 'id', 'refresh'] as const).every((token) => isAtLeast(change, token)),
);

function isAtLeast(change: Change, token: 'access' | 'id' | 'refresh'): boolean {
  const before = lifetime(change, 'before', token);
  const after = lifetime(change, 'after', token);
  return (
    before !== undefined && after !== undefined && (token === 'refresh' ? after >= before : after >= 360)
  );
}

export const isNoWeaker = clause('no demand on a password is lowered', ({ change }) => {
  const demands = [
    'minimum_length',
    'require_lowercase',
    'require_numbers',
    'require_symbols',
    'require_uppercase',
  ];
  return demands.every((demand) => {
    const path = `password_policy.0.${demand}`;
    return Number(change.after(path).value ?? 0) >= Number(change.before(path).value ?? 0);
  });
});

export const onlySecretChanges = clause('nothing but the secret is another one', ({ change }) => {
  const names = new Set(
    (['before', 'after'] as const).flatMap((side) =>
      Object.keys(change.at(side, 'provider_details').value ?? {}),
    ),
  );
  names.delete('client_secret');
  return [...names].every((name) => change.differs(`provider_details.${name}`) === false);
});

/** Names of a resource server's scopes. */
export function scopesOf(change: Change, side: 'before' | 'after'): string[] {
  return change
    .items(side, 'scope')
    .items.map(({ value }) => String((value as { scope_name?: unknown }).scope_name));
}
