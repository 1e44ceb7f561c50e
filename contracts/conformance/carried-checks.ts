import { excerpt } from '../verifier/redaction';
import { type ConformanceCheck, expectThat } from './check';
import { altered, readToken } from './crafted-tokens';
import { challengeOf, expectRefused } from './refusal';
import type { WireRequest } from './wire';
import { type ConformanceWorld, toldApart, triedOn } from './world';

/** Refuses a request that does not carry its token as RFC 6750 says: it has none, or is malformed (section 3.1). */
function refusesCarried(
  what: string,
  ...carried: readonly ((request: WireRequest, token: string) => WireRequest)[]
): ConformanceCheck {
  return {
    behaviour: `refuses ${what}`,
    async run(world) {
      const { request, token } = await world.usual(triedOn(world));
      for (const carry of carried) {
        expectRefused(await world.send(carry(request, token)), `A request with ${what}`, 401, 400);
      }
    },
  };
}

const authorized = (request: WireRequest, authorization: string): WireRequest => ({
  ...request,
  headers: { ...request.headers, authorization },
});

/** What services call a token that they take from somewhere else. */
const tokenNames = [
  ...['access_token', 'accessToken', 'bearer_token', 'token', 'jwt', 'bearer', 'auth', 'authorization'],
];

/** In which a proxy tells a service whose request it is; whoever reaches the service can send them, too. */
const proxyHeaders = [
  ...['x-user-id', 'x-user', 'x-customer-id', 'x-remote-user', 'remote-user', 'x-forwarded-user'],
  ...['x-auth-request-user', 'x-authenticated-userid', 'x-amzn-oidc-identity'],
];

/** In which a query might say whose data is meant. */
const customerNames = [
  ...['customer', 'customerId', 'customer_id', 'user', 'userId', 'user_id', 'sub', 'account', 'accountId'],
];

/** Other ways to write a path, of which servers, proxies and frameworks each take some for the same. */
const otherWritings: readonly ((path: string) => string)[] = [
  (path) => `${path}/`,
  (path) => `/${path}`,
  (path) => path.replace(/\/([^/]*)$/, '//$1'),
  (path) => path.toUpperCase(),
  (path) => `${path}.json`,
  (path) => `${path};a=b`,
];

const named = (names: readonly string[], value: string) =>
  Object.fromEntries(names.map((name) => [name, value]));

const withQuery = (path: string, more: Readonly<Record<string, string>>) =>
  `${path}${path.includes('?') ? '&' : '?'}${new URLSearchParams(more)}`;

