import { createHmac, randomBytes } from 'node:crypto';
import type { Clock } from '../clock';
import { sameText } from './same-text';

/** How long a signed-in browser goes on without a password: an hour, as Cognito's cookie. */
const sessionLifetimeMs = 60 * 60_000;

/** Browsers that are kept in mind; the oldest is forgotten first. */
const keptBrowsers = 10_000;

interface Browser {
  /** Customer who signed up but has not confirmed the e-mail address yet. */
  unconfirmedEmail?: string;
  signedIn?: { readonly sub: string; readonly at: number };
}

/** What is known of the browsers that came to the sign-in pages, by an unguessable cookie. */
export class Sessions {
  readonly #browsers = new Map<string, Browser>();
  readonly #key = randomBytes(32);

  constructor(private readonly now: Clock) {}

  /** The id of the browser: the one it came with if that is known, otherwise a new one. */
  open(cookie: string | undefined): string {
    if (cookie !== undefined && this.#browsers.has(cookie)) return cookie;
    return this.#add({});
  }

  /** The token that the forms of this browser carry. */
  csrfToken(id: string): string {
    return createHmac('sha256', this.#key).update(id).digest('base64url');
  }

  /** Whether a form was made for this browser. */
  isOwnForm(id: string | undefined, csrf: string): boolean {
    return id !== undefined && this.#browsers.has(id) && sameText(this.csrfToken(id), csrf);
  }

  /** Notes who must confirm an e-mail address. */
  expectConfirmation(id: string, email: string): void {
    const browser = this.#browsers.get(id);
    if (browser) browser.unconfirmedEmail = email;
  }

  /** Who must confirm an e-mail address. */
  unconfirmedEmail(id: string): string | undefined {
    return this.#browsers.get(id)?.unconfirmedEmail;
  }

  /** Signs a customer in, under a new id, so that an id known from before is worth nothing. */
  signIn(id: string, sub: string): string {
    this.#browsers.delete(id);
    return this.#add({ signedIn: { sub, at: this.now() } });
  }

  /** The customer who is signed in, and since when (milliseconds since 1970). */
  signedIn(id: string | undefined): { readonly sub: string; readonly at: number } | undefined {
    const session = id === undefined ? undefined : this.#browsers.get(id)?.signedIn;
    return session && session.at + sessionLifetimeMs > this.now() ? session : undefined;
  }

  /** Forgets a browser. */
  close(id: string | undefined): void {
    if (id !== undefined) this.#browsers.delete(id);
  }

  #add(browser: Browser): string {
    const id = randomBytes(32).toString('base64url');
    this.#browsers.set(id, browser);
    if (this.#browsers.size > keptBrowsers) this.#browsers.delete(this.#browsers.keys().next().value ?? '');
    return id;
  }
}
