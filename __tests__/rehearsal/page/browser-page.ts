import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, BrowserContextOptions, Page as Tab } from 'playwright-core';
import { findChromium } from '../../../programs/find-program';
import { deploymentOf } from '../../../rehearsal/deployment';
import { type Page, startPage } from '../../../rehearsal/page/page-server';
import { rehearsedLamp } from '../../support/lamp/rehearsal';
import { builtSkill, lampFunction } from '../built-skill';
import { stackJson } from '../terraform-stack';

const executablePath = findChromium();

/** Why no browser can be had, or undefined. */
export const noBrowser = executablePath ? undefined : 'no Chromium on the PATH';

/** How long anything may take to appear on a busy machine, in milliseconds. */
export const patienceMs = 45_000;

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** The page of the lamp's rehearsal in a real browser. Watches for complaints and secrets in whatever it shows. */
export class BrowserPage {
  page!: Page;
  tab!: Tab;
  #browser!: Browser;
  #bundle!: string;
  #context!: BrowserContext;
  #complaints: string[] = [];
  #received: string[] = [];

  /** Registers what has to be done around the tests. */
  constructor() {
    beforeAll(async () => {
      const { chromium } = await import('playwright-core');
      [this.#browser, this.#bundle] = await Promise.all([
        chromium.launch({ executablePath, args: ['--no-sandbox'] }),
        builtSkill(lampFunction),
      ]);
    });
    afterAll(() => this.#browser.close());
    afterEach(() => this.#close());
  }

  /** Opens the page as a newcomer does. */
  async open(options: BrowserContextOptions = {}): Promise<void> {
    await this.start(0);
    this.#context = await this.#browser.newContext({
      viewport: { width: 1440, height: 900 },
      // A click into the sign-in while it still rises goes past the button.
      reducedMotion: 'reduce',
      ...options,
    });
    this.#complaints = [];
    this.#received = [];
    this.tab = await this.newTab();
  }

  /** Starts the rehearsal. @param port 0 for any */
  async start(port: number): Promise<void> {
    const deployment = deploymentOf('test', stackJson());
    this.page = await startPage({
      deployment,
      service: rehearsedLamp,
      locale: 'en-US',
      port,
      bundle: this.#bundle,
    });
  }

  /** Another tab of the same browser with the page. */
  async newTab(): Promise<Tab> {
    const tab = await this.#context.newPage();
    tab.setDefaultTimeout(patienceMs);
    tab.on('console', (line) => {
      if (['error', 'warning'].includes(line.type())) this.#complaints.push(line.text());
    });
    tab.on('pageerror', (error) => this.#complaints.push(error.message));
    tab.on('response', async (response) => {
      if (!response.url().endsWith('/events')) this.#received.push(await response.text().catch(() => ''));
    });
    await tab.goto(this.page.url);
    await tab.locator('#samples').getByRole('button', { name: 'how bright is it', exact: true }).waitFor();
    return tab;
  }

  /** What the console said is not held against the page: the rehearsal was stopped on purpose. */
  forgiveComplaints(): void {
    this.#complaints = [];
  }

  sample(name: string) {
    return this.tab.locator('#samples').getByRole('button', { name, exact: true });
  }

  async ask(name: string, says: RegExp): Promise<void> {
    await this.sample(name).click();
    await this.expectText('#speech', says);
  }

  async say(words: string, says: RegExp): Promise<void> {
    await this.tab.getByLabel('Say to the device').focus();
    await this.tab.keyboard.type(words);
    await this.tab.keyboard.press('Enter');
    await this.expectText('#speech', says);
  }

  async expectText(selector: string, text: RegExp, tab: Tab = this.tab): Promise<void> {
    await tab.locator(selector).filter({ hasText: text }).first().waitFor();
  }

  /** What is in the frame of the sign-in. */
  get signIn() {
    return this.tab.frameLocator('#sign-in');
  }

  async linkByCard(): Promise<void> {
    await this.tab.locator('.link-card').getByRole('button', { name: 'Link account' }).first().click();
    await this.signIn.getByRole('button', { name: 'Sign in' }).click();
    await this.expectLinked();
  }

  async expectLinked(): Promise<void> {
    await this.expectText('#account', /^Account linked$/);
    await this.tab.locator('#app-sheet').waitFor({ state: 'hidden' });
  }

  async unlink(): Promise<void> {
    await this.tab.getByRole('button', { name: 'Unlink account' }).click();
    // Until then the button is the one that was clicked.
    await this.expectText('#account', /^Account not linked$/);
  }

  async openLinking(): Promise<void> {
    await this.tab.getByRole('button', { name: 'Link account', exact: true }).click();
  }

  accessibilityFaults(): Promise<unknown> {
    return this.tab.evaluate(
      `${axe}; axe.run(document, { iframes: false }).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' ')))`,
    );
  }

  async #close(): Promise<void> {
    const shown = await this.tab.content();
    await this.#context.close();
    await this.page.close();
    expect(this.#complaints).toEqual([]);
    for (const text of [shown, JSON.stringify(this.page.stage.log.messages), ...this.#received]) {
      expect(text).not.toMatch(/eyJ[\w-]+\.eyJ/);
      expect(text).not.toContain(this.page.stage.client.clientSecret);
    }
  }
}
