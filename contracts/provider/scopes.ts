/** The scopes of the API, as the resource server lists them. */
export const scopeNames = ['profile.read', 'tasks.read', 'tasks.write'] as const;

/** A scope without the resource server's identifier, e.g. `tasks.read`. */
export type ScopeName = (typeof scopeNames)[number];

/** The scopes as tokens carry them: `<resource server identifier>/<name>`. */
export function scopesOnTheWire(audience: string): Readonly<Record<ScopeName, string>> {
  return {
    'profile.read': `${audience}/profile.read`,
    'tasks.read': `${audience}/tasks.read`,
    'tasks.write': `${audience}/tasks.write`,
  };
}
