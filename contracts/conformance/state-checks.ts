import { claimsOf, tokenFault } from '../verifier/token-faults';
import { type ConformanceCheck, expectThat } from './check';
import { isSignedBy, readToken } from './crafted-tokens';
import { toldApart } from './world';

/** What every access token of Cognito says. */
const cognitoClaims = ['sub', 'iss', 'client_id', 'token_use', 'scope', 'exp', 'iat', 'jti'];

/**
 * Seconds for which the shortest access token of Cognito is good.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html
 */
const shortestToken = 300;

const tokenStates = [
  'a valid access token',
  'an expired access token',
  'a revoked access token',
  'a forged access token',
];

/** What the provider states give. */
export const stateChecks: readonly ConformanceCheck[] = [
  {
    behaviour: 'give tokens that are what they are called',
    async run({ tokenOf, service, issuer }) {
      const scopes = Object.keys(service.scopes).slice(0, 1);
      const keys = await issuer?.jwks();
      for (const name of tokenStates) {
        const token = await tokenOf(name, { scopes });
        expectThat(
          claimsOf(token) !== undefined,
          `The token of "${name}" is no JWT, and Cognito's access tokens are.`,
        );
        const fault = tokenFault({ name, params: { scopes } }, token, Date.now());
        expectThat(fault === undefined, fault ?? '');
        // Of keys that are known it can be seen who signed.
        if (!keys?.keys.some(({ kid }) => kid === readToken(token).header.kid)) continue;
        const isForged = name === 'a forged access token';
        expectThat(
          (await isSignedBy(token, keys)) !== isForged,
          `The token of "${name}" has ${isForged ? 'the signature of the right key' : 'a signature of another key'}.`,
        );
      }
    },
  },
  {
    behaviour: "give tokens of Cognito's shape",
    async run({ tokenOf, service }) {
      const { claims } = readToken(
        await tokenOf('a valid access token', { scopes: Object.keys(service.scopes) }),
      );
      const lacking = cognitoClaims.filter((name) => claims[name] === undefined);
      expectThat(
        lacking.length === 0,
        `An access token of Cognito has ${lacking.join(', ')}, and this one has not: the service may take only ` +
          'tokens of its own making.',
      );
      expectThat(
        claims.aud === undefined,
        'An access token of Cognito has no aud, and this one has: a service that asks for one refuses every customer.',
      );
      expectThat(
        claims.token_use === 'access',
        `Its token_use is ${JSON.stringify(claims.token_use)}, not "access".`,
      );
      const seconds = Number(claims.exp) - Number(claims.iat);
      expectThat(
        seconds >= shortestToken,
        `An access token of Cognito is good for five minutes at least, and this one for ${seconds} s (exp less iat): a run ` +
          'on a busy machine would meet expired ones.',
      );
    },
  },
  {
    behaviour: 'forge with a key that is not the right one',
    async run({ tokenOf, service, usual, send }) {
      const [name] = Object.keys(service.operations);
      if (name === undefined) return;
      const { request } = await usual(name);
      const scopes = Object.keys(service.scopes);
      const { status } = await send(request, await tokenOf('a forged access token', { scopes }));
      expectThat(
        status === 401,
        `The token of "a forged access token" was answered with ${status}: either its signature is good, or the ` +
          'service checks none.',
      );
    },
  },
  {
    behaviour: 'are one customer where two tokens name one customerId',
    async run(world) {
      const scopes = Object.keys(world.service.scopes);
      const { own, ofNamed } = await toldApart(world, async (operation) => {
        let named = '';
        // Before the other states, because one with a token forgets what its customer had.
        const { request, token } = await world.usual(operation, async (customer) => {
          named = await world.tokenOf('an access token that names the customer', { customer, scopes });
        });
        expectThat(
          typeof readToken(named).claims.customerId === 'string',
          'The token of "an access token that names the customer" has no customerId.',
        );
        const { token: strange } = await world.customer();
        const send = (one: string) => world.send(request, one);
        const [own, again, ofStranger] = [await send(token), await send(token), await send(strange)];
        if (own.text !== again.text || own.text === ofStranger.text) return undefined;
        return { own, ofNamed: await send(named) };
      });
      expectThat(
        ofNamed.text === own.text,
        `A token whose customerId is the customer's was answered with ${ofNamed.status} and something else than ` +
          'a token of their own: the service looks at its sub, and takes the customer for a stranger.',
      );
    },
  },
  {
    behaviour: 'are two customers where they have two names',
    async run({ customer }) {
      const [one, other] = [await customer(), await customer()];
      const [subject, another] = [one, other].map(({ token }) => readToken(token).claims.sub);
      expectThat(subject !== another, `${one.name} and ${other.name} have the same sub in their tokens.`);
    },
  },
];
