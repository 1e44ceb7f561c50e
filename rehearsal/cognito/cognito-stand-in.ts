import { randomBytes } from 'node:crypto';
import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { answerOnLoopbackOnly } from '../../contracts/loopback';
import type { Clock } from '../clock';
import type { ExchangeLog } from '../exchange-log';
import { recordExchanges } from '../exchange-recorder';
import type { Party } from '../party';
import { adminApi } from './admin-api';
import { GrantStore } from './grants';
import { Parameters } from './parameters';
import { PoolTriggers, type TriggerFunctions } from './pool-triggers';
import { Sessions } from './sessions';
import { serveSignIn } from './sign-in';
import { cookieName } from './sign-in-dialog';
import type { ExampleCustomer } from './sign-in-pages';
import { type SigningKeys, signingKeys } from './signing-keys';
import { answerRevoke, answerToken, TokenError, type TokenServices } from './token-endpoint';
import { TokenIssuer } from './tokens';
import type { User } from './user';
import { serveUserApi } from './user-api';
import { UserDirectory } from './user-directory';
import type { UserPoolSettings } from './user-pool-settings';

/** How a stand-in is started. */
export interface CognitoStandInOptions {
  readonly settings: UserPoolSettings;
  /** Default: those of the last start of this checkout. */
  readonly keys?: SigningKeys;
  /** Default: the machine's clock. */
  readonly now?: Clock;
  /** Default: any free port. The address is always loopback. */
  readonly port?: number;
  readonly log?: ExchangeLog;
  /** The functions that the pool asks. Default: none. */
  readonly triggers?: TriggerFunctions;
  /** Secrets that the functions read from Secrets Manager, by their ARNs. Default: none. */
  readonly secrets?: Readonly<Record<string, string>>;
  /** Customer whose name and password stand in the sign-in form. */
  readonly example?: ExampleCustomer;
  /** Customer of the old store whom the sign-in form names. Default: none. */
  readonly ofOldStore?: ExampleCustomer | undefined;
  /** Where browsers really go when they are sent to a redirect URI. Default: there. */
  readonly deliverRedirect?: (url: string) => string;
  /** Origins of pages that may frame the sign-in. Default: none. */
  readonly framedBy?: readonly string[];
  /** Sign-in attempts that one address may make in a minute. Default 600. */
  readonly signInsPerMinute?: number;
}

/** A running stand-in for a Cognito user pool with its sign-in domain. */
export interface CognitoStandIn {
  /** Loopback address, e.g. `http://127.0.0.1:41231`. It serves the domain and the issuer. */
  readonly origin: string;
  readonly settings: UserPoolSettings;
  readonly users: UserDirectory;
  readonly grants: GrantStore;
  readonly jwks: TokenIssuer['jwks'];
  /** Access key with which the pool's functions and administrators call Cognito's API. Made anew at each start. */
  readonly accessKeyId: string;
  /** Who is signed in at a browser. @param cookies header that it sends */
  signedIn(cookies: string): User | undefined;
  close(): Promise<void>;
}

/** CloudFront, which stands before a custom domain, takes no longer address. */
const longestUrl = 8_192;

/** Who asks for what. */
const askers: readonly [path: RegExp, from: Party][] = [
  [/^\/oauth2\/(token|revoke)$/, 'Alexa'],
  [
    /^\/(oauth2\/authorize|login|signup|confirmUser|forgotPassword|confirmForgotPassword|idp\/\w+|logout|error)$/,
    'Customer',
  ],
  // The reference SaaS is given the keys.
  [/\/jwks\.json$/, 'Add-on'],
  [/^\/oauth2\/userInfo$|^\/$|\/\.well-known\//, 'SaaS API'],
];

/** Starts an authorization server that behaves as the user pool of these settings would. */
export async function startCognitoStandIn(options: CognitoStandInOptions): Promise<CognitoStandIn> {
  const { settings, now = Date.now } = options;
  const keys = options.keys ?? (await signingKeys());
  const accessKeyId = `ASIA${randomBytes(8).toString('hex').toUpperCase()}`;
  const services: TokenServices = {
    settings,
    now,
    grants: new GrantStore(now),
    tokens: new TokenIssuer(settings, keys, now),
    users: new UserDirectory(settings, now),
    triggers: new PoolTriggers(settings, options.triggers ?? {}),
  };
  const server = fastify({ bodyLimit: 64 * 1024, routerOptions: { ignoreTrailingSlash: false } });
  await server.register(cookie);
  await server.register(formbody, {
    parser: (body) => new URLSearchParams(body) as unknown as Record<string, unknown>,
  });
  await server.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        scriptSrc: ["'self'"],
        imgSrc: ['data:'],
        // Browsers hold a form's redirects to this list as well.
        formAction: ["'self'", ...deliveryOrigins(options)],
        frameAncestors: options.framedBy?.length ? [...options.framedBy] : ["'none'"],
        baseUri: ["'none'"],
      },
    },
    frameguard: options.framedBy?.length ? false : { action: 'deny' },
    strictTransportSecurity: false,
    referrerPolicy: { policy: 'no-referrer' },
  });
  await server.register(rateLimit, {
    global: false,
    max: options.signInsPerMinute ?? 600,
    timeWindow: '1 minute',
  });
  answerOnLoopbackOnly(server);
  if (options.log) {
    recordExchanges(server, options.log, 'Cognito', (request) => describe(request, settings));
  }
  // After the log, which shows the address as it is when deployed.
  server.addHook('onSend', async (_request, reply, payload) => {
    const location = reply.getHeader('location');
    if (typeof location === 'string' && !location.startsWith('/')) {
      reply.header('location', options.deliverRedirect?.(location) ?? location);
    }
    return payload;
  });
  server.addHook('onRequest', async (request, reply) => {
    if (request.url.length > longestUrl) return reply.code(414).send();
    return undefined;
  });
  serveTokens(server, services);
  serveUserApi(server, services, adminApi(services, accessKeyId, options.secrets));
  serveDiscovery(server, services);
  const sessions = new Sessions(now);
  serveSignIn(server, { ...services, sessions, example: options.example, ofOldStore: options.ofOldStore });
  const origin = await server.listen({ host: '127.0.0.1', port: options.port ?? 0 });
  return {
    origin,
    settings,
    users: services.users,
    grants: services.grants,
    jwks: services.tokens.jwks,
    accessKeyId,
    signedIn: (cookies) => {
      const session = sessions.signedIn(cookie.parse(cookies)[cookieName]);
      return session && services.users.find(session.sub);
    },
    close: () => server.close(),
  };
}

