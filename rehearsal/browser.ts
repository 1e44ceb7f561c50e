/** What a page asks to be filled in, and where it goes. */
interface Form {
  readonly action: string;
  readonly hidden: Readonly<Record<string, string>>;
}

/** A page or redirect as a browser got it. */
export interface BrowserAnswer {
  readonly url: string;
  readonly status: number;
  readonly body: string;
}

/**
 * The least browser that can sign in: it keeps cookies, follows redirects within the sign-in and stops before
 * one that leads elsewhere. For walks through the flow without a window.
 */
export class Browser {
  readonly #cookies = new Map<string, string>();

  /** @param send how requests are made */
  constructor(private readonly send: typeof fetch = fetch) {}

  /** Opens an address. The answer is the last page, or the redirect that leads to another host. */
  open(url: string): Promise<BrowserAnswer> {
    return this.#request(url, {});
  }

  /** Fills in and sends the form of a page. */
  submit(page: BrowserAnswer, fields: Readonly<Record<string, string>>): Promise<BrowserAnswer> {
    const form = readForm(page.body);
    if (!form) throw new Error(`There is no form on the page at ${new URL(page.url).pathname}.`);
    return this.#request(new URL(form.action, page.url).href, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ ...form.hidden, ...fields }).toString(),
    });
  }

  async #request(url: string, init: RequestInit): Promise<BrowserAnswer> {
    const response = await this.send(url, {
      ...init,
      redirect: 'manual',
      headers: {
        ...init.headers,
        cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      },
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      this.#cookies.set(name, value);
    }
    const location = response.headers.get('location');
    const body = await response.text();
    if (location === null) return { url, status: response.status, body };
    const target = new URL(location, url).href;
    if (new URL(target).origin !== new URL(url).origin) return { url: target, status: response.status, body };
    return this.#request(target, {});
  }
}

function readForm(page: string): Form | undefined {
  const [, attributes = ''] = /<form\b([^<>]*)>/.exec(page) ?? [];
  const action = attribute(attributes, 'action');
  if (action === undefined) return undefined;
  const hidden = [...page.matchAll(/<input\b([^<>]*)>/g)]
    .map(([, input = '']) => input)
    .filter((input) => attribute(input, 'type') === 'hidden');
  return {
    action,
    hidden: Object.fromEntries(
      hidden.map((input) => [attribute(input, 'name') ?? '', attribute(input, 'value') ?? '']),
    ),
  };
}

function attribute(tag: string, name: string): string | undefined {
  return new RegExp(`\\s${name}="([^"]*)"`)
    .exec(tag)?.[1]
    ?.replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&');
}
