import type { Stage } from '../stage';
import type { PageLinking } from './page-state';

/**
 * An authorization request as the browser on this machine makes it. Cognito asks a browser that is signed in
 * nothing; who that is, and how to be somebody else, is said before.
 *
 * @param url authorization request
 * @param cookies header of the browser that will make it
 */
export function linkingAt({ cognito, network }: Stage, url: string, cookies: string): PageLinking {
  const local = network.toLocal(url);
  const user = cognito.signedIn(cookies);
  if (!user) return { url: local };
  const otherwise = new URL(local);
  // https://docs.aws.amazon.com/cognito/latest/developerguide/logout-endpoint.html
  otherwise.pathname = '/logout';
  return { url: local, signedIn: { email: user.email, otherwise: otherwise.href } };
}
