import { type Fault, readToken, taking } from './fault';

const scoped = (scope: unknown, is: (name: string) => boolean) => String(scope).split(' ').some(is);
const audience = 'https://api.example.com';

/** Faults in what a service looks at in a token. */
export const tokenFaults: readonly Fault[] = [
  ...['none', 'None', 'NONE', 'nOnE'].map(
    (alg) =>
      [
        `takes the algorithm ${alg}`,
        'tokens: refuses a token of the algorithm none',
        taking(({ header }) => header.alg === alg),
      ] as const,
  ),
  [
    'takes the algorithm none where a signature is left',
    'tokens: refuses a token of the algorithm none',
    taking(({ header, signature }) => header.alg === 'none' && signature !== ''),
  ],
  [
    'takes a piece of a signature',
    'tokens: refuses a token without a signature, or with a piece of it',
    taking(({ signature }) => signature !== '' && signature.length < 300),
  ],
  [
    'knows a token again by its signature',
    'tokens: refuses a token of which a claim was changed',
    (parts) => {
      const known = new Set<string>();
      return {
        ...parts,
        guard: (authorization, required) => {
          const token = readToken(authorization);
          if (token && known.has(token.signature)) {
            return { sub: String(token.claims.sub), jti: 'x', exp: Number(token.claims.exp) };
          }
          const claims = parts.guard(authorization, required);
          if (token) known.add(token.signature);
          return claims;
        },
      };
    },
  ],
  [
    'takes a token whose username was changed',
    'tokens: refuses a token of which a claim was changed',
    taking(({ claims, header }) => header.alg === 'RS256' && / x$/.test(String(claims.username))),
  ],
  [
    'opens a file that the key’s id names',
    'tokens: refuses a token of an unknown key (kid), or of none',
    taking(({ header }) => String(header.kid).includes('/')),
  ],
  [
    'takes a token without a signature',
    'tokens: refuses a token without a signature, or with a piece of it',
    taking(({ signature, header }) => signature === '' && header.alg === 'RS256'),
  ],
  [
    'does not look at the algorithm',
    'tokens: refuses a token whose algorithm was changed',
    taking(({ header }) => header.alg === 'RS512'),
  ],
  [
    'does not check the signature',
    'tokens: refuses a token of which a claim was changed',
    taking(({ header }) => header.alg === 'RS256'),
  ],
  [
    'trusts the key in the header',
    'tokens: refuses a token signed by a key that it brings along (jwk)',
    taking(({ header }) => header.jwk !== undefined),
  ],
  [
    'fetches the key that the header points to',
    'tokens: refuses a token signed by a key that it points to (jku, x5u)',
    taking(({ header }) => header.jku !== undefined),
  ],
  [
    'takes a token of no key',
    'tokens: refuses a token of an unknown key (kid), or of none',
    taking(({ header }) => header.kid === undefined),
  ],
  [
    'takes a token of an unknown key',
    'tokens: refuses a token of an unknown key (kid), or of none',
    taking(({ header }) => header.kid === 'of-a-stranger' && header.jwk === undefined),
  ],
  [
    'takes the public key for a secret',
    'tokens: refuses a token signed with the public key as a secret (HS256)',
    taking(({ header }) => header.alg === 'HS256'),
  ],
  ['takes an ID token', 'tokens: refuses an ID token', taking(({ claims }) => claims.token_use === 'id')],
  [
    'takes a token of another app client',
    'tokens: refuses a token of another app client',
    taking(({ claims }) => claims.client_id === 'another-client'),
  ],
  [
    'takes a token of any user pool',
    'tokens: refuses a token of another user pool',
    taking(({ claims }) => /_Another$/.test(String(claims.iss))),
  ],
  [
    'does not look at the issuer',
    'tokens: refuses a token of another issuer under the key of the right one',
    taking(({ claims }) => /_Another$/.test(String(claims.iss))),
  ],
  [
    'takes a token that never expires',
    'tokens: refuses a token that never expires',
    taking(({ claims }) => claims.exp === undefined),
  ],
  [
    'does not look at the clock',
    'tokens: refuses a token that expired a quarter of an hour ago',
    taking(({ claims }) => Number(claims.exp) * 1000 < Date.now()),
  ],
  [
    'wants a token that is young',
    'tokens: takes a token until it ends, and however long ago the customer signed in',
    (parts) => ({
      ...parts,
      guard: (authorization, required) => {
        if (Number(readToken(authorization)?.claims.iat) * 1000 < Date.now() - 900_000)
          throw new Error('old');
        return parts.guard(authorization, required);
      },
    }),
  ],
  [
    'knows a customer by the first token alone',
    'tokens: knows a customer again by a new token',
    (parts) => {
      const known = new Map<string, Set<string>>();
      return {
        ...parts,
        guard: (authorization, required) => {
          const claims = parts.guard(authorization, required);
          const tokens = known.get(claims.sub) ?? new Set();
          known.set(claims.sub, tokens);
          if (tokens.size < 1) tokens.add(claims.jti);
          return tokens.has(claims.jti) ? claims : { ...claims, sub: `${claims.sub} ${claims.jti}` };
        },
      };
    },
  ],
  [
    'does not look at nbf',
    'tokens: refuses a token that is not good yet',
    taking(({ claims }) => claims.nbf !== undefined),
  ],
  [
    'wants an audience',
    'tokens: takes a token as Cognito gives it, without an audience',
    (parts) => ({
      ...parts,
      guard: (authorization, required) => {
        if (readToken(authorization)?.claims.aud === undefined) throw new Error('no audience');
        return parts.guard(authorization, required);
      },
    }),
  ],
  ...(
    [
      ['the beginning of a scope', (name, full) => full.startsWith(name)],
      ['a scope that begins so', (name, full) => name.startsWith(full)],
      ['a scope that ends so', (name, full) => name.endsWith(full)],
      [
        "another resource server's scope",
        (name, full) => name.replace(/.*\//, '') === full.replace(/.*\//, ''),
      ],
      ['a scope without its resource server', (name, full) => full.endsWith(`/${name}`)],
    ] as readonly (readonly [string, (name: string, full: string) => boolean])[]
  ).map(
    ([what, is]) =>
      [
        `takes ${what}`,
        'tokens: takes a scope only by its whole name, and only its own',
        taking(({ claims }) => scoped(claims.scope, (name) => is(name, `${audience}/lamp.read`))),
      ] as const,
  ),
];
