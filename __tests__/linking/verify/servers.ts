import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { redirectUrls } from '../../../alexa/redirect-urls';
import { startReferenceSaas } from '../../../contracts/reference/server';
import { machineNetwork, type NetworkOptions } from '../../../linking/verify/network';
import type { Target } from '../../../linking/verify/target';
import type { VerifyOptions } from '../../../linking/verify/verify';
import { verify } from '../../../linking/verify/verify';
import { findProgram } from '../../../programs/find-program';
import { type AlteringProxy, type ProxyOptions, startAlteringProxy } from '../../../testing/altering-proxy';
import { CertificateAuthority } from '../../../testing/certificates';
import { ada, Flow } from '../../rehearsal/linked-flow';
import { vendorId } from '../../rehearsal/terraform-stack';
import { lamp } from '../../support/lamp/api';

/** A real authorization server behind real HTTPS on loopback, and what Alexa would be told of it. */
export interface VerifiedServer {
  readonly target: Target;
  readonly proxy: AlteringProxy;
  /** Where the real server is, behind the proxy. */
  readonly upstream: ProxyOptions['upstream'];
  /** Where every name leads. */
  readonly hosts: NonNullable<NetworkOptions['hosts']>;
  readonly authority: CertificateAuthority;
  verify(
    target?: Partial<Target>,
    options?: VerifyOptions,
    network?: NetworkOptions,
  ): ReturnType<typeof verify>;
  close(): Promise<void>;
}

const customer = { user: ada.username, password: ada.password };

/** What is missing on this machine for tests with certificates; undefined where nothing is. */
export const opensslMissing = findProgram('openssl') ? undefined : 'no openssl on the PATH';

/** The same for servers of others. */
export const witnessesMissing =
  opensslMissing ??
  (existsSync(join('testing', 'witnesses', 'node_modules', 'better-auth'))
    ? undefined
    : 'no better-auth; npm run test:witnesses installs it');

/**
 * Puts HTTPS with a certificate for these names before a server.
 *
 * @param byOwnName whether the server answers under its own address alone, as the rehearsal's do
 */
export async function behindHttps(
  names: readonly string[],
  upstream: ProxyOptions['upstream'],
  target: Target,
  close: () => Promise<unknown>,
  byOwnName = false,
): Promise<VerifiedServer> {
  const authority = new CertificateAuthority(names);
  const proxy = await startAlteringProxy({ upstream, byOwnName, certificate: authority.issue() });
  const hosts = Object.fromEntries(names.map((name) => [name, { A: ['127.0.0.1'], port: proxy.port }]));
  return {
    target,
    proxy,
    upstream,
    hosts,
    authority,
    verify: (changes = {}, options = {}, network = {}) =>
      verify(
        { ...target, ...changes },
        {
          network: machineNetwork({
            ca: authority.ca,
            deadlineMs: 8_000,
            ...network,
            hosts: { ...hosts, ...network.hosts },
          }),
          ...options,
        },
      ),
    close: async () => {
      await proxy.close();
      await close();
      authority.remove();
    },
  };
}

/**
 * The stand-in of Cognito under its own names, and the reference SaaS that verifies its tokens.
 *
 * @param client attributes of the app client's Terraform that differ
 */
