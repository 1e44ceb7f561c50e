import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, BrowserContextOptions, Page as Tab } from 'playwright-core';
import { deploymentOf } from '../../../rehearsal/deployment';
import { type Page, startPage } from '../../../rehearsal/page/page-server';
import { describeUnless } from '../../../testing/skip-log';
import { findChromium } from '../../../testing/tool-finder';
import { rehearsedLamp } from '../../support/lamp/rehearsal';
import { builtSkill, lampFunction } from '../built-skill';
import { stackJson } from '../terraform-stack';

const executablePath = findChromium();
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

describeUnless(
  executablePath ? undefined : 'no Chromium on the PATH',
  'the page of the rehearsal in a real browser',
  () => {
    let browser: Browser;
    let bundle: string;
    beforeAll(async () => {
      const { chromium } = await import('playwright-core');
      [browser, bundle] = await Promise.all([
        chromium.launch({ executablePath, args: ['--no-sandbox'] }),
        builtSkill(lampFunction),
      ]);
    }, 60_000);
    afterAll(() => browser.close());

    let page: Page;
    let context: BrowserContext;
    let tab: Tab;
    let complaints: string[];
    let received: string[];

    /** Opens the page as a newcomer does, and notes what the console says and what the page was sent. */
    async function open(options: BrowserContextOptions = {}) {
      page = await startPage({
        deployment: deploymentOf('test', stackJson()),
        service: rehearsedLamp,
        locale: 'en-US',
        port: 0,
        bundle,
      });
      context = await browser.newContext({
        viewport: { width: 1440, height: 900 },
        // A click into the sign-in while it still rises goes past the button.
        reducedMotion: 'reduce',
        ...options,
      });
      tab = await context.newPage();
      tab.setDefaultTimeout(15_000);
      complaints = [];
      received = [];
      tab.on('console', (line) => {
        if (['error', 'warning'].includes(line.type())) complaints.push(line.text());
      });
      tab.on('pageerror', (error) => complaints.push(error.message));
      tab.on('response', async (response) => {
        if (!response.url().endsWith('/events')) received.push(await response.text().catch(() => ''));
      });
      await tab.goto(page.url);
      await sample('how bright is it').waitFor();
    }
    afterEach(async () => {
      const shown = await tab.content();
      await context.close();
      await page.close();
      expect(complaints).toEqual([]);
      for (const text of [shown, JSON.stringify(page.stage.log.messages), ...received]) {
        expect(text).not.toMatch(/eyJ[\w-]+\.eyJ/);
        expect(text).not.toContain(page.stage.client.clientSecret);
      }
    });

    const sample = (name: string) => tab.locator('#samples').getByRole('button', { name, exact: true });
    const speech = () => tab.locator('#speech');
    const ask = async (name: string, says: RegExp) => {
      await sample(name).click();
      await expectText('#speech', says);
    };
    const say = async (words: string, says: RegExp) => {
      await tab.getByLabel('Say to the device').focus();
      await tab.keyboard.type(words);
      await tab.keyboard.press('Enter');
      await expectText('#speech', says);
    };
    const expectText = async (selector: string, text: RegExp) => {
      await tab.locator(selector).filter({ hasText: text }).first().waitFor();
    };
    const linkByCard = async () => {
      await tab.locator('.link-card').getByRole('button', { name: 'Link account' }).first().click();
      await tab.frameLocator('#sign-in').getByRole('button', { name: 'Sign in' }).click();
      await expectText('#account', /^Account linked$/);
      await tab.locator('#app-sheet').waitFor({ state: 'hidden' });
    };
    const accessibilityFaults = () =>
      tab.evaluate(
        `${axe}; axe.run(document, { iframes: false }).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' ')))`,
      );

    test('a newcomer asks, links, hears how bright it is, and unlinks', async () => {
      await open();
      await ask('how bright is it', /Alexa app/);
      await linkByCard();
      await expectText('#happened', /is linked. Ask again/);
      await ask('how bright is it', /percent/);
      expect(await tab.locator('#device-list li').allTextContents()).toEqual(['100 percent']);
      await ask('dim the hall', /How bright/);
      await say('30', /Dim the lamp in the hall to 30 percent/);
      await ask('yes', /dimmed now/);
      await tab.getByRole('button', { name: 'Unlink account' }).click();
      await expectText('#account', /not linked/);
      await ask('how bright is it', /Alexa app/);
    }, 60_000);

    test('what would be deployed is shown with the checks of a deployed environment', async () => {
      await open();
      await tab.getByText('What would be deployed').click();
      expect(await tab.locator('#deployed').textContent()).toContain('Sign-in domain');
      await tab.getByText(/^\d\d hold, \d+ are for a deployed environment$/).waitFor();
      expect(await tab.locator('#deployed').textContent()).not.toContain('fails:');
    }, 60_000);

    test('each message opens to what was sent, masked, with the claims of its tokens', async () => {
      await open();
      await ask('how bright is it', /Alexa app/);
      await linkByCard();
      await tab.locator('button.message', { hasText: 'POST /oauth2/token' }).first().click();
      const request = await tab.locator('.details pre').last().textContent();
      expect(request).toMatch(/^POST https:\/\/auth\.example\.com\/oauth2\/token\n/);
      expect(request).toMatch(/authorization: Basic ••••[0-9a-f]{4}/);
      expect(request).toMatch(/code=••••[0-9a-f]{4}/);
      await tab.locator('button.message', { hasText: 'token' }).filter({ hasText: '200' }).first().click();
      await tab.getByText('Claims of the access token').waitFor();
      expect(await tab.locator('table').last().textContent()).toContain('https://api.example.com/lamp.write');
    }, 60_000);

    test('the switches do what they say', async () => {
      await open();
      await ask('how bright is it', /Alexa app/);
      await linkByCard();
      await tab.getByRole('button', { name: 'Token expires' }).click();
      await ask('how bright is it', /percent/);
      expect(await tab.locator('button.message', { hasText: 'POST /oauth2/token' }).count()).toBe(2);
      await tab.getByLabel('Scope missing').check();
      await say('dim the hall', /How bright/);
      await say('20', /Dim the lamp/);
      await ask('yes', /doesn’t let me dim the lamp/);
      await tab.getByLabel('Scope missing').uncheck();
      await tab.getByLabel('rate-limiting').check();
      await ask('how bright is it', /lot at once/);
      await tab.getByLabel('down', { exact: true }).check();
      await ask('how bright is it', /later|reach|moment/i);
      await tab.getByLabel('well').check();
      await ask('how bright is it', /percent/);
      await tab.getByRole('button', { name: 'Refresh revoked' }).click();
      await ask('how bright is it', /Alexa app/);
      await expectText('#account', /not linked/);
    }, 60_000);

    test('a SaaS that is slow is given up in time, and the page waits that long', async () => {
      await open();
      await ask('how bright is it', /Alexa app/);
      await linkByCard();
      await tab.getByLabel('slow').check();
      await ask('how bright is it', /later|longer/i);
    }, 60_000);

    test('the keyboard is enough on the page, and a new customer signs up', async () => {
      await open();
      await say('is the lamp on', /Alexa app/);
      await tab.locator('#link').focus();
      await tab.keyboard.press('Enter');
      const frame = tab.frameLocator('#sign-in');
      // Inside the frame a key that navigates is never acknowledged to the driver now and then: a click is.
      await frame.getByRole('link', { name: 'Sign up' }).click();
      await frame.getByRole('heading', { name: 'Sign up' }).waitFor();
      await frame.getByLabel('E-mail').fill('grace.hopper@example.com');
      await frame.getByLabel('Password').fill('Nanosecond-Wire-1952');
      await frame.getByRole('button', { name: 'Sign up' }).click();
      const code = (await frame.locator('.note b').textContent()) ?? '';
      await frame.getByLabel('Code').fill(code);
      await frame.getByRole('button', { name: 'Confirm' }).click();
      await expectText('#account', /^Account linked$/);
      await tab.locator('#app-sheet').waitFor({ state: 'hidden' });
      await ask('how bright is it', /percent/);
    }, 60_000);

    test('another language is spoken when it is chosen', async () => {
      await open();
      await tab.getByLabel('Language').selectOption('ja-JP');
      await ask('明るさを教えて', /アプリ/);
      expect(await speech().getAttribute('lang')).toBe('ja-JP');
    }, 60_000);

    test('the sign-in can be closed with Escape, and nothing is linked', async () => {
      await open();
      await tab.getByRole('button', { name: 'Link account' }).click();
      await tab.frameLocator('#sign-in').getByRole('button', { name: 'Sign in' }).waitFor();
      await tab.getByRole('button', { name: 'Close' }).press('Escape');
      await tab.locator('#app-sheet').waitFor({ state: 'hidden' });
      await expectText('#account', /not linked/);
    }, 60_000);

    test('what was said before is there when the page is loaded again', async () => {
      await open();
      await ask('how bright is it', /Alexa app/);
      const before = await tab.locator('button.message').count();
      await tab.reload();
      await sample('how bright is it').waitFor();
      await tab
        .locator('button.message')
        .nth(before - 1)
        .waitFor();
      expect(await tab.locator('button.message').count()).toBe(before);
    }, 60_000);

    const looks: [name: string, options: BrowserContextOptions][] = [
      ['light', { colorScheme: 'light' }],
      ['dark', { colorScheme: 'dark' }],
      ['phone', { viewport: { width: 390, height: 844 } }],
      ['phone, dark', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' }],
    ];
    test.each(looks)(
      'has no accessibility fault and no sideways scrolling: %s',
      async (_name, options) => {
        await open({ ...options, reducedMotion: 'reduce' });
        expect(await accessibilityFaults()).toEqual([]);
        await ask('how bright is it', /Alexa app/);
        await linkByCard();
        await ask('how bright is it', /percent/);
        await tab.locator('button.message', { hasText: 'token' }).filter({ hasText: '200' }).first().click();
        for (const summary of await tab.locator('summary').all()) await summary.click();
        expect(await accessibilityFaults()).toEqual([]);
        const overflow = await tab.evaluate('document.documentElement.scrollWidth - innerWidth');
        expect(overflow).toBeLessThanOrEqual(0);
      },
      60_000,
    );

    test('the sign-in pages have no accessibility fault', async () => {
      await open();
      await tab.getByRole('button', { name: 'Link account' }).click();
      await tab.frameLocator('#sign-in').getByRole('button', { name: 'Sign in' }).waitFor();
      const address = (await tab.locator('#sign-in').getAttribute('src')) ?? '';
      await tab.goto(address);
      expect(await accessibilityFaults()).toEqual([]);
      await tab.getByRole('link', { name: 'Sign up' }).click();
      await tab.getByRole('heading', { name: 'Sign up' }).waitFor();
      expect(await accessibilityFaults()).toEqual([]);
    }, 60_000);
  },
);
