import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeUnless } from '../../../testing/skip-log';
import { BrowserPage, noBrowser } from './browser-page';

const approved = join(__dirname, 'approved', 'what-a-screen-reader-is-told.txt');

/** Without what differs from run to run: how long something took, fingerprints, addresses, the made password. */
const steady = (tree: string) =>
  tree
    .replace(/\d+ ms · /g, '')
    .replace(/••••\w+/g, '••••')
    .replace(/(\/url: |"Password": ).*/g, '$1…');

describeUnless(noBrowser, 'what a screen reader is told', () => {
  const opened = new BrowserPage();

  test('of the page, the sign-in and the messages', async () => {
    await opened.open();
    const trees = [await opened.tab.locator('body').ariaSnapshot()];
    await opened.ask('how bright is it', /Alexa app/);
    await opened.tab.locator('#link').click();
    await opened.signIn.getByText('This example customer').waitFor();
    trees.push(await opened.signIn.locator('body').ariaSnapshot());
    await opened.signIn.getByRole('button', { name: 'Sign in' }).click();
    await opened.expectLinked();
    await opened.ask('how bright is it', /percent/);
    await opened.tab.locator('#sequence').getByText('reads out').nth(1).waitFor();
    trees.push(await opened.tab.locator('main').ariaSnapshot());
    const told = `${trees.map(steady).join('\n\n')}\n`;
    if (process.env.APPROVE_PICTURES) writeFileSync(approved, told);
    expect(told).toBe(readFileSync(approved, 'utf8'));
  });
});
