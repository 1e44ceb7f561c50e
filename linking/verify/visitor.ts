import { type HTMLElement, parse } from 'node-html-parser';
import { CookieJar } from 'tough-cookie';
import { type HttpAnswer, type HttpRequest, type Network, NoAnswer } from './network';

/** Where a visit ended. */
export interface Landing {
  /** A page of the server, or the redirect that leads back to the client: that one is not requested. */
  readonly kind: 'page' | 'returned';
  readonly url: URL;
  readonly status: number;
  readonly headers: HttpAnswer['headers'];
  readonly body: string;
  /** Hosts that were asked on the way. */
  readonly hosts: readonly string[];
}

/** Most redirects that a browser follows. */
const mostRedirects = 20;

/** The user agent of the Alexa app's own view on Android, as far as it tells that it is an embedded one. */
export const embeddedBrowser =
  'Mozilla/5.0 (Linux; Android 14; Pixel 8; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/131.0.0.0 Mobile Safari/537.36';

/** The same phone's own browser. */
const ownBrowser =
  'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36';

/** A browser without a window and without scripts: it keeps cookies, follows redirects and fills in forms. */
export class Visitor {
  readonly #cookies = new CookieJar(undefined, { rejectPublicSuffixes: false, allowSecureOnLocal: true });

  /** @param returnsTo origins and paths at which a redirect is the end, and is not followed */
  constructor(
    private readonly network: Network,
    private readonly returnsTo: (url: URL) => boolean,
    private readonly userAgent = ownBrowser,
  ) {}

  /** Opens an address and follows redirects. @throws NoAnswer */
  async open(url: string, init: Omit<HttpRequest, 'url'> = { method: 'GET' }): Promise<Landing> {
    const hosts = new Set<string>();
    let request: HttpRequest = { ...init, url };
    for (let hop = 0; hop < mostRedirects; hop += 1) {
      const at = new URL(request.url);
      hosts.add(at.host);
      const answer = await this.#request(request);
      const { location } = answer.headers;
      if (answer.status < 300 || answer.status > 399 || location === undefined) {
        return { kind: 'page', url: at, ...answerOf(answer), hosts: [...hosts] };
      }
      if (!URL.canParse(location, at.href)) throw new NoAnswer('a redirect to what is no address');
      const target = new URL(location, at);
      if (this.returnsTo(target)) {
        return { kind: 'returned', url: target, ...answerOf(answer), hosts: [...hosts] };
      }
      if (!/^https?:$/.test(target.protocol)) throw new NoAnswer(`a redirect to ${target.protocol}`);
      const keepsMethod = answer.status === 307 || answer.status === 308;
      request = keepsMethod ? { ...request, url: target.href } : { method: 'GET', url: target.href };
    }
    throw new NoAnswer(`more than ${mostRedirects} redirects`);
  }

  /** Fills in a page's form and sends it. @throws NoAnswer */
  submit(page: Landing, form: HTMLElement, fields: Readonly<Record<string, string>>): Promise<Landing> {
    const body = new URLSearchParams();
    for (const input of form.querySelectorAll('input, button[name]')) {
      const { name, value = '', type } = input.attributes;
      const isChosen = type !== 'checkbox' || 'checked' in input.attributes || 'required' in input.attributes;
      const isFirstButton = !/submit|button/i.test(type ?? '') && input.tagName !== 'BUTTON';
      if (name !== undefined && (isFirstButton || !body.has(name)) && isChosen) {
        body.set(name, value || (type === 'checkbox' ? 'on' : ''));
      }
    }
    for (const [name, value] of Object.entries(fields)) body.set(name, value);
    const { action = '', method = 'get' } = form.attributes;
    const target = new URL(action.replaceAll('&amp;', '&') || page.url, page.url);
    if (method.toLowerCase() !== 'post') {
      target.search = body.toString();
      return this.open(target.href);
    }
    return this.open(target.href, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        origin: page.url.origin,
        referer: page.url.href,
      },
      body: body.toString(),
    });
  }

  async #request(request: HttpRequest): Promise<HttpAnswer> {
    const cookie = await this.#cookies.getCookieString(request.url);
    const answer = await this.network.send({
      ...request,
      headers: {
        accept: 'text/html,application/xhtml+xml',
        'accept-language': 'en',
        'user-agent': this.userAgent,
        'sec-fetch-dest': 'document',
        'sec-fetch-mode': 'navigate',
        ...request.headers,
        ...(cookie === '' ? {} : { cookie }),
      },
    });
    for (const one of answer.headers['set-cookie'] ?? []) {
      await this.#cookies.setCookie(one, request.url, { ignoreError: true });
    }
    return answer;
  }
}

/** A page's elements. */
export function elementsOf(page: Landing): HTMLElement {
  return parse(page.body, { comment: false });
}

/** The field for a password, if the page has one. */
export function passwordField(form: HTMLElement): HTMLElement | null {
  return form.querySelector('input[type=password]');
}

/** The field for a name or an e-mail address, if there is one. */
export function nameField(form: HTMLElement): HTMLElement | undefined {
  return form
    .querySelectorAll('input')
    .find(({ attributes: { type = 'text' } }) => /^(text|email|tel)$/i.test(type));
}

function answerOf({ status, headers, body }: HttpAnswer) {
  return { status, headers, body };
}

/** Whether a page asks who the customer is. */
export function hasSignInField(landing: Landing): boolean {
  const page = elementsOf(landing);
  return (passwordField(page) ?? nameField(page)) != null;
}
