import type { ApiOperation } from '../api-operation';
import type { Left } from '../plan';

/** The scope that an operation is called with: the narrowest for reading, or else the first. */
export function scopeOf({ id, scopes, method, instead }: ApiOperation, left: Left[]): string {
  const [first] = scopes;
  const narrow = method === 'GET' ? scopes.find((scope) => /read/i.test(scope)) : undefined;
  const chosen = scopeName(narrow ?? first ?? 'api');
  if (instead !== undefined) {
    left.push({
      operation: id,
      what: `The document lets it be called with ${instead} alone. The skill sends the customer's access token as a bearer token (RFC 6750), and asks for the scope "${chosen}": your API has to take such a token, of the scope that you name.`,
      where: 'scopes.ts',
    });
  } else if (first === undefined) {
    left.push({
      operation: id,
      what: `The document asks for no scope; "${chosen}" is asked for. Name the scope that your API will ask for.`,
      where: 'scopes.ts',
    });
  } else if (scopes.length > 1) {
    left.push({
      operation: id,
      what: `The document names the scopes ${scopes.join(' and ')}; it is called with "${chosen}". An operation has one: check that it is enough.`,
      where: 'operations.ts',
    });
  }
  return chosen;
}

/** A scope as Cognito takes it: without slashes, spaces, quotation marks and backslashes. */
const scopeName = (scope: string) =>
  (scope.split('/').findLast(Boolean) ?? scope).replace(/[^\x21\x23-\x2E\x30-\x5B\x5D-\x7E]/g, '-') || 'api';
