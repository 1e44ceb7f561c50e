/**
 * The scope that a `WWW-Authenticate: Bearer … scope="…"` header asks for (RFC 6750, section 3), or
 * undefined if it names none of those that are known.
 *
 * @param known without the resource server's identifier, after which each follows on the wire
 */
export function scopeAskedFor(wwwAuthenticate: string | null, known: readonly string[]): string | undefined {
  const named = /(?:^|[\s,])scope="([^"]*)"/i.exec(wwwAuthenticate ?? '')?.[1]?.split(' ') ?? [];
  return known.find((scope) => named.some((one) => one === scope || one.endsWith(`/${scope}`)));
}
