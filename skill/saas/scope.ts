/** Scopes of the SaaS API; on the wire each follows the resource server's identifier and a slash. */
export const scopes = ['profile.read', 'tasks.read', 'tasks.write'] as const;

/** A scope of the SaaS API, without the resource server's identifier. */
export type Scope = (typeof scopes)[number];

/**
 * The scope that a `WWW-Authenticate: Bearer … scope="…"` header asks for (RFC 6750, section 3), or
 * undefined if it names none that the skill knows.
 */
export function scopeAskedFor(wwwAuthenticate: string | null): Scope | undefined {
  const named = /(?:^|[\s,])scope="([^"]*)"/i.exec(wwwAuthenticate ?? '')?.[1]?.split(' ') ?? [];
  return scopes.find((scope) => named.some((one) => one === scope || one.endsWith(`/${scope}`)));
}
