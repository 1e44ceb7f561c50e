import { readFileSync } from 'node:fs';
import type { Browser, BrowserContextOptions, Page as Tab } from 'playwright-core';
import { findChromium } from '../../../programs/find-program';
import { deploymentOf } from '../../../rehearsal/deployment';
import { type Page, startPage } from '../../../rehearsal/page/page-server';
import { describeUnless } from '../../../testing/skip-log';
import { lamp, stackOf } from '../../addon/stage';
import { rehearsedLamp } from '../../support/lamp/rehearsal';
import { builtSkill } from '../built-skill';
import { patienceMs } from './browser-page';

const executablePath = findChromium();
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

describeUnless(
  executablePath ? undefined : 'no Chromium on the PATH',
  'the tab of Alexa+ in a real browser',
  () => {
    let browser: Browser;
    let bundles: string[];
    beforeAll(async () => {
      const { chromium } = await import('playwright-core');
      [browser, bundles] = await Promise.all([
        chromium.launch({ executablePath, args: ['--no-sandbox'] }),
        Promise.all([builtSkill(lamp.skill), builtSkill(lamp.addon)]),
      ]);
    });
    afterAll(() => browser.close());

    let page: Page;
    let tab: Tab;
    const complaints: string[] = [];

    async function open(options: BrowserContextOptions = {}) {
      const [bundle, addonBundle] = bundles;
      page = await startPage({
        deployment: deploymentOf('test', stackOf(Object.keys(rehearsedLamp.api.scopes))),
        service: rehearsedLamp,
        locale: 'en-US',
        port: 0,
        ...(bundle && { bundle }),
        ...(addonBundle && { addonBundle }),
      });
      // A click into a frame that is still moving in goes beside it.
      const context = await browser.newContext({
        viewport: { width: 1440, height: 900 },
        reducedMotion: 'reduce',
        ...options,
      });
      tab = await context.newPage();
      tab.setDefaultTimeout(patienceMs);
      tab.on('console', (line) => {
        if (['error', 'warning'].includes(line.type())) complaints.push(line.text());
      });
      tab.on('pageerror', (error) => complaints.push(error.message));
      await tab.goto(page.url);
      await tab.getByRole('tab', { name: 'Alexa+' }).click();
    }
    afterEach(async () => {
      const shown = await tab.content();
      await tab.context().close();
      await page.close();
      expect(complaints).toEqual([]);
      for (const text of [shown, JSON.stringify(page.stage.log.messages)]) {
        expect(text).not.toMatch(/eyJ[\w-]+\.eyJ/);
        expect(text).not.toContain(page.stage.addon?.client.clientSecret);
      }
    });

    const account = (state: string) =>
      tab.locator('#alexa-plus-account').filter({ hasText: new RegExp(`^${state}$`) });
    const newest = () => tab.locator('#calls li').first();
    async function link() {
      await tab.getByRole('button', { name: 'Link account to Alexa+' }).click();
      await tab.frameLocator('#sign-in').getByRole('button', { name: 'Sign in' }).click();
      await account('Account linked').waitFor();
      await tab.locator('#app-sheet').waitFor({ state: 'hidden' });
    }

    test('a customer links to the add-on, calls its tools, and unlinks; the skill stays as it was', async () => {
      await open();
      await account('Account not linked').waitFor();
      expect(await tab.locator('#call').isVisible()).toBe(false);
      await link();
      await tab.locator('#happened').filter({ hasText: 'linked to Alexa+. Call a tool.' }).waitFor();
      expect(await tab.locator('#account').textContent()).toBe('Account not linked');
      expect(await tab.locator('#tool option').allTextContents()).toEqual(['See the lamp', 'Dim the lamp']);
      await tab.getByRole('button', { name: 'Call', exact: true }).click();
      await newest()
        .filter({ hasText: /percent/ })
        .waitFor();
      expect(JSON.parse((await newest().locator('pre').textContent()) ?? '')).toEqual({ brightness: 100 });

      await tab.getByLabel('Tool').selectOption('Dim the lamp');
      await tab.getByLabel('room').fill('hall');
      await tab.getByLabel('brightness').fill('30');
      await tab.getByRole('button', { name: 'Call', exact: true }).click();
      await newest().filter({ hasText: 'dim_lamp {"room":"hall","brightness":30}' }).waitFor();
      expect(await newest().getAttribute('data-failed')).toBe('false');
      expect(await tab.locator('button.message', { hasText: 'dim_lamp' }).count()).toBeGreaterThan(0);

      const told = async () => [
        await tab.locator('#calls li').allTextContents(),
        await tab.locator('#messages > li').allTextContents(),
      ];
      const before = await told();
      await tab.reload();
      await tab.getByRole('tab', { name: 'Alexa+' }).click();
      await account('Account linked').waitFor();
      // Messages come one after the other.
      await tab
        .locator('#messages > li')
        .nth((before[1]?.length ?? 0) - 1)
        .waitFor();
      expect(await told()).toEqual(before);

      await tab.getByRole('button', { name: 'Unlink account from Alexa+' }).click();
      await account('Account not linked').waitFor();
      await tab.getByRole('button', { name: 'Link account to Alexa+' }).click();
      await tab.locator('#who').filter({ hasText: page.stage.example.email }).waitFor();
      await tab.getByRole('button', { name: 'Go on as this customer' }).click();
      await account('Account linked').waitFor();
    });

    test('what goes wrong is told as the customer hears it', async () => {
      await open();
      await link();
      await tab.getByLabel('is down').check();
      await tab.getByRole('button', { name: 'Call', exact: true }).click();
      await newest().waitFor();
      expect(await newest().getAttribute('data-failed')).toBe('true');
      expect(await newest().locator('p').textContent()).toMatch(/later|reach|moment/i);
      await tab.getByLabel('works').check();
      const [customer] = page.stage.cognito.users.withEmail(page.stage.example.email);
      page.stage.cognito.grants.revokeAllOf(customer?.sub ?? '');
      await tab.getByRole('button', { name: 'Let the token expire' }).click();
      await tab.locator('#happened').filter({ hasText: 'has expired' }).waitFor();
      await tab.getByRole('button', { name: 'Call', exact: true }).click();
      await newest().filter({ hasText: 'Alexa+ asks to link the account.' }).waitFor();
    });

    test('the keyboard changes the tab', async () => {
      await open();
      await tab.getByRole('tab', { name: 'Alexa+' }).press('ArrowLeft');
      expect(await tab.getByRole('tab', { name: 'Device' }).getAttribute('aria-selected')).toBe('true');
      expect(await tab.locator('#say').isVisible()).toBe(true);
    });

    test.each<[name: string, options: BrowserContextOptions]>([
      ['light', { colorScheme: 'light' }],
      ['phone, dark', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' }],
    ])('has no accessibility fault and no sideways scrolling: %s', async (_name, options) => {
      await open(options);
      await link();
      await tab.getByRole('button', { name: 'Call', exact: true }).click();
      await newest().waitFor();
      const faults = await tab.evaluate(
        `${axe}; axe.run(document, { iframes: false }).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' ')))`,
      );
      expect(faults).toEqual([]);
      const overflow = await tab.evaluate('document.documentElement.scrollWidth - innerWidth');
      expect(overflow).toBeLessThanOrEqual(0);
    });
  },
);
