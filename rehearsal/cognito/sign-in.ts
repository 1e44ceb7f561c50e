import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Clock } from '../clock';
import type { Html } from '../html';
import { type AuthorizationRequest, readAuthorizationRequest, redirectWith } from './authorize';
import type { GrantStore } from './grants';
import { Parameters } from './parameters';
import { Sessions } from './sessions';
import { confirmPage, type ExampleCustomer, messagePage, signInPage, signUpPage } from './sign-in-pages';
import { type DirectoryRefusal, passwordFaults, type User, type UserDirectory } from './user-directory';
import type { UserPoolSettings } from './user-pool-settings';

/** What the pages that customers see work with. */
export interface SignInServices {
  readonly settings: UserPoolSettings;
  readonly grants: GrantStore;
  readonly users: UserDirectory;
  readonly now: Clock;
  readonly example?: ExampleCustomer;
}

const cookieName = 'cognito';

/** What customers are told. */
const refusals: Readonly<Record<DirectoryRefusal, string>> = {
  incorrect: 'Incorrect username or password.',
  'unknown-user': 'User does not exist.',
  locked: 'Password attempts exceeded. Wait a moment and try again.',
  unconfirmed: 'Confirm your e-mail address first.',
  exists: 'An account with the given e-mail already exists.',
  'bad-email': 'Invalid e-mail address.',
  'weak-password': 'Password does not conform to policy.',
  'sign-up-closed': 'Sign up is not permitted for this user pool.',
  'wrong-code': 'Invalid verification code provided, please try again.',
};

/** What is said at `/error`. The text is not taken from the address: anyone can write that. */
const errorMessages: Readonly<Record<string, string>> = {
  redirect_mismatch: 'The address to return to is not one of those registered for the app client.',
  invalid_client: 'The client id is not one of this user pool.',
  invalid_request: 'The request lacks a client id or a redirect URI, or has one of them twice.',
};

