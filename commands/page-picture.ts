import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { chromium, type Page } from 'playwright-core';
import { findChromium } from '../programs/find-program';
import { CommandError } from './command';

/** The picture on the front page. */
export const pictureFile = 'docs/rehearsal.png';

/** Size of the window, in CSS pixels, and how many of the picture's each is. */
const window = { width: 1360, height: 850 };
const scale = 1.5;

/**
 * Takes the picture of the rehearsal's page anew: somebody asks, links their account and asks again.
 *
 * @throws CommandError where there is no Chromium, or the page does not answer
 */
export async function takePicture(): Promise<void> {
  const executablePath = findChromium();
  if (executablePath === undefined) {
    throw new CommandError('The picture needs Chromium, and there is none on the PATH.', 2);
  }
  const child = spawn(process.execPath, ['commands/run.mjs', 'rehearse', '--no-open', '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NO_COLOR: '1' },
  });
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage({
      viewport: window,
      deviceScaleFactor: scale,
      colorScheme: 'light',
      reducedMotion: 'reduce',
    });
    await page.goto(await addressOf(child.stdout));
    await askLinkAndAskAgain(page);
    await page.screenshot({ path: pictureFile });
  } finally {
    await browser.close();
    if (child.exitCode === null) {
      child.kill();
      await once(child, 'close');
    }
  }
}

/** The address that the rehearsal prints when its page is there. */
async function addressOf(printed: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: printed })) {
    const [address] = /http:\/\/\S+/.exec(line) ?? [];
    if (address) return address;
  }
  throw new CommandError('The rehearsal ended without the address of its page.');
}

async function askLinkAndAskAgain(page: Page): Promise<void> {
  // The first sample opens the skill; the second asks for what only a linked customer is told.
  const question = page.locator('#samples').getByRole('button').nth(1);
  await question.click();
  await page.locator('.link-card').getByRole('button', { name: 'Link account' }).first().click();
  await page.frameLocator('#sign-in').getByRole('button', { name: 'Sign in' }).click();
  await page.locator('#app-sheet').waitFor({ state: 'hidden' });
  await question.click();
  await page.locator('#device-list li').first().waitFor();
}
