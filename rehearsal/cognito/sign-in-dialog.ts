import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Clock } from '../clock';
import { markRefused } from '../exchange-recorder';
import { type AuthorizationRequest, readAuthorizationRequest } from './authorize';
import type { GrantStore } from './grants';
import { Parameters } from './parameters';
import { passwordFaults } from './passwords';
import type { PoolTriggers } from './pool-triggers';
import type { Sessions } from './sessions';
import {
  confirmPage,
  type ExampleCustomer,
  forgotPasswordPage,
  messagePage,
  newPasswordPage,
  providerPage,
  signInPage,
  signUpPage,
} from './sign-in-pages';
import { queryOf, refuse, sendBack, sendPage } from './sign-in-replies';
import type { User } from './user';
import type { DirectoryRefusal, UserDirectory } from './user-directory';
import type { UserPoolSettings } from './user-pool-settings';

/** What the pages that customers see work with. */
export interface SignInServices {
  readonly settings: UserPoolSettings;
  readonly grants: GrantStore;
  readonly users: UserDirectory;
  readonly triggers: PoolTriggers;
  readonly sessions: Sessions;
  readonly now: Clock;
  readonly example?: ExampleCustomer | undefined;
  readonly ofOldStore?: ExampleCustomer | undefined;
}

/** What a form is shown with again: what was entered, and what is wrong with it. */
export interface Entered {
  readonly email?: string;
  readonly fault?: string;
}

/** A form that was sent by the browser that it was shown to. */
export interface OwnForm {
  readonly authorization: AuthorizationRequest;
  /** The browser's id. */
  readonly browser: string;
  readonly form: Parameters;
}

/** The cookie by which a browser is known. */
export const cookieName = 'cognito';

