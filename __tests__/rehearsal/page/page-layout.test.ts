import type { BrowserContextOptions } from 'playwright-core';
import type { PageState } from '../../../rehearsal/page/page-state';
import { describeUnless } from '../../../testing/skip-log';
import { BrowserPage, noBrowser } from './browser-page';
import { layoutFaults, places } from './layout-faults';
import { differenceToApproved } from './picture';

const looks: [name: string, options: BrowserContextOptions][] = [
  ['wide-light', { viewport: { width: 1440, height: 900 }, colorScheme: 'light' }],
  ['narrow-dark', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' }],
];

const long = 'Donaudampfschifffahrt'.repeat(15).slice(0, 300);

/** The state with whatever can be long as long as it gets. */
const swollen = (state: PageState): PageState => ({
  ...state,
  skillName: long,
  samples: [long, ...Array.from({ length: 30 }, (_one, index) => `erzähle mir alles über Aufgabe ${index}`)],
  linkedAs: `${long}@example.com`,
  happened: `The account was not linked: ${long.slice(0, 60)}`,
  cards: Array.from({ length: 6 }, () => ({ type: 'Simple', title: long, text: long })),
  said: {
    heard: long,
    locale: 'de-DE',
    intent: long,
    speech: `${long} ${long}`,
    card: { type: 'Simple' },
    list: { title: long, items: Array.from({ length: 40 }, () => ({ text: long, detail: long })) },
    listening: true,
    faults: [],
  },
});

describeUnless(noBrowser, 'how the page looks', () => {
  const opened = new BrowserPage();

  test.each(looks)('in each state: %s', async (look, options) => {
    await opened.open(options);
    const canvas = await opened.tab.context().newPage();
    await opened.tab.bringToFront();
    const findings: unknown[] = [];
    const lookAt = async (state: string, part?: string) => {
      // Where a click left the page scrolled depends on what had arrived by then.
      if (part)
        await opened.tab.locator(part).evaluate((element) => element.scrollIntoView({ block: 'center' }));
      const picture = await differenceToApproved(opened.tab, canvas, `${state}-${look}`);
      findings.push({ state, layout: await layoutFaults(opened.tab), picture });
    };
    const atFirst = await places(opened.tab);
    await lookAt('opened');
    await opened.ask('how bright is it', /Alexa app/);
    await lookAt('asked-to-link', '#cards');
    await opened.tab.locator('#cards button').click();
    await opened.signIn.getByLabel('Password').fill('wrong');
    await opened.signIn.getByRole('button', { name: 'Sign in' }).click();
    await opened.signIn.getByText('Incorrect').waitFor();
    await opened.tab.locator('button.message.failed', { hasText: '200, refused' }).waitFor();
    await lookAt('refused', '#app-sheet');
    await opened.signIn.getByRole('link', { name: 'Fill in' }).click();
    await opened.signIn.getByText('This example customer').waitFor();
    await opened.signIn.getByRole('button', { name: 'Sign in' }).click();
    await opened.expectLinked();
    await lookAt('linked', '#sequence');
    await opened.ask('how bright is it', /percent/);
    await lookAt('answered', '#sequence');
    await opened.tab.locator('button.message').last().click();
    await opened.tab.locator('.details').last().waitFor();
    await lookAt('message-opened', '#sequence');
    await opened.tab.locator('button.message').last().click();
    expect(await places(opened.tab)).toEqual(atFirst);
    await opened.tab.getByLabel('Language').selectOption('ja-JP');
    await opened.sample('明るさを教えて').waitFor();
    expect(await places(opened.tab)).toEqual(atFirst);
    await opened.unlink();
    await opened.openLinking();
    await opened.expectText('#who', /signed in as/);
    await lookAt('signed-in-already', '#app-sheet');
    expect(findings).toEqual(findings.map((one) => ({ ...(one as object), layout: [], picture: undefined })));
  });

  test.each(looks)(
    'a word of 300 letters and a long list break, and move nothing: %s',
    async (_look, options) => {
      await opened.open(options);
      await opened.say('x'.repeat(300), /nothing for a lamp/);
      const atFirst = await places(opened.tab);
      const response = await fetch(`${opened.page.url}/events`);
      const [first] =
        (await response.body
          ?.getReader()
          .read()
          .then(({ value }) => [new TextDecoder().decode(value)])) ?? [];
      const state = JSON.parse(/^data: (.*)$/m.exec(first ?? '')?.[1] ?? '') as PageState;
      await opened.tab.route('**/events', (route) =>
        route.fulfill({
          contentType: 'text/event-stream',
          body: `event: state\ndata: ${JSON.stringify(swollen(state))}\n\n`,
        }),
      );
      await opened.tab.reload();
      await opened.expectText('#speech', /Donau/);
      expect(await layoutFaults(opened.tab)).toEqual([]);
      expect(await places(opened.tab)).toEqual(atFirst);
      expect(await opened.accessibilityFaults()).toEqual([]);
      opened.forgiveComplaints();
    },
  );
});
