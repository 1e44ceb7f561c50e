import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type PlanInput, planInputFaults, readPlanInput } from '../../terraform/plan-input';
import { describeUnless } from '../../testing/skip-log';
import { type Diagnostic, terraformMissing } from '../../testing/terraform-sandbox';
import { everything } from '../infra/environments';
import { synthesizeEnvironment } from '../infra/synthesize';

const deployed = synthesizeEnvironment(everything).json as unknown as PlanInput;

it('takes what is deployed, and another value of it', () => {
  expect(planInputFaults(deployed, deployed)).toEqual([]);
  const changed = {
    ...deployed,
    resource: { ...deployed.resource, aws_sns_topic: { new: { name: 'new' } } },
  };
  expect(planInputFaults(changed, deployed)).toEqual([]);
});

const resource = (type: string, body: unknown) => ({
  resource: { ...deployed.resource, [type]: { one: body } },
});

it.each<[what: string, change: object, fault: RegExp]>([
  ['a module', { module: { one: { source: 'git::https://evil.example' } } }, /block .*module/],
  ['an import', { import: [{ id: 'x', to: 'y' }] }, /block .*import/],
  ['state somewhere else', { terraform: { ...deployed.terraform, cloud: {} } }, /block .*cloud/],
  ['a program as data', { data: { external: { one: { program: ['sh'] } } } }, /another provider .*external/],
  ['a resource of another provider', resource('null_resource', {}), /another provider .*null_resource/],
  [
    'a provider by another name',
    { terraform: { ...deployed.terraform, required_providers: { aws: { source: 'evil.example/x/aws' } } } },
    /provider .*evil\.example/,
  ],
  [
    'another endpoint',
    { provider: { aws: [{ endpoints: [{ s3: 'https://evil.example' }] }] } },
    /requests go: provider/,
  ],
  ['another backend', { terraform: { ...deployed.terraform, backend: { http: {} } } }, /state .*backend/],
  [
    'a provisioner',
    resource('aws_sns_topic', { provisioner: [{ 'local-exec': { command: 'id' } }] }),
    /programs .*provisioner/,
  ],
  [
    'a file of the machine',
    resource('aws_sns_topic', { name: `\${file("/proc/self/environ")}` }),
    /function .*file/,
  ],
  [
    'a secret that is called none',
    resource('aws_sns_topic', { name: `x\${nonsensitive (a.b)}` }),
    /nonsensitive/,
  ],
  [
    'a function in a directive',
    resource('aws_sns_topic', { name: '%{ if fileexists("x") }a%{ endif }' }),
    /fileexists/,
  ],
])('does not take %s', (_what, change, fault) => {
  const faults = planInputFaults({ ...deployed, ...change }, deployed);
  expect(faults).toHaveLength(1);
  expect(faults[0]).toMatch(fault);
});

it('takes what synthesis writes beside it, and nothing else that Terraform would read', () => {
  expect(planInputFaults(deployed, deployed, ['assets'])).toEqual([]);
  expect(planInputFaults(deployed, deployed, ['assets', 'more.tf', '.terraform', 'x.auto.tfvars'])).toEqual([
    'It has beside it what synthesis does not write: more.tf, .terraform, x.auto.tfvars.',
  ]);
});

it('reads what synthesis writes', () => {
  expect(readPlanInput(JSON.stringify(deployed, null, 2))).toEqual(deployed);
});

it.each([
  [
    'a block that a second one of its name hides',
    '{"data": {"external": {}}, "data": {"aws_x": {}}}',
    /twice/,
  ],
  ['the same, spelled otherwise', '{"data": {"external": {}}, "d\\u0061ta": {"aws_x": {}}}', /twice/],
  ['a list of bodies', '[{"data": {"external": {}}}]', /no object/],
  ['nothing', 'null', /no object/],
])('does not read %s', (_what, text, fault) => {
  expect(() => readPlanInput(text)).toThrow(fault);
});

describeUnless(terraformMissing(), 'what Terraform takes for a call', () => {
  const between = ['', ' ', '  ', '\t\n ', '/* a (b) * / c */', '/**//**/', '# x\n', '// x\n \n# y\n'];
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'voicelink-calls-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is one here, whatever stands between name and parenthesis', () => {
    const locals = Object.fromEntries(between.map((gap, i) => [`call${i}`, `\${no_such${i}${gap}(1)}`]));
    writeFileSync(join(folder, 'calls.tf.json'), JSON.stringify({ locals }));
    const { stdout } = spawnSync('terraform', ['validate', '-json'], { cwd: folder, encoding: 'utf8' });
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: readonly Diagnostic[] };
    expect(diagnostics.map(({ summary }) => summary)).toEqual(between.map(() => 'Call to unknown function'));
    expect(planInputFaults({ ...deployed, locals } as PlanInput, deployed)).toEqual([
      `It calls a function of Terraform that what is deployed does not call: ${between.map((_, i) => `no_such${i}`).join(', ')}.`,
    ]);
  });
});
