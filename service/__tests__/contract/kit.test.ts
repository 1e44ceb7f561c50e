import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { installKit } from '../../../__tests__/support/contract-kit';
import { startOwnService, statesSecret, stopOwnServices } from '../../../__tests__/support/own-service';
import { runProgram } from '../../../__tests__/support/run-command';

const folder = mkdtempSync(join(tmpdir(), 'contract-kit-'));
let kit = '';
beforeAll(async () => {
  kit = await installKit(folder);
});
afterEach(stopOwnServices);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const packageOf = (path: string) => path.match(/^(?:@[^/]+\/)?[^/]+/)?.[0] ?? path;

const run = (...args: readonly string[]) =>
  runProgram(kit, args, {
    cwd: folder,
    env: { PATH: process.env.PATH, NO_COLOR: '1', STATES_SECRET: statesSecret },
  });

describe('the kit that a service’s repository runs', () => {
  it('has the contract, what describes it, and one dependency', () => {
    const manifest = JSON.parse(readFileSync(join(folder, 'package', 'package.json'), 'utf8'));

    expect(readdirSync(join(folder, 'package')).sort()).toEqual(
      expect.arrayContaining([
        'README.md',
        'alexa-skill-saas-api.json',
        ...['ci', 'conformance', 'states', 'tokens'].map((name) => `contract-${name}.md`),
        'openapi.json',
        'states.schema.json',
      ]),
    );
    expect(Object.keys(manifest.dependencies)).toEqual(['@pact-foundation/pact-cli']);
    expect(statSync(kit).size).toBeLessThan(5 * 1024 * 1024);
  });

  it('has pages that lead to each other, and to what is in it', () => {
    const inKit = readdirSync(join(folder, 'package'));
    const links = inKit
      .filter((name) => name.endsWith('.md'))
      .flatMap((name) => {
        const text = readFileSync(join(folder, 'package', name), 'utf8');
        return [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, target]) => target ?? '');
      });
    expect(links).toEqual(expect.arrayContaining(['README.md', 'contract-states.md', 'openapi.json']));
    expect(links.filter((target) => !inKit.includes(target))).toEqual([]);
  });

  it('is made of the packages that the action installs for it, and of no others', async () => {
    const { metafile } = await build({
      entryPoints: ['commands/kit-main.ts', 'commands/contracts-kit.ts'],
      outdir: folder,
      bundle: true,
      write: false,
      metafile: true,
      platform: 'node',
      format: 'esm',
      packages: 'external',
    });
    const imported = Object.values(metafile.inputs).flatMap(({ imports }) =>
      imports.flatMap(({ path, external }) => (external && !isBuiltin(path) ? packageOf(path) : [])),
    );
    const alone = join(folder, 'alone');
    const copied = await runProgram(process.execPath, ['commands/kit-only.mjs', alone], { env: process.env });
    const manifest = JSON.parse(readFileSync(join(alone, 'package.json'), 'utf8'));

    expect(copied.exitCode).toBe(0);
    expect(Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }).sort()).toEqual(
      // What runs the commands is made with esbuild.
      [...new Set([...imported, 'esbuild'])].sort(),
    );
    expect(existsSync(join(alone, 'node_modules'))).toBe(false);
  });

  it('verifies a service with nothing of this project beside it', async () => {
    const url = await startOwnService();
    const result = await run('verify', '--provider-url', url, '--states-url', `${url}/_states`);

    expect(result.stdout).toMatch(/saas-api keeps the contract: 4\d passed/);
    expect(result.stdout).toContain('The service does what a contract cannot hold');
    expect(result.exitCode).toBe(0);
  });

  it('verifies a service of which it knows nothing by the contract of the add-on', async () => {
    const url = await startOwnService();
    const given = ['verify', '--addon', '--contract-only', '--provider-url', url];
    const result = await run(...given, '--states-url', `${url}/_states`);

    expect(result.stdout).toMatch(/saas-api keeps the contract: 16 passed.*alexa-plus-addon-saas-api\.json/);
    expect(result.exitCode).toBe(0);
  });

  it('calls its commands by its own name', async () => {
    const [all, one] = [await run('--help'), await run('conform', '--help')];

    expect(all).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('voicelink-contract <command>'),
    });
    expect(one.stdout).toContain('Usage: voicelink-contract conform [options]');
  });

  it('says which commands there are where one is unknown', async () => {
    const { exitCode, stderr } = await run('verfy');

    expect(stderr).toContain('There is no command "verfy".');
    expect(stderr).toContain('  verify ');
    expect(exitCode).toBe(2);
  });
});