export async function startCognito(client: Readonly<Record<string, unknown>> = {}): Promise<VerifiedServer> {
  const audience = 'https://api.example.com';
  const names = Object.values(lamp.operations).map(({ scope }) => scope);
  const scopes = [...new Set(names)].filter((name) => name !== 'lamp.write');
  const api = { identifier: audience, scope: [...new Set(names)].map((scope_name) => ({ scope_name })) };
  const flow = await Flow.start({
    resources: { aws_cognito_resource_server: { api } },
    client: {
      allowed_oauth_scopes: ['openid', 'email', ...scopes.map((scope) => `${audience}/${scope}`)],
      ...client,
    },
  });
  const { issuer, domain, userPoolId } = flow.cognito.settings;
  const alexa = flow.client();
  const saas = await startReferenceSaas(lamp, {
    userPoolId,
    clientId: alexa.clientId,
    audience,
    jwks: { keys: flow.cognito.jwks.keys as never },
    now: flow.clock.now,
  });
  const hosts = [domain, new URL(issuer).host, new URL(audience).host, 'example.com', 'accounts.google.com'];
  const upstream = (host: string) => (host === hosts[2] ? saas.url : flow.cognito.origin);
  return behindHttps(
    hosts,
    upstream,
    {
      authorizationUri: `https://${domain}/oauth2/authorize`,
      accessTokenUri: `https://${domain}/oauth2/token`,
      revocationUri: `https://${domain}/oauth2/revoke`,
      clientId: alexa.clientId,
      clientSecret: alexa.clientSecret ?? '',
      scheme: 'HTTP_BASIC',
      redirectUrls: redirectUrls(vendorId),
      scopes: alexa.scopes,
      cognito: { issuer, domains: [domain] },
      customer,
      service: {
        baseUrl: audience,
        operations: Object.values(lamp.operations).map(({ method, path, scope }) => ({
          method,
          path,
          scope: `${audience}/${scope}`,
        })),
      },
    },
    () => Promise.all([flow.cognito.close(), saas.close()]),
    true,
  );
}

/** `oidc-provider`, certified for OpenID Connect. */
export async function startOidcProvider(): Promise<VerifiedServer> {
  const origin = 'https://op.example.org';
  const args = [JSON.stringify(redirectUrls(vendorId)), origin];
  const [child, local] = await started<string>('oidc-provider.mjs', args);
  return behindHttps(
    ['op.example.org'],
    () => local,
    {
      authorizationUri: `${origin}/auth`,
      accessTokenUri: `${origin}/token`,
      revocationUri: `${origin}/token/revocation`,
      clientId: 'client_secret_basic',
      clientSecret: 'secret of client_secret_basic: with +, % and a colon',
      scheme: 'HTTP_BASIC',
      redirectUrls: redirectUrls(vendorId),
      scopes: ['openid', 'things.read'],
      customer,
    },
    () => stopped(child),
  );
}

interface Started {
  readonly port: number;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** Better Auth with its OAuth provider. */
export async function startBetterAuth(): Promise<VerifiedServer> {
  const origin = 'https://auth.example.net';
  const options = { origin, redirectUris: redirectUrls(vendorId), ...customer };
  const [child, { port, clientId, clientSecret }] = await started<Started>('better-auth.mjs', [
    JSON.stringify(options),
  ]);
  return behindHttps(
    ['auth.example.net'],
    () => `http://127.0.0.1:${port}`,
    {
      authorizationUri: `${origin}/api/auth/oauth2/authorize`,
      accessTokenUri: `${origin}/api/auth/oauth2/token`,
      revocationUri: `${origin}/api/auth/oauth2/revoke`,
      clientId,
      clientSecret,
      scheme: 'HTTP_BASIC',
      redirectUrls: redirectUrls(vendorId),
      scopes: ['openid', 'offline_access', 'things.read', 'things.write'],
      customer,
    },
    () => stopped(child),
  );
}

/** The library `@node-oauth/oauth2-server` with pages around it. */
export async function startNodeOauth(): Promise<VerifiedServer> {
  const options = { redirectUris: redirectUrls(vendorId), ...customer };
  const [child, { port, clientId, clientSecret }] = await started<Started>('node-oauth2-server.mjs', [
    JSON.stringify(options),
  ]);
  const origin = 'https://id.example.edu';
  return behindHttps(
    ['id.example.edu'],
    () => `http://127.0.0.1:${port}`,
    {
      authorizationUri: `${origin}/authorize`,
      accessTokenUri: `${origin}/token`,
      clientId,
      clientSecret,
      scheme: 'REQUEST_BODY_CREDENTIALS',
      redirectUrls: redirectUrls(vendorId),
      scopes: ['things.read', 'things.write'],
      customer,
    },
    () => stopped(child),
  );
}

async function started<Message>(file: string, args: readonly string[]): Promise<[ChildProcess, Message]> {
  const child = fork(join('testing', file), args, { silent: true });
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`${file} ended with ${code}:\n${said}`);
  });
  const [message] = (await Promise.race([once(child, 'message'), ended])) as [Message];
  return [child, message];
}

async function stopped(child: ChildProcess): Promise<void> {
  const exit = once(child, 'exit');
  child.kill();
  await exit;
}
