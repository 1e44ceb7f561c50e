import { instead, isAuthorize, isSignIn, looseRedirects, query, withPage } from './alterations';
import type { Mutation } from './mutation';

/** The authorization endpoint and the sign-in page. */
export const authorizationMutations: readonly Mutation[] = [
  {
    what: 'any host to return to',
    finds: 'redirect-host',
    alteration: looseRedirects((url) => url.includes('//other.')),
  },
  { what: 'a slash more', finds: 'redirect-slash', alteration: looseRedirects((url) => url.endsWith('/')) },
  {
    what: 'a longer path',
    finds: 'redirect-path',
    alteration: looseRedirects((url) => url.endsWith('-and-more')),
  },
  {
    what: 'http to return to',
    finds: 'redirect-scheme',
    alteration: looseRedirects((url) => url.startsWith('http:')),
  },
  {
    what: 'an error that is sent to whoever asks',
    finds: 'redirect-host',
    alteration: {
      request: (request) => {
        const to = new URL(request.path, 'http://localhost').searchParams.get('redirect_uri') ?? '';
        return isAuthorize(request) && to.includes('//other.')
          ? { status: 302, headers: { location: `${to}?error=invalid_request` }, body: '' }
          : undefined;
      },
    },
  },
  {
    what: 'a state that is cut at 512 characters',
    finds: 'state-on-error',
    alteration: query((parameters) => parameters.set('state', (parameters.get('state') ?? '').slice(0, 512))),
    also: [],
  },
  {
    what: 'a state that is lost with errors',
    finds: 'state-on-error',
    alteration: {
      answer: (answer) => {
        const { location } = answer.headers;
        if (location?.includes('error=')) answer.headers.location = location.replace(/&state=[^&]*/, '');
      },
    },
  },
  {
    what: 'a state that comes back twice',
    finds: 'state-on-error',
    alteration: {
      answer: (answer) => {
        const { location } = answer.headers;
        if (location?.includes('error=')) answer.headers.location = `${location}&state=again`;
      },
    },
  },
  {
    what: 'a firewall before long addresses',
    finds: 'long-request',
    alteration: instead(({ path }) => path.length > 1_500, { status: 414 }),
  },
  {
    what: 'PKCE as a duty',
    finds: 'pkce-optional',
    alteration: instead((request) => isAuthorize(request) && !request.path.includes('code_challenge'), {
      status: 400,
    }),
  },
  {
    what: 'no PKCE at all',
    finds: 'pkce-s256',
    alteration: instead((request) => isAuthorize(request) && request.path.includes('code_challenge'), {
      status: 400,
    }),
    also: ['sign-in-appears', 'redirect-registered'],
  },
  {
    what: 'a page for a desk',
    finds: 'page-mobile',
    alteration: withPage((body) => body.replace('width=device-width', 'width=1200')),
  },
  {
    what: 'an alert',
    finds: 'page-pop-ups',
    alteration: withPage((body) =>
      body.replace('</form>', '</form><script>if (location.hash) alert("Hello")</script>'),
    ),
  },
  {
    what: 'a new window',
    finds: 'page-pop-ups',
    alteration: withPage((body) =>
      body.replace('</form>', '</form><a target="_blank" href="/help">Help</a>'),
    ),
  },
  {
    what: 'a script that leaves frames',
    finds: 'page-frames',
    alteration: withPage((body) =>
      body.replace('</form>', '</form><script>if (top !== self) top.location = self.location</script>'),
    ),
  },
  {
    what: 'no embedded browsers',
    finds: 'page-embedded',
    alteration: instead(({ headers }) => headers['user-agent']?.includes('; wv') ?? false, {
      status: 403,
      body: 'Error 403: disallowed_useragent',
    }),
  },
  {
    what: 'a style from elsewhere',
    finds: 'page-domains',
    alteration: withPage((body) =>
      body.replace('</head>', '<link rel="stylesheet" href="https://cdn.example.net/style.css"></head>'),
    ),
  },
  {
    what: 'a provider that refuses embedded browsers, alone',
    finds: 'page-providers',
    alteration: {
      request: (request) => {
        if (isAuthorize(request)) {
          return { status: 302, headers: { location: 'https://accounts.google.com/sign-in' }, body: '' };
        }
        if (request.headers.host !== 'accounts.google.com') return undefined;
        const body = '<meta name="viewport" content="width=device-width"><form><input type="email"></form>';
        return { status: 200, headers: { 'content-type': 'text/html' }, body };
      },
    },
    also: ['page-domains'],
  },
  {
    what: 'a page that is down',
    finds: 'sign-in-appears',
    alteration: instead(isSignIn, { status: 503 }),
    also: ['redirect-registered'],
  },
];
