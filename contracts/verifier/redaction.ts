/** What stands where a secret was. */
export const redacted = '[redacted]';

/** Characters of a known secret in a row that are too many to be shown. */
const telling = 12;

/** Shorter secrets, and words, are guessed anyway, and would tear holes into ordinary text. */
const shortest = 8;

/** JSON in base64url, and what follows it as the parts of a token do. */
const encodedJson = /eyJ[\w-]+(?:\.[\w-]*)*/g;

/** What a JOSE header has, and what the claims of a token have, at the start of the text as anywhere in it. */
const ofToken = /"(?:alg|kid|typ|enc|sub|iss|exp|iat|jti|scope|client_id|token_use)"/;

/** Names whose value is a secret, whatever it looks like, in JSON, a form or a header. */
const namedSecret =
  /((?:(?:access|refresh|id)_?token|(?:client_?)?secret|password|authorization)["']?\s*[:=]\s*["']?(?:bearer\s+|basic\s+)?)[^\s"',;&}\]]+/gi;

/** Whether a secret is too common to be looked for inside a text. */
export function isGuessable(secret: string): boolean {
  return secret.length < shortest || /^\p{L}+$/u.test(secret);
}

/**
 * Takes secrets out of texts: those that it was told of, whole, in part and cut off, and everything that has the
 * shape of a JWT, told or not.
 */
export class Redaction {
  readonly #whole = new Set<string>();
  readonly #guessable = new Set<string>();
  /** Every run of {@link telling} characters of a secret. */
  readonly #runs = new Set<string>();

  /** Remembers a secret from now on. One that {@link isGuessable} is taken out only where it stands alone. */
  add(secret: string): void {
    if (secret === '') return;
    if (isGuessable(secret)) this.#guessable.add(secret);
    else if (secret.length < telling) this.#whole.add(secret);
    for (let at = 0; at + telling <= secret.length; at += 1) this.#runs.add(secret.slice(at, at + telling));
  }

  /** The text without any secret. */
  text(text: string): string {
    if (this.#guessable.has(text)) return redacted;
    let clean = text.replace(encodedJson, (found) => (isToken(found) ? redacted : found));
    for (const secret of this.#guessable) clean = clean.replaceAll(`Bearer ${secret}`, `Bearer ${redacted}`);
    for (const secret of this.#whole) clean = clean.replaceAll(secret, redacted);
    return this.#withoutRuns(clean);
  }

  /** The bytes without any secret; every other byte stays as it was. */
  bytes(bytes: Buffer): Buffer {
    const text = bytes.toString('latin1');
    const clean = this.text(text);
    return clean === text ? bytes : Buffer.from(clean, 'latin1');
  }

  #withoutRuns(text: string): string {
    if (this.#runs.size === 0) return text;
    let clean = '';
    let shown = 0;
    for (let at = 0; at + telling <= text.length; at += 1) {
      if (!this.#runs.has(text.slice(at, at + telling))) continue;
      clean += text.slice(shown, at) + redacted;
      // The whole stretch of which every run is one of a secret.
      while (this.#runs.has(text.slice(at + 1, at + 1 + telling))) at += 1;
      at += telling - 1;
      shown = at + 1;
    }
    return clean + text.slice(shown);
  }
}

function isToken(found: string): boolean {
  return found.split('.').some((part) => ofToken.test(Buffer.from(part, 'base64url').toString()));
}

/**
 * The start of a text that others wrote, on one line, without anything in it that is a secret by its shape or by
 * its name. What is cut off is cut off after that: half a token has no shape.
 */
export function excerpt(text: string, length = 300): string {
  const clean = new Redaction().text(text).replace(namedSecret, `$1${redacted}`).replace(/\s+/g, ' ').trim();
  return clean.length > length ? `${clean.slice(0, length)}…` : clean;
}
