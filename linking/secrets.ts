/** Shorter ones are no secrets, and hiding them would tear holes into ordinary text. */
const shortestSecret = 4;

/**
 * Texts that are never shown. What is remembered is hidden as it is, form-encoded and in base64, which is how
 * secrets travel; of a JWT each part is hidden, because a server that reports a bad token may print only one.
 */
export class Secrets {
  readonly #forms = new Set<string>();

  constructor(...secrets: readonly (string | undefined)[]) {
    for (const secret of secrets) this.add(secret);
  }

  /** Remembers a secret from now on. */
  add(secret: string | undefined): void {
    if (secret === undefined || secret.length < shortestSecret) return;
    const parts = secret.split('.').filter((part) => part.length >= 12);
    for (const one of [secret, ...parts]) {
      this.#forms.add(one);
      this.#forms.add(encodeURIComponent(one));
      this.#forms.add(Buffer.from(one).toString('base64'));
    }
  }

  /** The text without any remembered secret. */
  hide(text: string): string {
    // The longest first: a whole token is one `[hidden]`, not three.
    return [...this.#forms]
      .sort((a, b) => b.length - a.length)
      .reduce((hidden, form) => hidden.replaceAll(form, '[hidden]'), text);
  }
}
