import { describeUnless } from '../../../testing/skip-log';
import {
  opensslMissing,
  startBetterAuth,
  startCognito,
  startNodeOauth,
  startOidcProvider,
  type VerifiedServer,
  witnessesMissing,
} from './servers';

// Servers are started, and a customer signs in a dozen times.
/** A server as it comes, and what is true of it that is worth a warning. */
type Case = readonly [
  name: string,
  start: () => Promise<VerifiedServer>,
  warnings: Readonly<Record<string, string>>,
];

const ours: Case[] = [
  ['the stand-in of Cognito', startCognito, {}],
  ['oidc-provider', startOidcProvider, {}],
];
const others: Case[] = [
  [
    'better-auth',
    startBetterAuth,
    {
      // OAuth 2.1: PKCE is a duty with offline_access, and a refresh token that was replaced ends the link.
      'pkce-optional': 'it comes back with invalid_request',
      'refresh-lost': 'status 400 invalid_grant',
    },
  ],
  ['@node-oauth/oauth2-server', startNodeOauth, {}],
];

function findsNothing([name, start, warnings]: Case): void {
  test(`${name}: no false alarm, and nothing that is secret in what is said`, async () => {
    const server = await start();
    try {
      const results = await server.verify();
      const failed = results.filter(({ outcome }) => outcome === 'failed');
      expect(Object.fromEntries(failed.map(({ check, detail }) => [check.id, detail]))).toEqual(warnings);
      expect(failed.filter(({ check }) => check.severity === 'error')).toEqual([]);
      expect(results.filter(({ outcome }) => outcome === 'passed').length).toBeGreaterThan(40);
      const { clientSecret, customer } = server.target;
      const said = JSON.stringify(results);
      expect([clientSecret, customer?.password ?? ''].filter((secret) => said.includes(secret))).toEqual([]);
    } finally {
      await server.close();
    }
  });
}

describeUnless(opensslMissing, 'a good server of this project’s dependencies', () =>
  ours.forEach(findsNothing),
);
describeUnless(witnessesMissing, 'a good server of others', () => others.forEach(findsNothing));

describeUnless(opensslMissing, 'a server without a test customer', () => {
  test('is asked what can be asked, and the rest is said to be skipped', async () => {
    const server = await startCognito();
    try {
      const results = await server.verify({ customer: undefined });
      expect(results.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
      const skipped = results.filter(({ outcome }) => outcome === 'skipped');
      expect(skipped.length).toBeGreaterThan(20);
      expect(skipped.find(({ check }) => check.id === 'code-exchanged')?.detail).toBe(
        'it needs a test customer: --user',
      );
      // Nobody signed in, and no code that was given out was asked for.
      expect(server.proxy.asked.filter((path) => path.startsWith('/oauth2/revoke'))).toEqual([]);
    } finally {
      await server.close();
    }
  });
});