/** What customers are told. */
export const refusals: Readonly<Record<DirectoryRefusal, string>> = {
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

/** What every page of the sign-in does alike: reads what is asked for, knows the browser, shows, ends. */
export class SignInDialog {
  readonly #sessions: Sessions;

  constructor(private readonly services: SignInServices) {
    this.#sessions = services.sessions;
  }

  /** What a request asks for; undefined where it was refused, and then it has been answered. */
  read(request: FastifyRequest, reply: FastifyReply): AuthorizationRequest | undefined {
    const parameters = Parameters.ofUrl(request.url);
    const read = readAuthorizationRequest(parameters, this.services.settings);
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

  /** The form of a request, if it is the browser's own; undefined where it was refused and answered. */
  readForm(request: FastifyRequest, reply: FastifyReply): OwnForm | undefined {
    const authorization = this.read(request, reply);
    if (!authorization) return undefined;
    const form = new Parameters(
      request.body instanceof URLSearchParams ? request.body : new URLSearchParams(),
    );
    const browser = request.cookies[cookieName];
    const site = request.headers['sec-fetch-site'] ?? 'same-origin';
    if (
      browser !== undefined &&
      this.#sessions.isOwnForm(browser, form.text('_csrf')) &&
      site === 'same-origin'
    ) {
      return { authorization, browser, form };
    }
    sendPage(
      reply.code(403),
      messagePage('This form is out of date.', 'Go back to where you came from and begin again.'),
    );
    return undefined;
  }

  /** Who is signed in at the browser. */
  signedIn(request: FastifyRequest) {
    return this.#sessions.signedIn(request.cookies[cookieName]);
  }

  /** Ends the browser's session. */
  signOut(request: FastifyRequest, reply: FastifyReply): FastifyReply {
    this.#sessions.close(request.cookies[cookieName]);
    return reply.clearCookie(cookieName, { path: '/' });
  }

  /** Sends the browser back with a code. */
  grantCode(
    reply: FastifyReply,
    authorization: AuthorizationRequest,
    session: { readonly sub: string; readonly at: number },
  ): FastifyReply {
    const code = this.services.grants.issueCode({
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

  /** Signs the customer in at the browser, and sends it back with a code. */
  complete(reply: FastifyReply, { authorization, browser }: OwnForm, user: User): FastifyReply {
    setCookie(reply, this.#sessions.signIn(browser, user.sub));
    return this.grantCode(reply, authorization, { sub: user.sub, at: this.services.now() });
  }

  /** Has the browser enter the code that was mailed. */
  expectConfirmation(
    request: FastifyRequest,
    reply: FastifyReply,
    browser: string,
    email: string,
    page: 'confirmUser' | 'confirmForgotPassword' = 'confirmUser',
  ): FastifyReply {
    this.#sessions.expectConfirmation(browser, email);
    return reply.redirect(`/${page}?${queryOf(request)}`, 303);
  }

  /** Whose e-mail address the browser has yet to confirm. */
  unconfirmedEmail(browser: string): string | undefined {
    return this.#sessions.unconfirmedEmail(browser);
  }

  showSignIn(request: FastifyRequest, reply: FastifyReply, entered: Entered): FastifyReply {
    const { example, ofOldStore, settings } = this.services;
    const { csrf } = this.#open(request, reply, entered.fault);
    const page = { ...entered, csrf, query: queryOf(request) };
    const { client } = readAuthorizationRequest(
      Parameters.ofUrl(request.url),
      settings,
    ) as AuthorizationRequest;
    return sendPage(
      reply,
      signInPage(page, {
        example,
        ofOldStore,
        selfSignUp: settings.selfSignUp,
        takesPasswords: client.usesPoolSignIn,
        providers: client.identityProviders,
      }),
    );
  }

  showProvider(request: FastifyRequest, reply: FastifyReply, name: string): FastifyReply {
    const { csrf } = this.#open(request, reply);
    return sendPage(reply, providerPage({ csrf, query: queryOf(request) }, name));
  }

  showForgotPassword(request: FastifyRequest, reply: FastifyReply): FastifyReply {
    const { csrf } = this.#open(request, reply);
    return sendPage(reply, forgotPasswordPage({ csrf, query: queryOf(request) }));
  }

  /** Asks for the mailed code and a new password; whether a code was mailed is not said. */
  showNewPassword(request: FastifyRequest, reply: FastifyReply, fault?: string): FastifyReply {
    const { id, csrf } = this.#open(request, reply, fault);
    const email = this.#sessions.unconfirmedEmail(id);
    if (email === undefined) return reply.redirect(`/forgotPassword?${queryOf(request)}`);
    const mailedCode = this.services.users.mailedCode(email);
    return sendPage(reply, newPasswordPage({ csrf, fault, email, query: queryOf(request) }, mailedCode));
  }

  showSignUp(request: FastifyRequest, reply: FastifyReply, entered: Entered): FastifyReply {
    const { csrf } = this.#open(request, reply, entered.fault);
    const rule = `It needs ${passwordFaults('', this.services.settings.passwordPolicy).join(', ')}.`;
    return sendPage(reply, signUpPage({ ...entered, csrf, query: queryOf(request) }, rule));
  }

  showConfirm(request: FastifyRequest, reply: FastifyReply, fault?: string): FastifyReply {
    const { id, csrf } = this.#open(request, reply, fault);
    const email = this.#sessions.unconfirmedEmail(id);
    if (email === undefined) return reply.redirect(`/login?${queryOf(request)}`);
    const mailedCode = this.services.users.mailedCode(email);
    return sendPage(reply, confirmPage({ csrf, fault, email, query: queryOf(request) }, mailedCode));
  }

  /** @param fault what the form is shown again for */
  #open(request: FastifyRequest, reply: FastifyReply, fault?: string) {
    if (fault !== undefined) markRefused(request, fault);
    const id = this.#sessions.open(request.cookies[cookieName]);
    setCookie(reply, id);
    return { id, csrf: this.#sessions.csrfToken(id) };
  }
}

function setCookie(reply: FastifyReply, id: string): void {
  reply.setCookie(cookieName, id, { httpOnly: true, sameSite: 'lax', path: '/' });
}
