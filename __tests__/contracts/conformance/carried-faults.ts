import { Problem } from '../../../contracts/reference/problem';
import { type Fault, type Parts, taking } from './fault';

/** Faults in how a service takes its tokens off a request, and in what it answers. */
export const carriedFaults: readonly Fault[] = [
  [
    'knows the scheme in one way of writing only',
    'tokens: takes the name of the scheme in any letters',
    (parts) => ({
      ...parts,
      guard: (authorization, required) =>
        parts.guard(/^bearer|^BEARER/.test(authorization ?? '') ? undefined : authorization, required),
    }),
  ],
  [
    'does not know the scheme in capitals',
    'tokens: takes the name of the scheme in any letters',
    (parts) => ({
      ...parts,
      guard: (authorization, required) =>
        parts.guard(/^BEARER/.test(authorization ?? '') ? undefined : authorization, required),
    }),
  ],
  ...(['Basic', 'Token'] as const).map(
    (scheme) =>
      [
        `takes the scheme ${scheme}`,
        `tokens: refuses a token of the scheme ${scheme}`,
        (parts: Parts) => ({
          ...parts,
          guard: (authorization: string | undefined, required: readonly string[]) =>
            parts.guard(authorization?.replace(scheme, 'Bearer'), required),
        }),
      ] as const,
  ),
  [
    'takes a token without a scheme',
    'tokens: refuses a token without a scheme',
    taking((_token, authorization) => authorization.startsWith('eyJ')),
  ],
  [
    'does not look at what follows the token',
    'tokens: refuses a token and something after it',
    taking((_token, authorization) => authorization.endsWith(' x')),
  ],
  [
    'looks at three parts of more',
    'tokens: refuses a token with a part too many',
    taking((_token, authorization) => authorization.split('.').length > 3),
  ],
  [
    'refuses for ever who revoked a token once',
    'tokens: takes a new token of a customer who took back the consent to an older one',
    (parts) => {
      let isOver = false;
      return {
        ...parts,
        guard: (authorization, required) => {
          try {
            if (isOver) throw new Problem('invalid-token');
            return parts.guard(authorization, required);
          } catch (error) {
            isOver = true;
            throw error;
          }
        },
      };
    },
  ],
  [
    'says with each refusal which token it was',
    'tokens: says no token back',
    (parts) => {
      let last = '';
      return {
        ...parts,
        guard: (authorization, required) => {
          last = authorization ?? '';
          return parts.guard(authorization, required);
        },
        represent: {
          ...parts.represent,
          problem: (problem) => {
            const shown = parts.represent.problem(problem);
            return { ...shown, headers: { ...shown.headers, 'x-refused': last } };
          },
        },
      };
    },
  ],
  [
    'calls a missing token an invalid one',
    'tokens: asks for a token, with no error code, where none was sent',
    (parts) => ({
      ...parts,
      represent: {
        ...parts.represent,
        problem: (problem) => {
          const { headers, ...shown } = parts.represent.problem(problem);
          const challenge = `${headers['www-authenticate']}, error="invalid_token"`;
          return { ...shown, headers: { ...headers, 'www-authenticate': challenge } };
        },
      },
    }),
  ],
  [
    'knows its customers by sub alone',
    'states: are one customer where two tokens name one customerId',
    (parts) => ({
      ...parts,
      guard: (authorization, required) => {
        const { customerId: _, ...claims } = parts.guard(authorization, required);
        return claims;
      },
    }),
  ],
  [
    'tells paths that there are from those that there are not',
    'tokens: tells nobody without a token what there is',
    (parts) => ({
      ...parts,
      guard: (authorization, required) => {
        if (required.length === 0) throw new Problem('not-found');
        return parts.guard(authorization, required);
      },
    }),
  ],
  [
    'says in other words that a path is not there',
    'tokens: tells nobody without a token what there is',
    (parts) => ({
      ...parts,
      guard: (authorization, required) => {
        try {
          return parts.guard(authorization, required);
        } catch (error) {
          if (required.length > 0 || !(error instanceof Problem)) throw error;
          const { headers } = parts.represent.problem(error);
          throw new Problem('missing-token', { headers, detail: 'There is no such path' });
        }
      },
    }),
  ],
  [
    'forges with the right key',
    'states: forge with a key that is not the right one',
    taking(({ claims }) => claims.token_use === 'access'),
  ],
];
