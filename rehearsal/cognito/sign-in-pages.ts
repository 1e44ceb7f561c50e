import { type Html, html } from '../html';

/** What each page of the sign-in shows. */
export interface PageInput {
  /** The query of the authorization request, carried from page to page. */
  readonly query: string;
  readonly csrf: string;
  /** What went wrong before, in words. */
  readonly fault?: string;
  readonly email?: string;
}

/** Example customer whose name and password are filled in, so that nothing has to be invented. */
export interface ExampleCustomer {
  readonly email: string;
  readonly password: string;
}

/** `/login` */
export function signInPage(
  { query, csrf, fault, email }: PageInput,
  options: {
    readonly example?: ExampleCustomer | undefined;
    /** A customer whom the pool does not have yet, and migrates. */
    readonly ofOldStore?: ExampleCustomer | undefined;
    readonly selfSignUp: boolean;
    /** Whether there is a password to sign in with. */
    readonly takesPasswords: boolean;
    /** Names of the providers to sign in at. */
    readonly providers: readonly string[];
  },
): Html {
  const { example, ofOldStore, providers } = options;
  const elsewhere = providers.map(
    (name) => html`<p><a href="/idp/${name}?${query}">Continue with ${name}</a></p>`,
  );
  if (!options.takesPasswords) return layout('Sign in', html`${faultLine(fault)}${elsewhere}`);
  return layout(
    'Sign in',
    html`${faultLine(fault)}
      <form method="post" action="/login?${query}">
        ${hidden(csrf)}
        ${field('username', 'E-mail', 'email', 'username', email ?? example?.email)}
        ${field('password', 'Password', 'password', 'current-password', fault ? undefined : example?.password)}
        <button>Sign in</button>
      </form>
      ${
        example &&
        (fault
          ? html`<p><a href="/login?${query}">Fill in the example customer again</a></p>`
          : html`<p class="note">This example customer is made for the rehearsal. Just sign in, or change it.</p>`)
      }
      ${
        ofOldStore &&
        html`<p class="note">The old store has ${ofOldStore.email} with the password <code>${ofOldStore.password}</code>, whom the user pool does not know before the first sign-in.</p>`
      }
      <p><a href="/forgotPassword?${query}">Forgot your password?</a></p>
      ${options.selfSignUp ? html`<p>New here? <a href="/signup?${query}">Sign up</a></p>` : undefined}
      ${elsewhere}`,
  );
}

/** `/idp/<name>`: what a provider's own page would ask. */
export function providerPage({ query, csrf }: PageInput, name: string): Html {
  return layout(
    `Sign in at ${name}`,
    html`<p class="note">The provider's own page would stand here. No browser leaves this machine.</p>
      <form method="post" action="/idp/${name}?${query}">
        ${hidden(csrf)}
        ${field('email', 'E-mail', 'email', 'email')}
        <label><input name="verified" type="checkbox" checked> ${name} has verified this address</label>
        <button>Continue</button>
      </form>`,
  );
}

/** `/forgotPassword` */
export function forgotPasswordPage({ query, csrf }: PageInput): Html {
  return layout(
    'Forgot your password?',
    html`<form method="post" action="/forgotPassword?${query}">
        ${hidden(csrf)}
        ${field('username', 'E-mail', 'email', 'username')}
        <button>Mail me a code</button>
      </form>`,
  );
}

/** `/confirmForgotPassword` */
export function newPasswordPage(
  { query, csrf, fault, email }: PageInput,
  mailedCode: string | undefined,
): Html {
  return layout(
    'Choose a new password',
    html`${faultLine(fault)}
      <p>If there is an account of ${email}, a code was mailed to it.</p>
      ${mailedCode && html`<p class="note">No mail leaves this machine: it would say <b>${mailedCode}</b>.</p>`}
      <form method="post" action="/confirmForgotPassword?${query}">
        ${hidden(csrf)}
        ${field('confirmation_code', 'Code', 'text', 'one-time-code')}
        ${field('password', 'New password', 'password', 'new-password')}
        <button>Change password</button>
      </form>`,
  );
}

/** `/signup` */
export function signUpPage({ query, csrf, fault, email }: PageInput, passwordRule: string): Html {
  return layout(
    'Sign up',
    html`${faultLine(fault)}
      <form method="post" action="/signup?${query}">
        ${hidden(csrf)}
        ${field('username', 'E-mail', 'email', 'username', email)}
        ${field('password', 'Password', 'password', 'new-password')}
        <p class="note">${passwordRule}</p>
        <button>Sign up</button>
      </form>
      <p>Have an account? <a href="/login?${query}">Sign in</a></p>`,
  );
}

/** `/confirmUser` */
export function confirmPage({ query, csrf, fault, email }: PageInput, mailedCode: string | undefined): Html {
  return layout(
    'Confirm your e-mail',
    html`${faultLine(fault)}
      <p>A code was mailed to ${email}.</p>
      ${mailedCode && html`<p class="note">No mail leaves this machine: it would say <b>${mailedCode}</b>.</p>`}
      <form method="post" action="/confirmUser?${query}">
        ${hidden(csrf)}
        ${field('confirmation_code', 'Code', 'text', 'one-time-code')}
        <button>Confirm</button>
      </form>`,
  );
}

/** `/error`, and what else is only said. */
export function messagePage(title: string, message: string): Html {
  return layout(title, html`<p role="alert">${message}</p>`);
}

function layout(title: string, body: Html): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/sign-in.css">
<script src="/in-frame.js" defer></script>
</head>
<body><main><h1>${title}</h1>
${body}
</main></body>
</html>`;
}

function hidden(csrf: string): Html {
  return html`<input type="hidden" name="_csrf" value="${csrf}">`;
}

function faultLine(fault: string | undefined): Html | undefined {
  return fault ? html`<p class="fault" role="alert">${fault}</p>` : undefined;
}

function field(name: string, label: string, type: string, autocomplete: string, value?: string): Html {
  return html`<label for="${name}">${label}</label>
        <input id="${name}" name="${name}" type="${type}" autocomplete="${autocomplete}" value="${value}" required maxlength="256">`;
}
