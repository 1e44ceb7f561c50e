/** The scopes of the API, as the resource server lists them. */
export const scopeNames = ['profile.read', 'tasks.read', 'tasks.write'] as const;

/** A scope without the resource server's identifier, e.g. `tasks.read`. */
export type ScopeName = (typeof scopeNames)[number];

/** A scope as tokens carry it: `<resource server identifier>/<name>`. */
export function scopeOnTheWire(audience: string, name: ScopeName): string {
  return `${audience}/${name}`;
}
