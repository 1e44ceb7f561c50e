import { chromium, type Page } from 'playwright-core';
import type { SignIn } from './sign-in';
import { Skipped } from './skipped';
import type { TestCustomer } from './target';
import { embeddedBrowser } from './visitor';

/** How a sign-in in Chromium goes. */
export interface ChromiumOptions {
  /** Program of a Chromium or Chrome. */
  readonly program: string;
  /** Redirect URLs of Alexa: the browser stops before them. */
  readonly redirectUrls: readonly string[];
  /** Show the window, so that a person can solve what a form cannot (a second factor, a CAPTCHA). Default false. */
  readonly headed?: boolean;
  /** Milliseconds until the sign-in has to be through. Default 30,000; with a window 300,000. */
  readonly deadlineMs?: number;
}

/** Selectors of what a sign-in page asks for. */
const fields = {
  user: 'input[type=email]:visible, input[type=text]:visible, input[type=tel]:visible, input:not([type]):visible',
  password: 'input[type=password]:visible',
  button: 'button[type=submit]:visible, input[type=submit]:visible, form button:visible',
};

/** Signs in with a real browser, in which the pages' scripts run. Each sign-in has a profile of its own. */
export function signInByChromium({ user, password }: TestCustomer, options: ChromiumOptions): SignIn {
  const { program, redirectUrls, headed = false, deadlineMs = headed ? 300_000 : 30_000 } = options;
  return async (url) => {
    const browser = await chromium.launch({
      executablePath: program,
      headless: !headed,
      args: ['--no-sandbox', '--disable-quic'],
    });
    try {
      const page = await browser.newPage({
        userAgent: embeddedBrowser,
        viewport: { width: 390, height: 800 },
      });
      const back = new Promise<URL>((resolve) => {
        for (const redirectUrl of redirectUrls) {
          void page.route(
            (asked) => asked.href.startsWith(redirectUrl),
            async (route) => {
              resolve(new URL(route.request().url()));
              await route.fulfill({ status: 200, body: 'Back at Alexa.' });
            },
          );
        }
      });
      await page.goto(url);
      const filling = fillIn(page, user, password, back);
      const late = new Promise<never>((_resolve, reject) => {
        const timer = setTimeout(
          () => reject(new Skipped(`the sign-in did not come back to Alexa within ${deadlineMs / 1_000} s`)),
          deadlineMs,
        );
        timer.unref();
      });
      return await Promise.race([back, late, filling.then(() => back)]);
    } finally {
      await browser.close();
    }
  };
}

/** Fills in whatever the pages ask for, until the browser is back at Alexa. */
async function fillIn(page: Page, user: string, password: string, back: Promise<URL>): Promise<void> {
  let isBack = false;
  void back.then(() => {
    isBack = true;
  });
  const filled = new Set<string>();
  while (!isBack && !page.isClosed()) {
    try {
      for (const [selector, text] of [
        [fields.user, user],
        [fields.password, password],
      ] as const) {
        const field = page.locator(selector).first();
        if ((await field.count()) > 0) await field.fill(text, { timeout: 1_000 });
      }
      const at = `${page.url()} ${await page.locator(fields.password).count()}`;
      // A second press on the same page would be a second attempt with the same password.
      if (!filled.has(at) && (await page.locator(fields.button).count()) > 0) {
        filled.add(at);
        await page.locator(fields.button).first().click({ timeout: 1_000 });
      }
    } catch {
      // The page changed under the hand: look again.
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
