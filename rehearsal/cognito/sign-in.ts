import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { readAuthorizationRequest } from './authorize';
import { serveFederation } from './federation';
import { mailResetCode, signInOrMigrate } from './migration';
import { Parameters } from './parameters';
import { passwordFaults } from './passwords';
import { TriggerRefusal } from './pool-triggers';
import { refusals, SignInDialog, type SignInServices } from './sign-in-dialog';
import { messagePage } from './sign-in-pages';
import { queryOf, refuse, sendBack, sendPage } from './sign-in-replies';
import type { UserPoolSettings } from './user-pool-settings';

/** What is said at `/error`. The text is not taken from the address: anyone can write that. */
const errorMessages: Readonly<Record<string, string>> = {
  redirect_mismatch: 'The address to return to is not one of those registered for the app client.',
  invalid_client: 'The client id is not one of this user pool.',
  invalid_request: 'The request lacks a client id or a redirect URI, or has one of them twice.',
};

/** Beside the lock for each customer: the server's limit for each address applies. */
const limited = { config: { rateLimit: {} } };

/**
 * Serves `/oauth2/authorize`, `/login`, `/signup`, `/confirmUser`, `/forgotPassword`, `/confirmForgotPassword`,
 * `/idp/…`, `/logout` and `/error`.
 */
export function serveSignIn(server: FastifyInstance, services: SignInServices): void {
  const dialog = new SignInDialog(services);
  serveAuthorize(server, dialog);
  serveLogin(server, dialog, services);
  serveSignUp(server, dialog, services);
  serveConfirmation(server, dialog, services);
  serveForgotPassword(server, dialog, services);
  serveFederation(server, dialog, services);
  serveLogout(server, dialog, services);
  serveError(server);
  const read = (name: string) => readFile(join('rehearsal', 'cognito', name), 'utf8');
  const [css, script] = [read('sign-in.css'), read('in-frame.js')];
  server.get('/sign-in.css', async (_request, reply) => reply.type('text/css').send(await css));
  server.get('/in-frame.js', async (_request, reply) => reply.type('text/javascript').send(await script));
}

function serveAuthorize(server: FastifyInstance, dialog: SignInDialog): void {
  server.get('/oauth2/authorize', async (request, reply) => {
    const authorization = dialog.read(request, reply);
    if (!authorization) return reply;
    const session = dialog.signedIn(request);
    if (session && authorization.prompt !== 'login') return dialog.grantCode(reply, authorization, session);
    if (authorization.prompt === 'none') {
      return sendBack(reply, authorization.redirectUri, {
        error: 'login_required',
        state: authorization.state,
      });
    }
    const provider = Parameters.ofUrl(request.url).get('identity_provider') ?? 'COGNITO';
    return reply.redirect(`/${provider === 'COGNITO' ? 'login' : `idp/${provider}`}?${queryOf(request)}`);
  });
}

function serveLogin(server: FastifyInstance, dialog: SignInDialog, services: SignInServices): void {
  server.get('/login', async (request, reply) => {
    const authorization = dialog.read(request, reply);
    if (!authorization) return reply;
    return dialog.showSignIn(request, reply, { email: authorization.loginHint });
  });

  server.post('/login', limited, async (request, reply) => {
    const own = dialog.readForm(request, reply);
    if (!own) return reply;
    const email = own.form.text('username').trim();
    const { client } = own.authorization;
    const result = await signInOrMigrate(services, email, own.form.text('password'), client);
    if ('user' in result) return dialog.complete(reply, own, result.user);
    if ('fault' in result) return dialog.showSignIn(request, reply, { email, fault: result.fault });
    if (result.refusal === 'unconfirmed') {
      return dialog.expectConfirmation(request, reply, own.browser, email);
    }
    return dialog.showSignIn(request, reply, { email, fault: refusals[result.refusal] });
  });
}

