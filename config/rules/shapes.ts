/** A domain name of at least two labels, in small letters. */
export const hostName =
  /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+$/;

/** An AWS region, e.g. `eu-west-1`. */
export const region = /^[a-z]{2}(?:-[a-z]+){1,2}-\d$/;

/** An e-mail address without a display name. */
export const mailAddress = /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]+$/;

/** Is it an absolute https URL? */
export const isHttps = (text: string) => /^https:\/\/[^\s/?#]/.test(text) && URL.canParse(text);

/** Is it an http URL of the machine that it is opened on? */
export const isLoopback = (text: string) =>
  /^http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?(?:[/?]|$)/.test(text) && URL.canParse(text);

/** Is it a URL by which an app of this scheme is opened? */
export const isOfApp = (text: string) =>
  /^(?!(?:https?|file|data|javascript):)[a-z][a-z\d+.-]*:\/\/[^\s/?#]/.test(text) && URL.canParse(text);

/** Is it the origin of a web page, as browsers send it: scheme, host and perhaps a port, and nothing more? */
export const isOrigin = (text: string) =>
  (isHttps(text) || isLoopback(text)) && new URL(text).origin === text;

/** Does a user name, with or without a password, stand in the URL? */
export const hasCredentials = (text: string) => URL.canParse(text) && /^[a-z]+:\/\/[^/?#]*@/i.test(text);