function serveTokens(server: FastifyInstance, services: TokenServices): void {
  const noStore = { 'cache-control': 'no-store', pragma: 'no-cache' };
  const jsonType = 'application/json;charset=UTF-8';
  for (const url of ['/oauth2/token', '/oauth2/revoke']) {
    server.route({
      method: ['GET', 'PUT', 'DELETE', 'PATCH'],
      url,
      handler: async (_request, reply) => reply.code(405).header('allow', 'POST').send(),
    });
  }
  server.post('/oauth2/token', async (request, reply) => {
    try {
      const answer = await answerToken(services, request.headers.authorization, formOf(request));
      return reply.headers(noStore).type(jsonType).send(JSON.stringify(answer));
    } catch (error) {
      if (!(error instanceof TokenError)) throw error;
      return reply
        .code(400)
        .headers(noStore)
        .type(jsonType)
        .send(JSON.stringify({ error: error.code }));
    }
  });
  server.post('/oauth2/revoke', async (request, reply) => {
    try {
      answerRevoke(services, request.headers.authorization, formOf(request));
      return reply.code(200).send();
    } catch (error) {
      if (!(error instanceof TokenError)) throw error;
      return reply
        .code(error.code === 'invalid_client' ? 401 : 400)
        .type(jsonType)
        .send(JSON.stringify({ error: error.code }));
    }
  });
  // A body of another kind is an invalid request here, not one for the framework to answer.
  server.setErrorHandler(async (error: { statusCode?: number; code?: string }, request, reply) => {
    const isOAuth = request.url.startsWith('/oauth2/');
    if (isOAuth && error.code?.startsWith('FST_ERR_CTP')) {
      return reply
        .code(error.statusCode === 413 ? 413 : 400)
        .headers(noStore)
        .type(jsonType)
        .send(JSON.stringify({ error: 'invalid_request' }));
    }
    const status = error.statusCode ?? 500;
    return reply.code(status).send({ error: status === 429 ? 'TooManyRequestsException' : 'server_error' });
  });
}

function serveDiscovery(server: FastifyInstance, { settings, tokens }: TokenServices): void {
  const domain = `https://${settings.domain}`;
  server.get(`/${settings.userPoolId}/.well-known/openid-configuration`, async () => ({
    authorization_endpoint: `${domain}/oauth2/authorize`,
    end_session_endpoint: `${domain}/logout`,
    id_token_signing_alg_values_supported: ['RS256'],
    issuer: settings.issuer,
    jwks_uri: `${settings.issuer}/.well-known/jwks.json`,
    response_types_supported: ['code', 'token'],
    revocation_endpoint: `${domain}/oauth2/revoke`,
    scopes_supported: ['openid', 'email', 'phone', 'profile'],
    subject_types_supported: ['public'],
    token_endpoint: `${domain}/oauth2/token`,
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
    userinfo_endpoint: `${domain}/oauth2/userInfo`,
  }));
  server.get(`/${settings.userPoolId}/.well-known/jwks.json`, async () => tokens.jwks);
}

function formOf(request: FastifyRequest): Parameters {
  return new Parameters(request.body instanceof URLSearchParams ? request.body : new URLSearchParams());
}

function deliveryOrigins({ settings, deliverRedirect = (url) => url }: CognitoStandInOptions): string[] {
  const targets = settings.clients.flatMap((client) => [...client.callbackUrls, ...client.logoutUrls]);
  return [...new Set(targets.map((url) => new URL(deliverRedirect(url)).origin))];
}

function describe(request: FastifyRequest, settings: UserPoolSettings) {
  const [path = ''] = request.url.split('?');
  const from = askers.find(([pattern]) => pattern.test(path))?.[1];
  const host =
    path.includes('/.well-known/') || path === '/' ? new URL(settings.issuer).host : settings.domain;
  return from && { from, url: `https://${host}${request.url}` };
}