/** How a service takes its tokens off a request, and what it says where there is none. */
export const carriedChecks: readonly ConformanceCheck[] = [
  {
    behaviour: 'takes the name of the scheme in any letters',
    async run(world) {
      const { request, token } = await world.usual(triedOn(world));
      for (const scheme of ['bearer', 'BEARER']) {
        const { status } = await world.send(authorized(request, `${scheme} ${token}`));
        expectThat(status < 300, `A request with "${scheme} <token>" was answered with ${status}.`);
      }
    },
  },
  refusesCarried('a token of the scheme Basic', (request, token) => authorized(request, `Basic ${token}`)),
  refusesCarried('a token of the scheme Token', (request, token) => authorized(request, `Token ${token}`)),
  refusesCarried('a token without a scheme', (request, token) => authorized(request, token)),
  // One name after the other: of all at once a server says that the request is too long.
  refusesCarried(
    'a token in the query',
    ...tokenNames.map((name) => (request: WireRequest, token: string) => ({
      ...request,
      path: withQuery(request.path, { [name]: token }),
    })),
  ),
  refusesCarried(
    'a token in a cookie',
    ...tokenNames.map((name) => (request: WireRequest, token: string) => ({
      ...request,
      headers: { ...request.headers, cookie: `${name}=${token}` },
    })),
  ),
  refusesCarried('a token and something after it', (request, token) =>
    authorized(request, `Bearer ${token} x`),
  ),
  {
    behaviour: 'believes nobody who only says who the customer is',
    async run(world) {
      const { request, token, customer } = await world.usual(triedOn(world));
      const said = String(readToken(token).claims.sub ?? customer);
      const headers = named(proxyHeaders, said);
      expectRefused(
        await world.send({ ...request, headers: { ...request.headers, ...headers } }),
        `A request without a token, with the customer's id in ${proxyHeaders.join(', ')},`,
      );
    },
  },
  {
    behaviour: 'knows the customer by the token alone, whatever else a request with one says',
    async run(world) {
      const { request, owner, own, strange } = await toldApart(world, async (operation) => {
        const { request, token } = await world.usual(operation);
        const { token: strange } = await world.customer();
        const [own, ofStranger] = [await world.send(request, token), await world.send(request, strange)];
        if (own.text === ofStranger.text) return undefined;
        const { customerId, sub } = readToken(token).claims;
        return { request, owner: String(customerId ?? sub), own, strange };
      });
      const saying: readonly (readonly [where: string, WireRequest])[] = [
        [
          proxyHeaders.join(', '),
          { ...request, headers: { ...request.headers, ...named(proxyHeaders, owner) } },
        ],
        [
          `the query (${customerNames.join(', ')})`,
          { ...request, path: withQuery(request.path, named(customerNames, owner)) },
        ],
      ];
      for (const [where, other] of saying) {
        const { text } = await world.send(other, strange);
        expectThat(
          text !== own.text,
          `A customer who gave the id of another in ${where} was answered what the other one is: the token alone says ` +
            'whose request it is.',
        );
      }
    },
  },
  {
    behaviour: 'gives nothing without a token, however the path is written',
    async run(world) {
      for (const name of Object.keys(world.service.operations)) {
        const { request } = await world.usual(name);
        const [path = '', query] = request.path.split('?');
        for (const write of otherWritings) {
          const written = write(path) + (query === undefined ? '' : `?${query}`);
          const { status, headers } = await world.send({ ...request, path: written });
          // A page for whatever is not there, as web servers have it, gives nothing.
          expectThat(
            status >= 300 || !/json/i.test(headers['content-type'] ?? ''),
            `${request.method} ${write(path)} without a token was answered with ${status}: who looks at tokens and who ` +
              'finds the operation have to read a path alike.',
          );
        }
      }
    },
  },
  {
    behaviour: 'says no token back',
    async run(world) {
      for (const [name, { method, path }] of Object.entries(world.service.operations)) {
        const { request, token } = await world.usual(name);
        for (const sent of [token, altered(token, { signature: 'of-nobody' })]) {
          const { headers, text } = await world.send(request, sent);
          const place = Object.entries({ ...headers, 'the body': text }).find(([, said]) =>
            said.includes(sent),
          );
          expectThat(
            place === undefined,
            `The answer to ${method} ${path} has the token in ${place?.[0]}, from where it gets into logs.`,
          );
        }
      }
    },
  },
  {
    behaviour: 'asks for a token, with no error code, where none was sent',
    async run(world) {
      for (const [name, { method, path }] of Object.entries(world.service.operations)) {
        const { request } = await world.usual(name);
        const answer = await world.send(request);
        expectRefused(answer, `${method} ${path} without a token`);
        expectThat(
          !/\berror\s*=/i.test(challengeOf(answer)),
          `The challenge of ${method} ${path} without a token has an error code, and nothing was wrong with a token ` +
            `(RFC 6750, section 3.1): ${challengeOf(answer)}`,
        );
      }
    },
  },
  {
    behaviour: 'tells nobody without a token what there is',
    async run(world) {
      for (const [name, { method, path }] of Object.entries(world.service.operations)) {
        const { request } = await world.usual(name);
        const refused = await refusal(world, request);
        for (const [what, changes] of unknowns(request, path)) {
          const other = await refusal(world, { ...request, ...changes });
          expectThat(
            refused.status === other.status && refused.challenge === other.challenge,
            `Without a token ${method} ${path} is answered with ${refused.status} and ${what} with ${other.status}, or ` +
              'with another challenge: check the token before you look at what is asked for.',
          );
          expectThat(
            refused.words === undefined || other.words === undefined || refused.words === other.words,
            `Without a token ${method} ${path} is answered in other words than ${what}: ${excerpt(other.words ?? '', 100)}`,
          );
        }
      }
    },
  },
];

/** What is not there or is not acceptable, in place of what is. */
function unknowns(
  request: WireRequest,
  path: string,
): (readonly [what: string, changes: Partial<WireRequest>])[] {
  const noId = path.replaceAll(/\{\w+\}/g, 'there-is-no-such-id');
  const beside = path.replace(/^(\/[^/{}]+)?.*$/, '$1/there-is-no-such-path');
  return [
    ...(noId === path ? [] : [['an id that does not exist', { path: noId }] as const]),
    ...(request.body === undefined ? [] : [['a body without anything in it', { body: '{}' }] as const]),
    ['a path that does not exist', { path: beside }],
  ];
}

/** How a request without a token is refused: what it says of itself, and what is new each time, left out. */
async function refusal({ send }: ConformanceWorld, request: WireRequest) {
  const [first, again] = [await send(request), await send(request)];
  const words = first.text.replaceAll(request.path.replace(/\?.*/, ''), '');
  return {
    status: first.status,
    challenge: challengeOf(first),
    words: first.text === again.text ? words : undefined,
  };
}
