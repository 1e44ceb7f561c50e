import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { SwappedProject } from './swapped-project';

/** The page that an adopter reads first, walked from its beginning to its end: every file, every command. */

jest.setTimeout(240_000);

const page = join('docs', 'your-service.md');

/** The files that the page has whole: their names are in their first lines. */
const files = [...readFileSync(page, 'utf8').matchAll(/```ts\n\/\/ (service\/\S+)\n(.*?)```/gs)].map(
  ([, name = '', text = '']) => ({ name, text }),
);

/** What is typed, but for what makes room at first: the copy begins with it. */
const commands = [...readFileSync(page, 'utf8').matchAll(/```sh\n(.*?)```/gs)]
  .flatMap(([, script = '']) => script.split('\n'))
  .map((line) => line.replace(/\s+#.*/, ''))
  .filter((line) => line.includes('npm ') && !line.includes('service:new'));

let project: SwappedProject;
beforeAll(() => {
  project = new SwappedProject();
  for (const { name, text } of files) {
    const file = project.checkout.file(name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
});
afterAll(() => project.remove());

test('the page has a whole service', () => {
  expect(files.length).toBe(21);
  expect(files.map(({ name }) => name)).toContain('service/index.ts');
});

test.each(commands)('%s', async (line) => {
  await project.shell(line);
});

test('the story that was told is that of the page', async () => {
  expect(await project.command('rehearse', '--headless', '--locale', 'fr-FR')).toContain(
    '✓ What is owed: both invoices, with the days on which they are due',
  );
});
