import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { runNow } from '../../programs/child';
import { Checkout, type CheckoutOptions } from '../../testing/checkout';

const checkouts: Checkout[] = [];
function newCheckout(options?: CheckoutOptions): Checkout {
  const checkout = new Checkout(options);
  checkouts.push(checkout);
  return checkout;
}
afterEach(() => {
  for (const checkout of checkouts.splice(0)) checkout.remove();
});

function sha256(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

function buildIn(checkout: Checkout, env: NodeJS.ProcessEnv = {}): string {
  const { code, stderr } = checkout.run(['build'], env);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return sha256(checkout.file('dist/skill.zip'));
}

test('the zip is the same bytes again, in another checkout, and in another time zone', () => {
  const here = newCheckout();
  const elsewhere = newCheckout();
  const first = buildIn(here, { TZ: 'UTC' });
  for (const file of ['skill/index.ts', 'package.json'])
    utimesSync(here.file(file), 1_000_000_000, 1_000_000_000);

  expect(buildIn(here, { TZ: 'Pacific/Auckland' })).toBe(first);
  expect(buildIn(elsewhere, { TZ: 'America/St_Johns' })).toBe(first);
});

test('the zip holds the bundle, which exports an async handler of two parameters', () => {
  const checkout = newCheckout();
  buildIn(checkout);
  const entries = unzipSync(readFileSync(checkout.file('dist/skill.zip')));
  const bundle = readFileSync(checkout.file('dist/skill/index.js'));

  expect(Object.keys(entries)).toEqual(['index.js']);
  expect(Buffer.from(entries['index.js'] ?? []).equals(bundle)).toBe(true);
  const shape = runNow(
    process.execPath,
    ['-p', "const { handler } = require('./dist/skill/index.js'); handler.constructor.name + handler.length"],
    {
      cwd: checkout.folder,
      env: { ...process.env, SAAS_API_URL: 'https://api.example.com', LOG_LEVEL: 'error' },
    },
  );
  expect(shape.stdout.trim()).toBe('AsyncFunction2');
});

test('a bundle that was deleted counts as not built', () => {
  const checkout = newCheckout({ withBuilt: true });
  buildIn(checkout);
  rmSync(checkout.file('dist/skill/index.js'));

  expect(checkout.run(['main']).code).toBe(0);
  expect(existsSync(checkout.file('dist/skill/index.js'))).toBe(true);
});

test('synthesis builds a zip that is missing or older than its sources, and no other', () => {
  const checkout = newCheckout();
  checkout.run(['main']);
  const first = statSync(checkout.file('dist/skill.zip')).mtimeMs;
  checkout.run(['main']);
  expect(statSync(checkout.file('dist/skill.zip')).mtimeMs).toBe(first);

  const before = sha256(checkout.file('dist/skill.zip'));
  const source = readFileSync(checkout.file('skill/index.ts'), 'utf8');
  writeFileSync(checkout.file('skill/index.ts'), `${source}\nexport const addedByTest = 'x';\n`);
  checkout.run(['main']);
  expect(sha256(checkout.file('dist/skill.zip'))).not.toBe(before);
});

test('a fault in the skill is shown where it is, and leaves the zip alone', () => {
  const checkout = newCheckout({ withBuilt: true });
  const before = buildIn(checkout);
  writeFileSync(checkout.file('skill/index.ts'), 'export const handler = ');
  const { code, stderr } = checkout.run(['build']);

  expect(code).toBe(1);
  expect(stderr).toContain('skill/index.ts:1:');
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(sha256(checkout.file('dist/skill.zip'))).toBe(before);
});
