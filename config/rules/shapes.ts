/** A domain name of at least two labels, in small letters. */
export const hostName =
  /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+$/;

/** An AWS region, e.g. `eu-west-1`. */
export const region = /^[a-z]{2}(?:-[a-z]+){1,2}-\d$/;

/** An e-mail address without a display name. */
export const mailAddress = /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]+$/;

/** Is it an absolute https URL? */
export const isHttps = (text: string) => /^https:\/\/[^\s/?#]/.test(text) && URL.canParse(text);

/** Does a user name, with or without a password, stand in the URL? */
export const hasCredentials = (text: string) => URL.canParse(text) && /^[a-z]+:\/\/[^/?#]*@/i.test(text);
