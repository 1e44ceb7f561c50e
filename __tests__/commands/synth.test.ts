import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Checkout } from '../../testing/checkout';

let checkout: Checkout;
beforeEach(() => {
  checkout = new Checkout({ withBuilt: true });
});
afterEach(() => checkout.remove());

/** Settings of the tests' own, in place of those that a team may have put there; what these tests edit is in them. */
function takeExampleSettings(): void {
  const example = readFileSync('__tests__/support/example-environments.ts', 'utf8')
    .replace("'../../config/settings'", "'./settings'")
    .replace('exampleEnvironments', 'environments');
  writeFileSync(checkout.file('config/environments.ts'), example);
}

/** Takes away what is built, as after a clone. */
const clean = () => rmSync(checkout.file('dist'), { recursive: true, force: true });

test('after a clone the shipped settings are synthesized, and the summary says what was written where', () => {
  takeExampleSettings();
  clean();
  const { code, stdout, stderr } = checkout.run(['synth'], { NO_COLOR: '1' });

  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain('> settings of dev, production: no rule broken');
  expect(stdout).toMatch(/│ dev +│ \d+ in all +│ cdktf.out\/stacks\/dev\/cdk.tf.json +│ 1 +│/);
  expect(stdout).toMatch(/│ production +│ \d+ in all +│ cdktf.out\/stacks\/production\/cdk.tf.json +│ 1 +│/);
  expect(stdout).toContain('│ 4 cognito');
  expect(stdout).toContain('warning production');
  expect(stdout).not.toContain('\u001b[');
  const stack = JSON.parse(readFileSync(checkout.file('cdktf.out/stacks/production/cdk.tf.json'), 'utf8'));
  expect(Object.keys(stack.resource)).toContain('aws_cognito_user_pool_client');
  expect(existsSync(checkout.file('dist/skill.zip'))).toBe(true);
});

test('the summary as JSON counts the resources that are in the files', () => {
  const { code, stdout } = checkout.run(['synth', '--json', '--output', 'elsewhere']);

  expect(code).toBe(0);
  const { stacks } = JSON.parse(stdout) as {
    stacks: { stack: string; file: string; resources: Record<string, number> }[];
  };
  expect(stacks.map(({ stack }) => stack)).toEqual(['dev', 'production']);
  for (const { file, resources } of stacks) {
    const { resource } = JSON.parse(readFileSync(checkout.file(file), 'utf8')) as {
      resource: Record<string, object>;
    };
    const written = Object.values(resource).flatMap((ofType) => Object.keys(ofType)).length;
    expect(Object.values(resources).reduce((sum, count) => sum + count)).toBe(written);
  }
  expect(existsSync(checkout.file('cdktf.out'))).toBe(false);
});

test('settings that break rules end with every violation, exit code 1, no stack trace, and nothing written', () => {
  takeExampleSettings();
  checkout.edit('config/environments.ts', "vendorId: 'M1A2B3C4D5E6F7'", "vendorId: 'nonsense'");
  clean();
  checkout.edit('config/environments.ts', "region: 'eu-west-1'", "region: 'eu-central-1'");
  const { code, stdout, stderr } = checkout.run(['synth'], { NO_COLOR: '1' });

  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(/^error 4 errors in config\/environments.ts: nothing was written.\n/);
  for (const place of [
    'dev: region',
    'dev: alexa.vendorId',
    'production: region',
    'production: alexa.vendorId',
  ]) {
    expect(stderr).toContain(`error ${place}\n`);
  }
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(stderr).not.toContain('\u001b[');
  expect(
    ['cdktf.out', 'dist/skill', 'dist/skill.zip'].filter((one) => existsSync(checkout.file(one))),
  ).toEqual([]);
});

test('what an earlier synthesis wrote is left alone by one that fails', () => {
  takeExampleSettings();
  checkout.run(['synth']);
  const before = readFileSync(checkout.file('cdktf.out/stacks/dev/cdk.tf.json'), 'utf8');
  checkout.edit('config/environments.ts', "prefix: 'example-voice-dev'", "prefix: 'cognito'");

  expect(checkout.run(['synth']).code).toBe(1);
  expect(readFileSync(checkout.file('cdktf.out/stacks/dev/cdk.tf.json'), 'utf8')).toBe(before);
});

