import { type ConformanceCheck, expectThat } from './check';
import { readToken } from './crafted-tokens';
import { NotCheckable } from './fault';
import { expectRefused } from './refusal';
import { toldApart, triedOn } from './world';

/** Claims of scopes without the operation's, though some look like it. */
const lookAlikes = (audience: string, scope: string): readonly string[] => [
  `${audience}/${scope}x`,
  `${audience}/x${scope}`,
  `${audience}/${scope.slice(0, -1)}`,
  `x${audience}/${scope}`,
  `https://other.example.com/${scope}`,
  `${audience}/${scope}`.toUpperCase(),
  `openid,${audience}/${scope}`,
  audience,
  scope,
  // What a token of Cognito says that was not got by the authorization code grant.
  'aws.cognito.signin.user.admin',
  '',
];

/** Which tokens a service has to take, and for what. */
export const takenChecks: readonly ConformanceCheck[] = [
  {
    behaviour: 'takes a token as Cognito gives it, without an audience',
    async run(world) {
      if (!world.issuer) {
        throw new NotCheckable('it takes an issuer that the service trusts: --issuer-url');
      }
      const { request, token } = await world.usual(triedOn(world));
      const { claims } = readToken(token);
      const minted = await world.issuer.mint({
        sub: String(claims.sub),
        scopes: Object.keys(world.service.scopes),
      });
      const { status } = await world.send(request, minted);
      expectThat(
        status < 300,
        `A token of Cognito's shape was answered with ${status}: it has client_id and token_use, and no aud.`,
      );
    },
  },
  {
    behaviour: 'takes a token until it ends, and however long ago the customer signed in',
    async run(world) {
      if (!world.issuer) throw new NotCheckable('only an issuer that the service trusts can mint one');
      const { request, token } = await world.usual(triedOn(world));
      const now = Math.floor(Date.now() / 1000);
      const minted = await world.issuer.mint({
        sub: String(readToken(token).claims.sub),
        scopes: Object.keys(world.service.scopes),
        expiresIn: 300,
        claims: { iat: now - 3_300, auth_time: now - 30 * 86_400 },
      });
      const { status } = await world.send(request, minted);
      expectThat(
        status < 300,
        `A token of 55 minutes ago, good for another five, of a customer who signed in a month ago, was answered with ${status}: ` +
          'exp alone says how long a token is good, and auth_time stays when Alexa gets a new one.',
      );
    },
  },
  {
    behaviour: 'knows a customer again by a new token',
    async run(world) {
      const { issuer } = world;
      if (!issuer)
        throw new NotCheckable('only an issuer that the service trusts can mint two of one customer');
      const scopes = Object.keys(world.service.scopes);
      const { own, later } = await toldApart(world, async (operation) => {
        const { request, token } = await world.usual(operation);
        const { token: strange } = await world.customer();
        const ask = async (whose: string) => {
          const { sub } = readToken(whose).claims;
          return world.send(request, await issuer.mint({ sub: String(sub), scopes }));
        };
        const [own, later, ofStranger] = [await ask(token), await ask(token), await ask(strange)];
        return own.text === ofStranger.text ? undefined : { own, later };
      });
      expectThat(
        later.text === own.text,
        `A new token of the same sub was answered with ${later.status} and something else than the one before: Alexa gets ` +
          'one every hour, and of all that it says the customer alone stays.',
      );
    },
  },
  {
    behaviour: 'takes a new token of a customer who took back the consent to an older one',
    async run(world) {
      const scopes = Object.keys(world.service.scopes);
      let [older, relinked] = ['', ''];
      // Before there is anything of theirs: what a state of tokens leaves of it is the service's affair.
      const { request } = await world.usual(triedOn(world), async (customer) => {
        older = await world.tokenOf('a revoked access token', { customer, scopes });
        relinked = await world.tokenOf('a valid access token', { customer, scopes });
      });
      await world.send(request, older);
      const { status } = await world.send(request, relinked);
      expectThat(
        status < 300,
        `A customer who unlinked the account and linked it again was answered with ${status}: what was taken back is a ` +
          'token, not the customer.',
      );
    },
  },
  {
    behaviour: 'takes a scope only by its whole name, and only its own',
    async run(world) {
      for (const [name, { scope, method, path }] of Object.entries(world.service.operations)) {
        const { request, token } = await world.usual(name);
        const { claims } = readToken(token);
        const audience = String(claims.scope ?? '').match(/(\S+)\/[^/\s]+/)?.[1];
        if (audience === undefined)
          throw new NotCheckable('the scopes of the tokens have no resource server');
        for (const lookAlike of lookAlikes(audience, scope)) {
          const crafted = world.issuer
            ? await world.issuer.mint({ sub: String(claims.sub), claims: { scope: lookAlike } })
            : await world.tokenOf('an access token of this scope', { scope: lookAlike });
          expectRefused(
            await world.send(request, crafted),
            `${method} ${path} with a token of the scope ${lookAlike} instead of ${audience}/${scope}`,
            403,
          );
        }
      }
    },
  },
];
