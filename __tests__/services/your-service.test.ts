import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SwappedProject } from './swapped-project';

/**
 * The page that an adopter reads first, walked from its beginning to its end: every command, with the service that
 * it begins with and the one more intent that it counts.
 */

jest.setTimeout(240_000);

const page = readFileSync(join('docs', 'your-service.md'), 'utf8');
const smallest = join('__tests__', 'services', 'invoices');
const oneMore = join('__tests__', 'services', 'one-more-intent.patch');

/** What the page shows of files: their names are in the first lines. */
const excerpts = [...page.matchAll(/```ts\n\/\/ service\/(\S+)\n(.*?)```/gs)].flatMap(
  ([, name = '', text = '']) => text.split('// …\n').map((lines) => [name, lines] as const),
);

/** What is typed after the folder was copied. */
const commands = [...page.matchAll(/```sh\n(.*?)```/gs)]
  .flatMap(([, script = '']) => script.split('\n'))
  .map((line) => line.replace(/\s+#.*/, ''))
  .filter((line) => line.includes('npm ') && !line.includes('service:new'));

/** The rows of the table of places, and the files of the patch that adds the intent. */
const section = page.split('## One more intent')[1]?.split('## ')[0] ?? '';
const places = [...section.matchAll(/^\| (`.*?`) \|/gm)].flatMap(([, cell = '']) =>
  [...cell.matchAll(/`([^`]+)`/g)].map(([, file = '']) => file),
);
const patched = [...readFileSync(oneMore, 'utf8').matchAll(/^\+\+\+ b\/(.+)$/gm)].map(
  ([, file = '']) => file,
);

test.each(excerpts)('what the page shows of %s is in it', (name, lines) => {
  expect(readFileSync(join(smallest, name), 'utf8')).toContain(lines);
});

test('one more intent is what the page says: so many places, all of the service', () => {
  expect(patched.map((file) => file.replace('intents/owed-in-all', 'intents/<name>')).sort()).toEqual(
    places.map((file) => `service/${file}`).sort(),
  );
  expect(patched.length).toBeLessThanOrEqual(12);
  expect(section).toContain('Eleven files');
  expect(patched.length).toBe(11);
});

describe('walked:', () => {
  let project: SwappedProject;
  beforeAll(async () => {
    project = new SwappedProject();
    const copied = `cp -R ${smallest} service`;
    expect(page).toContain(`\n${copied}\n`);
    await project.shell(copied);
    await project.shell(`git apply ${oneMore}`);
    expect(existsSync(project.checkout.file('service/intents/owed-in-all.ts'))).toBe(true);
  });
  afterAll(() => project.remove());

  test.each(commands)('%s', async (line) => {
    await project.shell(line);
  });

  test('the story that was told is that of the service', async () => {
    expect(await project.command('rehearse', '--headless', '--locale', 'fr-FR')).toContain(
      '✓ What is owed: both invoices, with the days on which they are due',
    );
  });
});
