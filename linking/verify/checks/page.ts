import { type Check, sources } from '../check';
import type { Probe } from '../probe';
import { Skipped } from '../skipped';
import { elementsOf, embeddedBrowser, type Landing } from '../visitor';
import { listed } from './configuration';

/** What a script calls that the Alexa app's view does not have. */
const popUps = /(?<![\w.$])(?:window\.)?(alert|confirm|prompt|open)\s*\(/g;

/** Scripts that refuse to work in a frame or a view. */
const frameBusting = /(?:top|parent)\s*(?:!==?|\.location)|self\s*!==?\s*(?:window\.)?top/;

/** How a server says that it takes no embedded browsers. */
const refusesEmbedded =
  /disallowed_useragent|(?:this|your) browser (?:is not|isn['’]t) (?:supported|secure)/i;

/** Identity providers that refuse embedded browsers. */
const pickyProviders = ['accounts.google.com'];

/** The page on which customers sign in, in the Alexa app's view. */
export const pageChecks: readonly Check[] = [
  {
    id: 'page-mobile',
    area: 'page',
    asks: 'Does the sign-in page fit a phone?',
    severity: 'warning',
    customerSees: 'A page for a desk, tiny, that has to be zoomed.',
    remedy: 'Add <meta name="viewport" content="width=device-width, initial-scale=1"> and a layout for it.',
    source: sources.requirements,
    ask: async (probe) => {
      const viewport = elementsOf(await page(probe)).querySelector('meta[name=viewport]');
      return /width=device-width/.test(viewport?.attributes.content ?? '')
        ? undefined
        : 'it has no viewport for one';
    },
  },
  {
    id: 'page-pop-ups',
    area: 'page',
    asks: 'Does the page open no pop-up, alert or new window?',
    severity: 'warning',
    customerSees: 'A button that does nothing.',
    remedy: 'Show messages in the page; lead on in the same window.',
    source: sources.requirements,
    ask: async (probe) => {
      const { elements, scripts } = await scriptsOf(probe);
      const calls = scripts.flatMap((text) => [...text.matchAll(popUps)].map(([, name]) => `${name}()`));
      const targets = elements
        .querySelectorAll('a[target=_blank], form[target=_blank]')
        .map(() => 'target="_blank"');
      return listed([...new Set([...calls, ...targets])]);
    },
  },
  {
    id: 'page-frames',
    area: 'page',
    asks: 'Does the page work without being the browser’s outermost window?',
    severity: 'warning',
    customerSees: 'The sign-in leaves the Alexa app, or stays empty.',
    remedy:
      'Leave out scripts that break out of frames; X-Frame-Options and frame-ancestors do that and no harm.',
    source: sources.requirements,
    ask: async (probe) => {
      const { scripts } = await scriptsOf(probe);
      return scripts.some((text) => frameBusting.test(text)) ? 'a script breaks out of frames' : undefined;
    },
  },
  {
    id: 'page-embedded',
    area: 'page',
    asks: 'Does the server take an embedded browser, such as the Alexa app’s?',
    severity: 'error',
    customerSees: '“403 disallowed_useragent”, or a page that says the browser is not supported.',
    remedy: 'Let embedded browsers in; offer a way of signing in that does.',
    source: sources.troubleshooting,
    ask: async (probe) => {
      const embedded = await probe.authorize({}, embeddedBrowser);
      if (!(await probe.isSignIn(embedded))) return `status ${embedded.status} at ${embedded.url.host}`;
      return refusesEmbedded.test(embedded.body)
        ? 'the page says that the browser is not supported'
        : undefined;
    },
  },
  {
    id: 'page-providers',
    area: 'page',
    asks: 'Is there a way to sign in without a provider that refuses embedded browsers?',
    severity: 'warning',
    customerSees: '“403 disallowed_useragent” after choosing that provider.',
    remedy: 'Offer another way beside it, such as e-mail and password.',
    source: 'https://developers.google.com/identity/protocols/oauth2/policies#browsers',
    ask: async (probe) => {
      const landing = await page(probe);
      const picky = pickyProviders.filter(
        (host) => landing.hosts.includes(host) || landing.url.host === host,
      );
      return listed(picky);
    },
  },
  {
    id: 'page-domains',
    area: 'page',
    asks: 'Are all hosts that the page fetches from in Alexa’s list of domains?',
    severity: 'warning',
    customerSees: 'A page without its style or images, or without its buttons.',
    remedy: 'Add them to the domains of account linking, and push.',
    source: sources.configure,
    needs: ['cognito'],
    ask: async (probe) => {
      const landing = await page(probe);
      const domains = probe.target.cognito?.domains ?? [];
      const fetched = elementsOf(landing)
        .querySelectorAll('script[src], link[href], img[src], iframe[src]')
        .map(({ attributes: { src, href } }) => new URL(src ?? href ?? '', landing.url).hostname);
      const hosts = [...new Set([...landing.hosts, ...fetched])].filter(Boolean);
      return listed(hosts.filter((host) => !domains.some((one) => host === one || host.endsWith(`.${one}`))));
    },
  },
];

/** @throws Skipped where no sign-in page appears */
async function page(probe: Probe): Promise<Landing> {
  const landing = await probe.signInPage();
  if (!(await probe.isSignIn(landing))) throw new Skipped('no sign-in page appears');
  return landing;
}

/** The page with its scripts: those in it, and those of its own host. */
async function scriptsOf(probe: Probe) {
  const landing = await page(probe);
  const elements = elementsOf(landing);
  const tags = elements.querySelectorAll('script');
  const handlers = elements
    .querySelectorAll('[onclick], [onsubmit], [onload]')
    .map(
      ({ attributes: { onclick = '', onsubmit = '', onload = '' } }) => `${onclick};${onsubmit};${onload}`,
    );
  const scripts = [...tags.filter(({ attributes }) => !attributes.src).map(({ text }) => text), ...handlers];
  for (const { attributes } of tags) {
    if (!attributes.src) continue;
    const url = new URL(attributes.src, landing.url);
    if (url.host !== landing.url.host) continue;
    const { body } = await probe.once(url.href, () => probe.network.send({ method: 'GET', url: url.href }));
    scripts.push(body);
  }
  return { elements, scripts };
}
