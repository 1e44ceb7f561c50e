import { type Check, sources } from '../check';
import { NoAnswer } from '../network';
import type { Probe } from '../probe';
import { Skipped } from '../skipped';
import type { Changes } from '../token-endpoint';
import type { Landing } from '../visitor';
import { listed } from './configuration';

const stolenCodes = 'Nothing; but whoever makes a customer follow a link gets their code.';

/** What the authorization endpoint does before anybody signs in. */
export const authorizationChecks: readonly Check[] = [
  {
    id: 'sign-in-appears',
    area: 'authorization',
    asks: 'Does an authorization request of Alexa lead to a sign-in page?',
    severity: 'error',
    customerSees: 'An error page or an empty one instead of the sign-in.',
    remedy: 'Check authorization URI, client id and redirect URLs against what the server has registered.',
    source: sources.requirements,
    ask: async (probe) => {
      try {
        const page = await probe.signInPage();
        return (await probe.isSignIn(page)) ? undefined : words(page);
      } catch (error) {
        if (error instanceof NoAnswer) return error.message;
        throw error;
      }
    },
  },
  {
    id: 'redirect-registered',
    area: 'authorization',
    asks: "Is each of Alexa's redirect URLs registered?",
    severity: 'error',
    customerSees: 'Customers of one region, or all of them, see an error page of the server.',
    remedy: 'Register all of them: the region is the customer’s, not the skill’s.',
    source: sources.configure,
    ask: async (probe) => {
      const refused: string[] = [];
      for (const url of probe.target.redirectUrls) {
        if (!(await probe.isSignIn(await probe.authorize({ redirect_uri: url })))) refused.push(url);
      }
      return listed(refused);
    },
  },
  redirectCheck('redirect-host', 'with another host', (probe) => probe.strangeRedirectUrl),
  redirectCheck('redirect-slash', 'with a slash more', ({ target }) => `${target.redirectUrls[0]}/`),
  redirectCheck('redirect-path', 'with a longer path', ({ target }) => `${target.redirectUrls[0]}-and-more`),
  redirectCheck('redirect-scheme', 'with http', ({ target }) =>
    String(target.redirectUrls[0]).replace(/^https:/, 'http:'),
  ),
  {
    id: 'state-on-error',
    area: 'authorization',
    asks: 'Does a `state` of 2,000 characters come back unchanged with an error?',
    severity: 'error',
    customerSees: '“We were unable to link” whenever something is not right, without a reason.',
    remedy: 'Keep `state` as it is, however long, and send it back with errors too.',
    source: sources.oauth('4.1.2.1'),
    ask: async (probe) => {
      const back = await probe.sentBackError();
      if (back === undefined) throw new Skipped('the server sends no error back');
      const { searchParams } = back.landing.url;
      if (searchParams.getAll('state').length > 1) return 'it came back more than once';
      const state = searchParams.get('state');
      if (state === back.state) return undefined;
      return state === null
        ? 'it did not come back'
        : `${state.length} characters came back, others than were sent`;
    },
  },
  {
    id: 'long-request',
    area: 'authorization',
    asks: 'Is an authorization request as long as Alexa’s taken?',
    severity: 'error',
    customerSees: 'An error page instead of the sign-in (414, 431 or 400).',
    remedy: 'Let server, proxy and firewall take addresses of at least 8 KB.',
    source: sources.requirements,
    ask: async (probe) => {
      const page = await probe.authorize({ state: probe.longState });
      if (await probe.isSignIn(page)) return undefined;
      await appears(probe);
      return words(page);
    },
  },
  {
    id: 'scopes-accepted',
    area: 'authorization',
    asks: 'Is each scope one that the client may ask for?',
    severity: 'error',
    customerSees: '“We were unable to link” at once, without a sign-in page.',
    remedy: 'Allow the scope to the client, or take it out of Alexa’s configuration.',
    source: sources.oauth('3.3'),
    ask: async (probe) => {
      const refused: string[] = [];
      if (!refusesScope(await probe.signInPage())) return undefined;
      for (const scope of probe.target.scopes) {
        if (refusesScope(await probe.authorize({ scope }))) refused.push(scope);
      }
      return listed(refused) ?? 'all of them together';
    },
  },
  {
    id: 'implicit-refused',
    area: 'authorization',
    asks: 'Is the implicit grant (`response_type=token`) refused?',
    severity: 'warning',
    customerSees: 'Nothing; but access tokens can be had without the client secret.',
    remedy: 'Allow the client the authorization code grant alone.',
    source: sources.security('2.1.2'),
    ask: async (probe) => {
      const changes = { ...withoutPkce, response_type: 'token' };
      if (!(await probe.isSignIn(await probe.authorize(changes)))) return undefined;
      // Some servers look at it only when somebody has signed in.
      const { back } = await probe.comeBack(changes);
      return new URLSearchParams(back.hash.slice(1)).has('access_token') ? 'a token came' : undefined;
    },
  },
  {
    id: 'pkce-optional',
    area: 'authorization',
    asks: 'Does the request do without PKCE, which Alexa leaves off unless told?',
    severity: 'warning',
    customerSees: 'An error page instead of the sign-in, as long as PKCE is off at Alexa.',
    remedy: 'Turn PKCE on in Alexa’s configuration, or make it no duty at the server.',
    source: sources.configure,
    ask: async (probe) => {
      const landing = await probe.authorize(withoutPkce);
      if (await probe.isSignIn(landing)) return undefined;
      await appears(probe);
      return words(landing);
    },
  },
  {
    id: 'pkce-s256',
    area: 'authorization',
    asks: 'Is PKCE with S256 taken?',
    severity: 'warning',
    customerSees: 'An error page instead of the sign-in, as soon as PKCE is turned on at Alexa.',
    remedy: 'Support S256, or leave PKCE off at Alexa.',
    source: sources.pkce('4.2'),
    ask: async (probe) => {
      const landing = await probe.signInPage();
      if (await probe.isSignIn(landing)) return undefined;
      return (await probe.isSignIn(await probe.authorize(withoutPkce))) ? words(landing) : undefined;
    },
  },
];

/** A request without PKCE. */
export const withoutPkce: Changes = { code_challenge: undefined, code_challenge_method: undefined };

/** A redirect URL that differs from a registered one has to be refused, and nobody sent there. */
function redirectCheck(id: string, difference: string, url: (probe: Probe) => string): Check {
  return {
    id,
    area: 'authorization',
    asks: `Is a redirect URL ${difference} refused, without a redirect?`,
    severity: 'error',
    customerSees: stolenCodes,
    remedy: 'Compare redirect URLs character by character with the registered ones, and show an error page.',
    source: sources.security('2.1'),
    ask: async (probe) => {
      const landing = await probe.authorize({ redirect_uri: url(probe) });
      if (landing.kind === 'returned') return 'the browser is sent there';
      return (await probe.isSignIn(landing)) ? 'it leads to a sign-in page' : undefined;
    },
  };
}

/** @throws Skipped where no sign-in page appears at all: that is another check's finding */
async function appears(probe: Probe): Promise<void> {
  if (!(await probe.isSignIn(await probe.signInPage()))) throw new Skipped('no sign-in page appears');
}

function refusesScope({ kind, url }: Landing): boolean {
  return kind === 'returned' && url.searchParams.get('error') === 'invalid_scope';
}

/** Where a request led, without what it carries. */
function words({ kind, url, status }: Landing): string {
  if (kind === 'returned') return `it comes back with ${url.searchParams.get('error') ?? 'no error code'}`;
  return `status ${status} at ${url.host}${url.pathname}`;
}
