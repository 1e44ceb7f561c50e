import { setTimeout as delay } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Page as Tab } from 'playwright-core';
import { describeUnless } from '../../../testing/skip-log';
import { BrowserPage, noBrowser, patienceMs } from './browser-page';

/** What a tab says of device, cards, link state, switches and diagram. */
async function told(tab: Tab) {
  const texts = async (selector: string) =>
    (await tab.locator(selector).allTextContents()).map((text) => text.trim());
  return {
    device: await texts('#heard, #speech, #device-list, #understood'),
    light: await tab.locator('#device-light').getAttribute('data-state'),
    app: await texts('#account, #linked-as, #link, #cards > li'),
    switches: await tab.locator('.faults label:has(:checked)').allTextContents(),
    happened: await texts('#happened'),
    messages: await texts('#messages > li'),
  };
}

/** Waits until both tabs say the same: what comes reaches one before the other. */
async function expectSame(one: Tab, other: Tab): Promise<void> {
  for (const last = Date.now() + patienceMs; Date.now() < last; await delay(50)) {
    if (isDeepStrictEqual(await told(one), await told(other))) return;
  }
  expect(await told(one)).toEqual(await told(other));
}

describeUnless(noBrowser, 'what the page says', () => {
  const opened = new BrowserPage();

  test('is the same in a second tab at each step, and after it was loaded again', async () => {
    await opened.open();
    const second = await opened.newTab();
    // A tab in the background sends no clicks into a frame.
    await opened.tab.bringToFront();
    const expectAgreement = async () => {
      await expectSame(second, opened.tab);
      await second.reload();
      await expectSame(second, opened.tab);
    };
    await opened.ask('how bright is it', /Alexa app/);
    await expectAgreement();
    expect((await told(second)).app.at(-1)).toContain('Link your account');
    await opened.linkByCard();
    await expectAgreement();
    await opened.ask('how bright is it', /percent/);
    await opened.tab.getByLabel('is down').check();
    await opened.expectText('#happened', /API is down/);
    await expectAgreement();
    await opened.ask('how bright is it', /later|reach|moment/i);
    await expectAgreement();
    await opened.unlink();
    await opened.expectText('#happened', /not linked any more/);
    await expectAgreement();
    await opened.tab.getByRole('button', { name: 'Clear' }).click();
    await opened.tab.locator('#sequence-empty').waitFor();
    await expectAgreement();
    expect((await told(second)).messages).toEqual([]);
  });

  test('is what the rehearsal says that was started again', async () => {
    await opened.open();
    await opened.ask('how bright is it', /Alexa app/);
    await opened.linkByCard();
    const port = Number(new URL(opened.page.url).port);
    await opened.page.close();
    await opened.tab.locator('#offline').waitFor();
    await opened.sample('how bright is it').click();
    await opened.expectText('#fault-text', /does not answer. Start it again/);
    let refusals = 0;
    await opened.tab.route('**/events', (route) => {
      refusals += 1;
      return refusals < 3 ? route.fulfill({ status: 503 }) : route.continue();
    });
    await opened.start(port);
    await opened.expectText('#account', /^Account not linked$/);
    await opened.tab.locator('#sequence-empty').waitFor();
    expect(refusals).toBeGreaterThanOrEqual(3);
    expect(await told(opened.tab)).toMatchObject({ messages: [], happened: [''], light: 'idle' });
    await opened.ask('how bright is it', /Alexa app/);
    await opened.linkByCard();
    opened.forgiveComplaints();
  });

  test('a page of an earlier start offers to be loaded again', async () => {
    await opened.open();
    await opened.tab.route('**/api/say', (route) =>
      route.continue({ headers: { ...route.request().headers(), 'x-rehearsal-token': 'of before' } }),
    );
    await opened.sample('how bright is it').click();
    await opened.expectText('#fault-text', /out of date/);
    await opened.tab.unroute('**/api/say');
    await opened.tab.getByRole('button', { name: 'Load the page again' }).click();
    await opened.ask('how bright is it', /Alexa app/);
    opened.forgiveComplaints();
  });

  test('is who is signed in when the account is linked again, and one can be somebody else', async () => {
    await opened.open();
    await opened.ask('how bright is it', /Alexa app/);
    await opened.linkByCard();
    await opened.unlink();
    await opened.openLinking();
    await opened.expectText('#who', /signed in as ada@example.com/);
    expect(await opened.accessibilityFaults()).toEqual([]);
    await opened.tab.getByRole('button', { name: 'Go on as this customer' }).click();
    await opened.expectLinked();
    expect(await opened.tab.locator('button.message', { hasText: 'without a password' }).count()).toBe(1);

    await opened.unlink();
    await opened.page.stage.cognito.users.signUp('grace@example.com', 'Nanosecond-Wire-1952', true);
    await opened.openLinking();
    await opened.tab.getByRole('button', { name: 'Sign in as somebody else' }).click();
    await opened.signIn.getByLabel('E-mail').fill('grace@example.com');
    await opened.signIn.getByLabel('Password').fill('Nanosecond-Wire-1952');
    await opened.signIn.getByRole('button', { name: 'Sign in' }).click();
    await opened.expectLinked();
    expect(await opened.tab.locator('#linked-as').textContent()).toBe('grace@example.com');
  });

  test('a wrong password looks refused, and the example customer is at hand', async () => {
    await opened.open();
    await opened.openLinking();
    await opened.signIn.getByLabel('Password').fill('wrong');
    await opened.signIn.getByRole('button', { name: 'Sign in' }).click();
    await opened.signIn.getByText('Incorrect username or password.').waitFor();
    await opened.tab
      .locator('button.message.failed', { hasText: '200, refused' })
      .filter({ hasText: 'Cognito refuses the sign-in: Incorrect username or password.' })
      .waitFor();
    await opened.signIn.getByRole('link', { name: 'Fill in the example customer again' }).click();
    await opened.signIn.getByText('This example customer').waitFor();
    await opened.signIn.getByRole('button', { name: 'Sign in' }).click();
    await opened.expectLinked();
  });

  test('by keyboard the focus goes into the sign-in and comes back, and Escape closes it', async () => {
    await opened.open();
    await opened.ask('how bright is it', /Alexa app/);
    const button = opened.tab.locator('.link-card button');
    const focused = (expression: string) => opened.tab.waitForFunction(expression);
    for (const field of ['username', 'password']) {
      await button.focus();
      await opened.tab.keyboard.press('Enter');
      await opened.signIn.locator('input:focus').waitFor();
      if (field === 'password') await opened.tab.keyboard.press('Tab');
      expect(await opened.signIn.locator('input:focus').getAttribute('name')).toBe(field);
      await opened.tab.keyboard.press('Escape');
      await opened.tab.locator('#app-sheet').waitFor({ state: 'hidden' });
      await focused('document.activeElement === document.querySelector(".link-card button")');
    }
    await button.press('Enter');
    await opened.signIn.locator('input:focus').waitFor();
    // A key that navigates inside the frame is never acknowledged to the driver now and then.
    void opened.tab.keyboard.press('Enter').catch(() => undefined);
    await opened.expectLinked();
    // The card is gone, so the focus comes back to the account.
    await focused('document.activeElement === document.querySelector("#link")');
  });
});
