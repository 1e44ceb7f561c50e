import type { Access } from '../api-operation';
import type { ApiDocument, PathOperation, Security, SecurityScheme } from '../document';

/** What a way in is called that is no bearer token. */
const kinds: Readonly<Record<string, (scheme: SecurityScheme) => string>> = {
  apiKey: ({ in: place, name }) => `an API key (${name ?? 'without a name'}, ${place ?? 'anywhere'})`,
  http: ({ scheme }) => `HTTP ${scheme ?? 'authentication'}`,
  mutualTLS: () => 'a certificate of the client’s',
};

const isBearer = ({ type, scheme }: SecurityScheme): boolean =>
  type === 'oauth2' || type === 'openIdConnect' || (type === 'http' && /^bearer$/i.test(scheme ?? ''));

/** A key that goes where a bearer token goes is one. */
const isHeaderOfTokens = ({ type, in: place, name }: SecurityScheme): boolean =>
  type === 'apiKey' && place === 'header' && /^authorization$/i.test(name ?? '');

/**
 * Of the ways in the first that a linked customer's token is enough for, one that names scopes before one that does
 * not; for reading, one that lets the skill read alone.
 */
export function accessOf(
  { security: ofAll, components }: Pick<ApiDocument, 'security' | 'components'>,
  { security = ofAll ?? [] }: PathOperation,
  isReading: boolean,
): Access {
  const schemes = components?.securitySchemes ?? {};
  const schemeOf = (name: string): SecurityScheme => schemes[name] ?? { type: 'oauth2' };
  const fits = (name: string) => isBearer(schemeOf(name)) || isHeaderOfTokens(schemeOf(name));
  const named = security.filter((way) => Object.keys(way).length > 0);
  const fitting = named.filter((way) => Object.keys(way).every(fits)).map(scopesOf);
  if (fitting.length === 0) {
    const [first] = named;
    const other = first && Object.keys(first).find((name) => !fits(name));
    if (other === undefined || named.length < security.length) return { scopes: [] };
    const { [other]: scheme = {} } = schemes;
    return { scopes: [], instead: kinds[scheme.type ?? '']?.(scheme) ?? other };
  }
  const scoped = fitting.filter((scopes) => scopes.length > 0);
  const reading = isReading
    ? scoped.find((scopes) => scopes.every((scope) => /read/i.test(scope)))
    : undefined;
  return { scopes: reading ?? scoped[0] ?? [] };
}

const scopesOf = (way: Security[number]): string[] => [...new Set(Object.values(way).flat())];
