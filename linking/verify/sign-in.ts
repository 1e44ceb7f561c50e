import { Skipped } from './skipped';
import type { TestCustomer } from './target';
import { elementsOf, type Landing, nameField, passwordField, type Visitor } from './visitor';

/** Signs the test customer in, from an authorization request on, and gives the address that it came back to. */
export type SignIn = (url: string, visitor: Visitor) => Promise<URL>;

/** Pages that a sign-in may have: name, password, consent. */
const mostPages = 6;

/** Buttons by which a consent is refused. */
const refusing = /cancel|deny|decline|reject|no\b|abort/i;

/** Signs in by the pages' forms, without running their scripts. */
export function signInByForm({ user, password }: TestCustomer): SignIn {
  return async (url, visitor) => {
    let page = await visitor.open(url);
    let sentPassword = 0;
    for (let step = 0; step < mostPages && page.kind === 'page'; step += 1) {
      const form = elementsOf(page)
        .querySelectorAll('form')
        .find((one) => passwordField(one) ?? nameField(one) ?? consentButton(one));
      if (page.status >= 400 || form === undefined) {
        throw new Skipped(
          `the sign-in came to a page without a form that can be filled in (${describe(page)}); try --browser`,
        );
      }
      const passwordName = passwordField(form)?.attributes.name;
      const userName = nameField(form)?.attributes.name;
      if (passwordName !== undefined) sentPassword += 1;
      if (sentPassword > 1)
        throw new Skipped('the sign-in page did not take name and password of the test customer');
      const button = consentButton(form);
      page = await visitor.submit(page, form, {
        ...(userName !== undefined && { [userName]: user }),
        ...(passwordName !== undefined && { [passwordName]: password }),
        ...(button?.attributes.name !== undefined && {
          [button.attributes.name]: button.attributes.value ?? '',
        }),
      });
    }
    if (page.kind === 'page') throw new Skipped(`the sign-in did not come back to Alexa (${describe(page)})`);
    return page.url;
  };
}

function consentButton(form: ReturnType<typeof elementsOf>) {
  return form
    .querySelectorAll('button, input[type=submit]')
    .find((one) => !refusing.test(`${one.attributes.name} ${one.attributes.value} ${one.text}`));
}

function describe({ url, status }: Landing): string {
  return `${url.host}${url.pathname}, status ${status}`;
}
