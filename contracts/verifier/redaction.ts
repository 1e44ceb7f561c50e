/** What stands where a secret was. */
export const redacted = '[redacted]';

/** Shorter ones are not secret, and would tear holes into ordinary text. */
const shortest = { secret: 4, part: 12 };

/**
 * Remembers secrets and takes them out of texts: whole tokens, and each part of a JWT on its own, because a
 * service that reports a bad token may print its payload or its signature alone.
 */
export class Redaction {
  readonly #secrets = new Set<string>();

  /** Remembers a secret from now on. */
  add(secret: string): void {
    if (secret.length >= shortest.secret) this.#secrets.add(secret);
    for (const part of secret.split('.')) if (part.length >= shortest.part) this.#secrets.add(part);
  }

  /** The text without any remembered secret. */
  text(text: string): string {
    let clean = text;
    // The longest first: a whole token is one `[redacted]`, not three.
    for (const secret of [...this.#secrets].sort((a, b) => b.length - a.length)) {
      clean = clean.replaceAll(secret, redacted);
    }
    return clean;
  }

  /** The bytes without any remembered secret; every other byte stays as it was. */
  bytes(bytes: Buffer): Buffer {
    const text = bytes.toString('latin1');
    const clean = this.text(text);
    return clean === text ? bytes : Buffer.from(clean, 'latin1');
  }
}