test('the app itself refuses bad settings too, for those who call the CDKTF CLI', () => {
  takeExampleSettings();
  checkout.edit('config/environments.ts', "prefix: 'example-voice-dev'", "prefix: 'cognito'");
  const { code, stderr } = checkout.run(['main'], { NO_COLOR: '1' });

  expect(code).toBe(1);
  expect(stderr).toContain('error dev: domain.prefix\n');
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(existsSync(checkout.file('cdktf.out'))).toBe(false);
});

test('a secret in the settings is refused and not printed', () => {
  takeExampleSettings();
  const secret = 'GOCSPX-a1B2c3D4e5F6g7H8';
  checkout.edit('config/environments.ts', "tags: { environment: 'dev' }", `tags: { note: '${secret}' }`);
  const { code, stdout, stderr } = checkout.run(['synth']);

  expect(code).toBe(1);
  expect(stderr).toContain('no secret in the file');
  expect(stdout + stderr).not.toContain(secret);
});

test('a folder in folders that are not there yet is made', () => {
  expect(checkout.run(['synth', '--output', 'not/there/yet']).code).toBe(0);
  expect(existsSync(checkout.file('not/there/yet/stacks/dev/cdk.tf.json'))).toBe(true);
});

test('a folder that cannot be written is named, without a stack trace', () => {
  const { code, stderr } = checkout.run(['synth', '--output', 'package.json']);
  expect(code).toBe(2);
  expect(stderr).toContain('package.json');
  expect(stderr).not.toMatch(/^\s+at /m);
});

test('a fault in the TypeScript of the settings is shown where it is', () => {
  takeExampleSettings();
  checkout.edit('config/environments.ts', "name: 'dev',", "name: 'dev");
  const { code, stderr } = checkout.run(['synth'], { NO_COLOR: '1' });

  expect(code).toBe(1);
  expect(stderr).toContain('config/environments.ts:');
  expect(stderr).not.toMatch(/^\s+at /m);
});

test('an option that there is not ends with exit code 2', () => {
  const { code, stderr } = checkout.run(['synth', '--nonsense']);
  expect(code).toBe(2);
  expect(stderr).toContain("unknown option '--nonsense'");
});

test('the folder of an environment that is gone is named and not deleted', () => {
  mkdirSync(checkout.file('cdktf.out/stacks/staging'), { recursive: true });
  const { stdout } = checkout.run(['synth'], { NO_COLOR: '1' });
  expect(stdout).toContain('cdktf.out/stacks/staging is of no environment');
  expect(existsSync(checkout.file('cdktf.out/stacks/staging'))).toBe(true);
});

test('colours are there for those who want them', () => {
  expect(checkout.run(['synth'], { FORCE_COLOR: '1', NO_COLOR: undefined }).stdout).toContain(
    '\u001b[1mstack',
  );
});

describe('a fault of the constructs, which no rule of the settings sees', () => {
  test('names the file that it is in, and leaves no stack behind, not even an empty one', () => {
    checkout.edit('infra/alexa-client.ts', "(this, 'Default'", "(scope, 'customers'");
    const { code, stderr } = checkout.run(['synth'], { NO_COLOR: '1' });

    expect(code).toBe(1);
    expect(stderr).toContain("There is already a Construct with name 'customers'");
    expect(stderr).toMatch(/in infra\/alexa-client\.ts:\d+/);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(existsSync(checkout.file('cdktf.out'))).toBe(false);
  });

  test('in one environment leaves the stacks of an earlier synthesis as they were', () => {
    takeExampleSettings();
    checkout.run(['synth']);
    const file = checkout.file('cdktf.out/stacks/dev/cdk.tf.json');
    const before = readFileSync(file, 'utf8');
    checkout.edit(
      'config/environments.ts',
      "saasApiUrl: 'https://api.dev.example.com'",
      "saasApiUrl: 'https://changed.example.com'",
    );
    checkout.edit(
      'infra/linking-outputs.ts',
      'if (props.functionArn !== undefined) {',
      "if (props.host === 'auth.example.com') throw new Error('No such host.');\n    if (props.functionArn !== undefined) {",
    );

    expect(checkout.run(['synth']).code).toBe(1);
    expect(readFileSync(file, 'utf8')).toBe(before);
  });
});
