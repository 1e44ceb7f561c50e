import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { engines, isInstalled } from '../../commands/engine.mjs';
import type { EngineName } from '../../commands/engine-option';
import { runToEnd } from '../../programs/child';
import { findProgram } from '../../programs/find-program';
import { offlineTerraformEnvironment } from '../../terraform/offline-environment';
import { Checkout } from '../../testing/checkout';
import { findNode } from '../../testing/find-node';
import { describeUnless } from '../../testing/skip-log';
import { everything, shipped } from '../infra/environments';

jest.setTimeout(180_000);

const missing = (name: EngineName) =>
  isInstalled('.', name) ? undefined : `${engines[name].title} is not installed; npm run engines does it`;

describe('the choice of the engine', () => {
  let checkout: Checkout;
  beforeAll(() => {
    checkout = new Checkout({ withBuilt: true });
  });
  afterAll(() => checkout.remove());

  test('an engine that there is not is refused with those that there are', () => {
    const { code, stderr } = checkout.run(['synth', '--engine', 'pulumi']);
    expect(code).toBe(2);
    expect(stderr).toBe(
      "error option '--engine <name>' argument 'pulumi' is invalid. Allowed choices are cdktf, cdktn.\n--help says what it takes.\n",
    );
  });

  test('the app of cdktf.json refuses it too, whoever starts it', () => {
    const { code, stderr } = checkout.run(['main'], { VOICELINK_ENGINE: 'pulumi' });
    expect(code).toBe(1);
    expect(stderr).toBe('VOICELINK_ENGINE is "pulumi". There are: cdktf, cdktn.\n');
  });
});

describeUnless(missing('cdktn'), 'both engines’ stacks', () => {
  const environments = [shipped('dev'), shipped('production'), everything];
  let checkout: Checkout;

  beforeAll(() => {
    checkout = new Checkout({ withBuilt: true });
    writeFileSync(
      checkout.file('config', 'environments.ts'),
      `import type { EnvironmentSettings } from './settings';\nexport const environments: readonly EnvironmentSettings[] = ${JSON.stringify(environments)};\n`,
    );
    for (const engine of Object.keys(engines)) {
      const { code, stderr } = checkout.run(['synth', '--engine', engine, '--output', engine]);
      if (code !== 0) throw new Error(`${engine}:\n${stderr}`);
    }
  });
  afterAll(() => checkout.remove());

  const stackOf = (engine: EngineName, name: string) =>
    JSON.parse(readFileSync(checkout.file(engine, 'stacks', name, 'cdk.tf.json'), 'utf8'));

  test.each(environments.map(({ name }) => name))('%s is the same but for the provider', (name) => {
    const [ours, theirs] = [stackOf('cdktf', name), stackOf('cdktn', name)];
    expect(Object.keys(ours.resource).length).toBeGreaterThan(3);
    expect(theirs.terraform.required_providers.aws).toEqual({
      source: 'hashicorp/aws',
      version: expect.stringMatching(/^6\.\d+\.\d+$/),
    });
    ours['//'].metadata.version = theirs['//'].metadata.version;
    ours.terraform.required_providers = theirs.terraform.required_providers;
    expect(theirs).toEqual(ours);
  });
});

/** A stack that needs no provider: `terraform_data` is Terraform's own. */
function writeStack(folder: string): void {
  const stack = join(folder, 'cdktf.out', 'stacks', 'dev');
  mkdirSync(stack, { recursive: true });
  writeFileSync(
    join(folder, 'cdktf.json'),
    JSON.stringify({ language: 'typescript', app: 'true', output: 'cdktf.out', sendCrashReports: 'false' }),
  );
  writeFileSync(
    join(folder, 'cdktf.out', 'manifest.json'),
    JSON.stringify({
      version: '0.21.0',
      stacks: {
        dev: {
          name: 'dev',
          constructPath: 'dev',
          workingDirectory: 'stacks/dev',
          synthesizedStackPath: 'stacks/dev/cdk.tf.json',
          annotations: [],
          dependencies: [],
        },
      },
    }),
  );
  writeFileSync(
    join(stack, 'cdk.tf.json'),
    JSON.stringify({
      '//': {
        metadata: { backend: 'local', stackName: 'dev', version: '0.21.0' },
        outputs: { dev: { said: 'said' } },
      },
      terraform: { backend: { local: { path: join(folder, 'terraform.dev.tfstate') } } },
      resource: { terraform_data: { one: { input: 'kept' } } },
      output: { said: { value: `\${terraform_data.one.output}` } },
    }),
  );
}

const runs = (['20', '22', '24'] as const).flatMap((major) =>
  (Object.keys(engines) as EngineName[])
    .filter((engine) => Number(major) >= engines[engine].leastNode[0])
    .map((engine) => ({ major, engine })),
);

describe.each(runs)('the CLI of $engine on Node $major', ({ major, engine }) => {
  const node = findNode(major);
  const reason =
    missing(engine) ??
    (findProgram('terraform') ? undefined : 'no terraform on the PATH') ??
    (node ? undefined : `no Node ${major}; npm run test:runtimes installs it`);

  describeUnless(reason, `a deployment by ${engine} on Node ${major}`, () => {
    let folder: string;
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'voicelink-engine-'));
      writeStack(folder);
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    const run = (command: string, by: EngineName, ...flags: string[]) =>
      runToEnd(
        node ?? '',
        [resolve(engines[by].cli), command, 'dev', '--skip-synth', '--no-color', ...flags],
        {
          cwd: folder,
          env: {
            ...offlineTerraformEnvironment(),
            CDKTF_DISABLE_PLUGIN_CACHE_ENV: '1',
            CI: '1',
            NO_COLOR: '1',
          },
          timeoutMs: 170_000,
        },
      );

    const planners = runs.filter((one) => one.major === major).map((one) => one.engine);

    test('applies, and each engine that runs here plans nothing afterwards', async () => {
      const deployed = await run('deploy', engine, '--auto-approve', '--skip-provider-lock');
      expect(deployed.text).toContain('Resources: 1 added, 0 changed, 0 destroyed.');
      expect(deployed.code).toBe(0);
      for (const by of planners) {
        const planned = await run('diff', by);
        expect(planned.text).toContain('No changes. Your infrastructure matches the configuration.');
        expect(planned.code).toBe(0);
      }
    });
  });
});
