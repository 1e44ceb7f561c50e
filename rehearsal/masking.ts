import { createHash } from 'node:crypto';
import { decodeJwt } from 'jose';

/** A token or code that was masked. */
export interface MaskedToken {
  /** What it is, e.g. `access token`. */
  readonly name: string;
  /** What stands for it, the same wherever it comes back: see {@link mask}. */
  readonly fingerprint: string;
  /** What it says, where everybody can read it. */
  readonly claims: Readonly<Record<string, unknown>>;
}

/** Text that may be shown, with the claims of the tokens that were taken out of it. */
export interface Masked {
  readonly text: string;
  readonly tokens: readonly MaskedToken[];
}

/** Names of parameters, JSON members and headers whose values are never shown. */
const secretNames = new Set([
  'accesstoken',
  'access_token',
  'apiaccesstoken',
  'authorization',
  'client_secret',
  'code',
  'code_verifier',
  'confirmation_code',
  'cookie',
  'csrf',
  '_csrf',
  'id_token',
  'password',
  'refresh_token',
  'set-cookie',
  'token',
]);

/** Names of what is handed from one party to the next, as a reader knows it. */
const tokenNames: Readonly<Record<string, string>> = {
  access_token: 'access token',
  accesstoken: 'access token',
  code: 'code',
  id_token: 'ID token',
  refresh_token: 'refresh token',
};

const jwt = /(?<![\w-])eyJ[\w-]+\.eyJ[\w-]+\.[\w-]+/g;

/**
 * What stands for a secret: dots and a few digits of its hash, so that a reader sees that the same one came
 * back, and can do nothing with it.
 */
export function mask(secret: string): string {
  return secret === '' ? '' : `••••${createHash('sha256').update(secret).digest('hex').slice(0, 4)}`;
}

/** A URL whose secret parameters are masked and whose long ones are cut. */
export function maskUrl(url: string): Masked {
  const [address = '', query] = url.split('?', 2);
  if (query === undefined) return maskLooseTokens('', address);
  const { text, tokens } = maskForm(new URLSearchParams(query), '&');
  return { text: `${maskText(address)}?${text}`, tokens };
}

/** A header's value. `Authorization` keeps its scheme. */
export function maskHeader(name: string, value: string): Masked {
  const [, scheme, credentials] = /^(Bearer|Basic) (.+)$/i.exec(value) ?? [];
  if (name === 'authorization' && scheme && credentials) {
    return {
      text: `${scheme} ${mask(credentials)}`,
      tokens: /^basic$/i.test(scheme) ? [] : tokensOf('access_token', credentials),
    };
  }
  if (name === 'location') return maskUrl(value);
  if (name === 'set-cookie')
    return { text: value.replace(/=[^;]*/, (all) => `=${mask(all.slice(1))}`), tokens: [] };
  return secretNames.has(name) ? { text: mask(value), tokens: [] } : maskLooseTokens(name, value);
}

/** A body: form and JSON members by their names, anything else by the looks of its content. */
export function maskBody(contentType: string, body: string): Masked {
  if (contentType.includes('x-www-form-urlencoded')) return maskForm(new URLSearchParams(body), '\n');
  if (contentType.includes('json')) {
    try {
      const tokens: MaskedToken[] = [];
      const text = JSON.stringify(maskValue('', JSON.parse(body), tokens), null, 2);
      return { text, tokens };
    } catch {
      return maskLooseTokens('body', body);
    }
  }
  return contentType.includes('html') ? { text: '(a page)', tokens: [] } : maskLooseTokens('body', body);
}

/** A text in which only what looks like a token is masked. */
export function maskText(text: string): string {
  return text.replaceAll(jwt, mask);
}

function maskForm(form: URLSearchParams, separator: string): Masked {
  const tokens: MaskedToken[] = [];
  const text = [...form].map(([name, value]) => `${name}=${maskValue(name, value, tokens)}`).join(separator);
  return { text, tokens };
}

function maskValue(name: string, value: unknown, tokens: MaskedToken[]): unknown {
  if (typeof value === 'string') {
    if (secretNames.has(name.toLowerCase())) {
      tokens.push(...tokensOf(name, value));
      return mask(value);
    }
    const loose = maskLooseTokens(name, value);
    tokens.push(...loose.tokens);
    return name === 'state' && value.length > 24
      ? `${value.slice(0, 12)}… (${value.length} characters)`
      : loose.text;
  }
  if (Array.isArray(value)) return value.map((item) => maskValue(name, item, tokens));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, maskValue(key, item, tokens)]),
    );
  }
  return value;
}

/** The last net: whatever looks like a token is masked wherever it stands. */
function maskLooseTokens(name: string, text: string): Masked {
  const found = text.match(jwt) ?? [];
  return { text: maskText(text), tokens: found.flatMap((token) => tokensOf(name, token)) };
}

function tokensOf(member: string, value: string): MaskedToken[] {
  const name = tokenNames[member.toLowerCase()];
  const claims = claimsOf(value);
  if (value === '' || (name === undefined && claims === undefined)) return [];
  return [{ name: name ?? 'token', fingerprint: mask(value), claims: claims ?? {} }];
}

function claimsOf(token: string): MaskedToken['claims'] | undefined {
  try {
    return decodeJwt(token);
  } catch {
    return undefined;
  }
}
