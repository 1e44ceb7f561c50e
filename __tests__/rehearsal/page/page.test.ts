import type { BrowserContextOptions } from 'playwright-core';
import { describeUnless } from '../../../testing/skip-log';
import { BrowserPage, noBrowser } from './browser-page';

describeUnless(noBrowser, 'the page of the rehearsal in a real browser', () => {
  const opened = new BrowserPage();

  test('a newcomer asks, links, hears how bright it is, and unlinks', async () => {
    await opened.open();
    await opened.ask('how bright is it', /Alexa app/);
    await opened.linkByCard();
    await opened.expectText('#happened', /is linked. Ask something/);
    expect(await opened.tab.locator('#linked-as').textContent()).toBe('ada@example.com');
    await opened.ask('how bright is it', /percent/);
    expect(await opened.tab.locator('#device-list li').allTextContents()).toEqual(['100 percent']);
    await opened.ask('dim the hall', /How bright/);
    await opened.say('30', /Dim the lamp in the hall to 30 percent/);
    await opened.ask('yes', /dimmed now/);
    await opened.unlink();
    await opened.expectText('#happened', /not linked any more/);
    await opened.ask('how bright is it', /Alexa app/);
    expect(await opened.tab.locator('#happened').textContent()).toBe('');
  });

  test('what would be deployed is shown with the checks of a deployed environment', async () => {
    await opened.open();
    await opened.tab.getByText('What would be deployed').click();
    expect(await opened.tab.locator('#deployed').textContent()).toContain('Sign-in domain');
    await opened.tab.getByText(/^\d\d hold, \d+ are for a deployed environment$/).waitFor();
    expect(await opened.tab.locator('#deployed').textContent()).not.toContain('fails:');
  });

  test('each message opens to what was sent, masked, with the claims of its tokens', async () => {
    await opened.open();
    await opened.ask('how bright is it', /Alexa app/);
    await opened.linkByCard();
    await opened.tab.locator('button.message', { hasText: 'POST /oauth2/token' }).first().click();
    const request = await opened.tab.locator('.details pre').last().textContent();
    expect(request).toMatch(/^POST https:\/\/auth\.example\.com\/oauth2\/token\n/);
    expect(request).toMatch(/authorization: Basic ••••[0-9a-f]{4}/);
    expect(request).toMatch(/code=••••[0-9a-f]{4}/);
    await opened.tab
      .locator('button.message', { hasText: 'token' })
      .filter({ hasText: '200' })
      .first()
      .click();
    await opened.tab.getByText('Claims of the access token').waitFor();
    expect(await opened.tab.locator('table').last().textContent()).toContain(
      'https://api.example.com/lamp.write',
    );
  });

  test('the switches do what they say', async () => {
    await opened.open();
    await opened.ask('how bright is it', /Alexa app/);
    await opened.linkByCard();
    await opened.tab.getByRole('button', { name: 'Let the token expire' }).click();
    await opened.ask('how bright is it', /percent/);
    expect(await opened.tab.locator('button.message', { hasText: 'POST /oauth2/token' }).count()).toBe(2);
    await opened.tab.getByLabel('Take lamp.write away').check();
    await opened.say('dim the hall', /How bright/);
    await opened.say('20', /Dim the lamp/);
    await opened.ask('yes', /doesn’t let me dim the lamp/);
    await opened.tab.getByLabel('Take lamp.write away').uncheck();
    await opened.expectText('#happened', /may give .* again/);
    await opened.tab.getByLabel('limits the rate').check();
    await opened.ask('how bright is it', /lot at once/);
    await opened.tab.getByLabel('is down').check();
    await opened.expectText('#happened', /API is down/);
    await opened.ask('how bright is it', /later|reach|moment/i);
    await opened.tab.getByLabel('works').check();
    await opened.ask('how bright is it', /percent/);
    await opened.tab.getByRole('button', { name: 'Revoke the refresh token' }).click();
    await opened.ask('how bright is it', /Alexa app/);
    await opened.expectText('#account', /not linked/);
  });

  test('a SaaS that is slow is given up in time, and the page waits that long', async () => {
    await opened.open();
    await opened.ask('how bright is it', /Alexa app/);
    await opened.linkByCard();
    await opened.tab.getByLabel('is slow').check();
    await opened.ask('how bright is it', /later|longer/i);
  });

  test('the keyboard is enough on the page, and a new customer signs up', async () => {
    await opened.open();
    await opened.say('is the lamp on', /Alexa app/);
    await opened.tab.locator('#link').focus();
    await opened.tab.keyboard.press('Enter');
    const frame = opened.signIn;
    // Inside the frame a key that navigates is never acknowledged to the driver now and then: a click is.
    await frame.getByRole('link', { name: 'Sign up' }).click();
    await frame.getByRole('heading', { name: 'Sign up' }).waitFor();
    await frame.getByLabel('E-mail').fill('grace.hopper@example.com');
    await frame.getByLabel('Password').fill('Nanosecond-Wire-1952');
    await frame.getByRole('button', { name: 'Sign up' }).click();
    const code = (await frame.locator('.note b').textContent()) ?? '';
    await frame.getByLabel('Code').fill(code);
    await frame.getByRole('button', { name: 'Confirm' }).click();
    await opened.expectText('#account', /^Account linked$/);
    await opened.tab.locator('#app-sheet').waitFor({ state: 'hidden' });
    await opened.ask('how bright is it', /percent/);
  });

  test('another language is spoken when it is chosen', async () => {
    await opened.open();
    await opened.tab.getByLabel('Language').selectOption('ja-JP');
    await opened.ask('明るさを教えて', /アプリ/);
    expect(await opened.tab.locator('#speech').getAttribute('lang')).toBe('ja-JP');
  });

  test('the sign-in can be closed with Escape, and nothing is linked', async () => {
    await opened.open();
    await opened.openLinking();
    await opened.signIn.getByRole('button', { name: 'Sign in' }).waitFor();
    await opened.tab.getByRole('button', { name: 'Close' }).press('Escape');
    await opened.tab.locator('#app-sheet').waitFor({ state: 'hidden' });
    await opened.expectText('#account', /not linked/);
  });

  test('what was said before is there when the page is loaded again', async () => {
    await opened.open();
    await opened.ask('how bright is it', /Alexa app/);
    const before = await opened.tab.locator('button.message').count();
    await opened.tab.reload();
    await opened.sample('how bright is it').waitFor();
    await opened.tab
      .locator('button.message')
      .nth(before - 1)
      .waitFor();
    expect(await opened.tab.locator('button.message').count()).toBe(before);
  });

  const looks: [name: string, options: BrowserContextOptions][] = [
    ['light', { colorScheme: 'light' }],
    ['dark', { colorScheme: 'dark' }],
    ['phone', { viewport: { width: 390, height: 844 } }],
    ['phone, dark', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' }],
  ];
  test.each(looks)('has no accessibility fault and no sideways scrolling: %s', async (_name, options) => {
    await opened.open({ ...options, reducedMotion: 'reduce' });
    expect(await opened.accessibilityFaults()).toEqual([]);
    await opened.ask('how bright is it', /Alexa app/);
    await opened.linkByCard();
    await opened.ask('how bright is it', /percent/);
    await opened.tab
      .locator('button.message', { hasText: 'token' })
      .filter({ hasText: '200' })
      .first()
      .click();
    for (const summary of await opened.tab.locator('summary').all()) await summary.click();
    expect(await opened.accessibilityFaults()).toEqual([]);
    const overflow = await opened.tab.evaluate('document.documentElement.scrollWidth - innerWidth');
    expect(overflow).toBeLessThanOrEqual(0);
  });

  test('the sign-in pages have no accessibility fault', async () => {
    await opened.open();
    await opened.openLinking();
    await opened.signIn.getByRole('button', { name: 'Sign in' }).waitFor();
    const address = (await opened.tab.locator('#sign-in').getAttribute('src')) ?? '';
    await opened.tab.goto(address);
    expect(await opened.accessibilityFaults()).toEqual([]);
    await opened.tab.getByRole('link', { name: 'Sign up' }).click();
    await opened.tab.getByRole('heading', { name: 'Sign up' }).waitFor();
    expect(await opened.accessibilityFaults()).toEqual([]);
  });
});