/** Serves `/oauth2/authorize`, `/login`, `/signup`, `/confirmUser`, `/logout` and `/error`. */
export function serveSignIn(server: FastifyInstance, services: SignInServices): void {
  const { settings, users, now } = services;
  const sessions = new Sessions(now);

  server.get('/oauth2/authorize', async (request, reply) => {
    const authorization = readOrRefuse(request, reply);
    if (!authorization) return reply;
    const session = sessions.signedIn(request.cookies[cookieName]);
    if (session && authorization.prompt !== 'login') return grantCode(reply, authorization, session);
    if (authorization.prompt === 'none') {
      return sendBack(reply, authorization.redirectUri, {
        error: 'login_required',
        state: authorization.state,
      });
    }
    return reply.redirect(`/login?${queryOf(request)}`);
  });

  server.get('/login', async (request, reply) => {
    const authorization = readOrRefuse(request, reply);
    if (!authorization) return reply;
    return showSignIn(request, reply, { email: authorization.loginHint });
  });

  server.post('/login', { config: { rateLimit: signInLimit } }, async (request, reply) => {
    const authorization = readOrRefuse(request, reply);
    const browser = authorization && ownBrowser(request, reply);
    if (!authorization || !browser) return reply;
    const form = formOf(request);
    const email = form.text('username').trim();
    const result = await users.signIn(email, form.text('password'), authorization.client.hidesUserExistence);
    if ('user' in result) return completeSignIn(reply, authorization, browser, result.user);
    if (result.refusal === 'unconfirmed') {
      sessions.expectConfirmation(browser, email);
      return reply.redirect(`/confirmUser?${queryOf(request)}`, 303);
    }
    return showSignIn(request, reply, { email, fault: refusals[result.refusal] });
  });

  server.get('/signup', async (request, reply) => {
    if (!readOrRefuse(request, reply)) return reply;
    if (!settings.selfSignUp) return refuseSignUp(reply);
    return showSignUp(request, reply, {});
  });

  server.post('/signup', { config: { rateLimit: signInLimit } }, async (request, reply) => {
    const authorization = readOrRefuse(request, reply);
    const browser = authorization && ownBrowser(request, reply);
    if (!authorization || !browser) return reply;
    if (!settings.selfSignUp) return refuseSignUp(reply);
    const form = formOf(request);
    const email = form.text('username').trim();
    const result = await users.signUp(email, form.text('password'));
    if ('refusal' in result) {
      const lacks = passwordFaults(form.text('password'), settings.passwordPolicy);
      const fault =
        result.refusal === 'weak-password'
          ? `The password needs ${lacks.join(', ')}.`
          : refusals[result.refusal];
      return showSignUp(request, reply, { email, fault });
    }
    if (result.user.confirmed) return completeSignIn(reply, authorization, browser, result.user);
    sessions.expectConfirmation(browser, email);
    return reply.redirect(`/confirmUser?${queryOf(request)}`, 303);
  });

  server.get('/confirmUser', async (request, reply) => {
    if (!readOrRefuse(request, reply)) return reply;
    return showConfirm(request, reply);
  });

  server.post('/confirmUser', { config: { rateLimit: signInLimit } }, async (request, reply) => {
    const authorization = readOrRefuse(request, reply);
    const browser = authorization && ownBrowser(request, reply);
    if (!authorization || !browser) return reply;
    const email = sessions.unconfirmedEmail(browser) ?? '';
    const result = users.confirm(email, formOf(request).text('confirmation_code').trim());
    if ('refusal' in result) return showConfirm(request, reply, refusals[result.refusal]);
    return completeSignIn(reply, authorization, browser, result.user);
  });

  server.get('/logout', async (request, reply) => {
    const target = logoutTarget(request);
    if (target === undefined) return refuse(reply, 'redirect_mismatch');
    sessions.close(request.cookies[cookieName]);
    return reply.clearCookie(cookieName, { path: '/' }).redirect(target);
  });

  server.get('/error', async (request, reply) => {
    const error = Parameters.ofUrl(request.url).text('error');
    const message = Object.hasOwn(errorMessages, error) ? errorMessages[error] : undefined;
    return sendPage(
      reply.code(400),
      messagePage(
        'An error was encountered with the requested page.',
        message ?? 'The request is not valid.',
      ),
    );
  });

  const css = readFile(join('rehearsal', 'cognito', 'sign-in.css'), 'utf8');
  server.get('/sign-in.css', async (_request, reply) => reply.type('text/css').send(await css));

  function readOrRefuse(request: FastifyRequest, reply: FastifyReply): AuthorizationRequest | undefined {
    const parameters = Parameters.ofUrl(request.url);
    const read = readAuthorizationRequest(parameters, settings);
    if ('client' in read) return read;
    if ('shown' in read) {
      refuse(reply, read.shown, parameters.get('client_id'));
    } else {
      sendBack(reply, parameters.text('redirect_uri'), {
        error: read.redirected,
        error_description: read.description,
        state: parameters.get('state'),
      });
    }
    return undefined;
  }

  /** Where a sign-out leads: to a registered address, or to signing in again. */
  function logoutTarget(request: FastifyRequest): string | undefined {
    const parameters = Parameters.ofUrl(request.url);
    const logoutUri = parameters.get('logout_uri');
    if (logoutUri === undefined) {
      const isSignIn = 'client' in readAuthorizationRequest(parameters, settings);
      return isSignIn ? `/login?${queryOf(request)}` : undefined;
    }
    const client = settings.clients.find((one) => one.clientId === parameters.get('client_id'));
    return client?.logoutUrls.includes(logoutUri) ? logoutUri : undefined;
  }

  function refuse(reply: FastifyReply, error: string, clientId?: string): FastifyReply {
    const query = new URLSearchParams({ error, ...(clientId ? { client_id: clientId } : {}) });
    return reply.redirect(`/error?${query}`);
  }

  function sendBack(
    reply: FastifyReply,
    redirectUri: string,
    answer: Readonly<Record<string, string | undefined>>,
  ): FastifyReply {
    return reply.redirect(redirectWith(redirectUri, answer));
  }

  function grantCode(
    reply: FastifyReply,
    authorization: AuthorizationRequest,
    session: { readonly sub: string; readonly at: number },
  ): FastifyReply {
    const code = services.grants.issueCode({
      clientId: authorization.client.clientId,
      sub: session.sub,
      scopes: authorization.scopes,
      redirectUri: authorization.redirectUri,
      codeChallenge: authorization.codeChallenge,
      nonce: authorization.nonce,
      resource: authorization.resource,
      authTime: Math.floor(session.at / 1000),
    });
    return sendBack(reply, authorization.redirectUri, { code, state: authorization.state });
  }

  function completeSignIn(
    reply: FastifyReply,
    authorization: AuthorizationRequest,
    browser: string,
    user: User,
  ): FastifyReply {
    setCookie(reply, sessions.signIn(browser, user.sub));
    return grantCode(reply, authorization, { sub: user.sub, at: now() });
  }

  /** The browser's id if the form is its own; otherwise the request is refused. */
  function ownBrowser(request: FastifyRequest, reply: FastifyReply): string | undefined {
    const browser = request.cookies[cookieName];
    const site = request.headers['sec-fetch-site'] ?? 'same-origin';
    if (
      browser !== undefined &&
      sessions.isOwnForm(browser, formOf(request).text('_csrf')) &&
      site === 'same-origin'
    ) {
      return browser;
    }
    sendPage(
      reply.code(403),
      messagePage('This form is out of date.', 'Go back to where you came from and begin again.'),
    );
    return undefined;
  }

  function openBrowser(request: FastifyRequest, reply: FastifyReply) {
    const id = sessions.open(request.cookies[cookieName]);
    setCookie(reply, id);
    return { id, csrf: sessions.csrfToken(id) };
  }

  function showSignIn(
    request: FastifyRequest,
    reply: FastifyReply,
    shown: { email?: string; fault?: string },
  ) {
    const { csrf } = openBrowser(request, reply);
    const page = { ...shown, csrf, query: queryOf(request) };
    return sendPage(reply, signInPage(page, { example: services.example, selfSignUp: settings.selfSignUp }));
  }

  function showSignUp(
    request: FastifyRequest,
    reply: FastifyReply,
    shown: { email?: string; fault?: string },
  ) {
    const { csrf } = openBrowser(request, reply);
    const rule = `It needs ${passwordFaults('', settings.passwordPolicy).join(', ')}.`;
    return sendPage(reply, signUpPage({ ...shown, csrf, query: queryOf(request) }, rule));
  }

  function showConfirm(request: FastifyRequest, reply: FastifyReply, fault?: string) {
    const { id, csrf } = openBrowser(request, reply);
    const email = sessions.unconfirmedEmail(id);
    if (email === undefined) return reply.redirect(`/login?${queryOf(request)}`);
    return sendPage(
      reply,
      confirmPage({ csrf, fault, email, query: queryOf(request) }, users.mailedCode(email)),
    );
  }

  function refuseSignUp(reply: FastifyReply): FastifyReply {
    return sendPage(reply.code(403), messagePage('Sign up', refusals['sign-up-closed']));
  }
}

/** Beside the lock for each customer: the server's limit for each address applies. */
const signInLimit = {};

function setCookie(reply: FastifyReply, id: string): void {
  reply.setCookie(cookieName, id, { httpOnly: true, sameSite: 'lax', path: '/' });
}

function sendPage(reply: FastifyReply, page: Html): FastifyReply {
  return reply.header('cache-control', 'no-store').type('text/html; charset=utf-8').send(page.toString());
}

function formOf(request: FastifyRequest): Parameters {
  return new Parameters(request.body instanceof URLSearchParams ? request.body : new URLSearchParams());
}

function queryOf(request: FastifyRequest): string {
  return Parameters.ofUrl(request.url).toString();
}
