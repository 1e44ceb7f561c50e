import { isAlexaRedirect } from '../alexa-clients';
import { clause, oneOf } from '../clauses';
import type { Clause, Truth } from '../condition';
import type { Json } from '../plan';
import type { Subject } from '../rule';

export const isOther = (url: Json) => !isAlexaRedirect(url);
export const isInsecure = (url: Json) =>
  /^http:\/\/(?!localhost[:/]|127\.0\.0\.1[:/]|\[::1\])/.test(`${String(url)}/`);
/** Lets a token read and write its customer's attributes. */
export const adminScope = 'aws.cognito.signin.user.admin';
export const isAdminScope = (scope: Json) => scope === adminScope;
export const isPasswordFlow = oneOf(
  'ALLOW_USER_PASSWORD_AUTH',
  'ALLOW_ADMIN_USER_PASSWORD_AUTH',
  'USER_PASSWORD_AUTH',
  'ADMIN_NO_SRP_AUTH',
);

export const defaultRedirectOutside: Clause<Subject> = clause(
  'the default redirect URI is none of the callback URLs',
  ({ change }): Truth => {
    const uri = change.after('default_redirect_uri');
    const callbacks = change.items('after', 'callback_urls');
    // Cognito answers with none where none is set, so a URI that only the apply tells is one of its own.
    if (!uri.known || !uri.value) return false;
    if (callbacks.items.some(({ value }) => value === uri.value)) return false;
    return callbacks.complete || 'unknown';
  },
  'default_redirect_uri',
);
