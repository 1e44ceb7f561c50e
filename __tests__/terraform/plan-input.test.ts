import { type PlanInput, planInputFaults } from '../../terraform/plan-input';
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