function serveSignUp(server: FastifyInstance, dialog: SignInDialog, services: SignInServices): void {
  const { settings, users, triggers } = services;
  const closedPage = messagePage('Sign up', refusals['sign-up-closed']);

  server.get('/signup', async (request, reply) => {
    if (!dialog.read(request, reply)) return reply;
    if (!settings.selfSignUp) return sendPage(reply.code(403), closedPage);
    return dialog.showSignUp(request, reply, {});
  });

  server.post('/signup', limited, async (request, reply) => {
    const own = dialog.readForm(request, reply);
    if (!own) return reply;
    if (!settings.selfSignUp) return sendPage(reply.code(403), closedPage);
    const email = own.form.text('username').trim();
    const password = own.form.text('password');
    const refusal = await triggers
      .preSignUp('PreSignUp_SignUp', email, { email }, own.authorization.client.clientId)
      .then(
        () => undefined,
        (error: unknown) => error,
      );
    if (refusal instanceof TriggerRefusal)
      return dialog.showSignUp(request, reply, { email, fault: refusal.message });
    if (refusal !== undefined) throw refusal;
    const result = await users.signUp(email, password);
    if ('refusal' in result) {
      const fault =
        result.refusal === 'weak-password'
          ? `The password needs ${passwordFaults(password, settings.passwordPolicy).join(', ')}.`
          : refusals[result.refusal];
      return dialog.showSignUp(request, reply, { email, fault });
    }
    if (result.user.confirmed) return dialog.complete(reply, own, result.user);
    return dialog.expectConfirmation(request, reply, own.browser, email);
  });
}

function serveConfirmation(server: FastifyInstance, dialog: SignInDialog, { users }: SignInServices): void {
  server.get('/confirmUser', async (request, reply) => {
    if (!dialog.read(request, reply)) return reply;
    return dialog.showConfirm(request, reply);
  });

  server.post('/confirmUser', limited, async (request, reply) => {
    const own = dialog.readForm(request, reply);
    if (!own) return reply;
    const email = dialog.unconfirmedEmail(own.browser) ?? '';
    const result = users.confirm(email, own.form.text('confirmation_code').trim());
    if ('refusal' in result) return dialog.showConfirm(request, reply, refusals[result.refusal]);
    return dialog.complete(reply, own, result.user);
  });
}

function serveForgotPassword(server: FastifyInstance, dialog: SignInDialog, services: SignInServices): void {
  server.get('/forgotPassword', async (request, reply) => {
    if (!dialog.read(request, reply)) return reply;
    return dialog.showForgotPassword(request, reply);
  });

  server.post('/forgotPassword', limited, async (request, reply) => {
    const own = dialog.readForm(request, reply);
    if (!own) return reply;
    const email = own.form.text('username').trim();
    await mailResetCode(services, email, own.authorization.client);
    return dialog.expectConfirmation(request, reply, own.browser, email, 'confirmForgotPassword');
  });

  server.get('/confirmForgotPassword', async (request, reply) => {
    if (!dialog.read(request, reply)) return reply;
    return dialog.showNewPassword(request, reply);
  });

  server.post('/confirmForgotPassword', limited, async (request, reply) => {
    const own = dialog.readForm(request, reply);
    if (!own) return reply;
    const email = dialog.unconfirmedEmail(own.browser) ?? '';
    const code = own.form.text('confirmation_code').trim();
    const result = await services.users.resetPassword(email, code, own.form.text('password'));
    if ('refusal' in result) return dialog.showNewPassword(request, reply, refusals[result.refusal]);
    return dialog.complete(reply, own, result.user);
  });
}

function serveLogout(server: FastifyInstance, dialog: SignInDialog, { settings }: SignInServices): void {
  server.get('/logout', async (request, reply) => {
    const target = logoutTarget(request.url, settings);
    if (target === undefined) return refuse(reply, 'redirect_mismatch');
    return dialog.signOut(request, reply).redirect(target);
  });
}

function serveError(server: FastifyInstance): void {
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
}

/** Where a sign-out leads: to a registered address, or to signing in again. */
function logoutTarget(url: string, settings: UserPoolSettings): string | undefined {
  const parameters = Parameters.ofUrl(url);
  const logoutUri = parameters.get('logout_uri');
  if (logoutUri === undefined) {
    const isSignIn = 'client' in readAuthorizationRequest(parameters, settings);
    return isSignIn ? `/login?${parameters}` : undefined;
  }
  const client = settings.clients.find((one) => one.clientId === parameters.get('client_id'));
  return client?.logoutUrls.includes(logoutUri) ? logoutUri : undefined;
}
