import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { App, TerraformStack } from 'cdktf';
import { zipSync } from 'fflate';
import { bundles } from '../../commands/bundles.mjs';
import { type EnvironmentSettings, resolveSettings } from '../../config/settings';
import { AccountLinkingStack } from '../../infra/account-linking-stack';
import type { StackJson } from '../../terraform/offline-stack';

const scratch = mkdtempSync(join(tmpdir(), 'voicelink-synth-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** A function's zip file, small and always the same. */
export const skillZip = join(scratch, 'skill.zip');
writeFileSync(
  skillZip,
  zipSync({
    'index.js': [Buffer.from('exports.handler = async () => ({});'), { mtime: new Date(1980, 0, 1) }],
  }),
);

/** A folder with a zip file for each function of the user pool's. */
const triggerZips = join(scratch, 'triggers');
mkdirSync(triggerZips);
for (const { zip } of bundles) {
  if (zip.includes('triggers')) copyFileSync(skillZip, join(triggerZips, basename(zip)));
}

export interface Synthesized {
  readonly json: StackJson;
  /** The same as the text that was written. */
  readonly text: string;
  /** Folder of the synthesized stack: its JSON and its assets. */
  readonly folder: string;
}

/** Synthesizes one environment the way `main.ts` does. */
export function synthesizeEnvironment(environment: EnvironmentSettings): Synthesized {
  return synthesize(
    (app) =>
      new AccountLinkingStack(app, resolveSettings(environment), {
        skillZip,
        triggerZips,
        addonZip: skillZip,
      }),
    environment.name,
  );
}

/** Synthesizes an app of someone else's that uses some of the constructs. */
export function synthesizeStack(build: (stack: TerraformStack) => void): StackJson {
  const theirs = (app: App) => {
    const stack = new TerraformStack(app, 'theirs');
    new AwsProvider(stack, 'aws', { region: 'eu-west-1' });
    build(stack);
  };
  return synthesize(theirs, 'theirs').json;
}

function synthesize(build: (app: App) => void, stackName: string): Synthesized {
  const outdir = mkdtempSync(join(scratch, 'out-'));
  const app = new App({ outdir });
  build(app);
  app.synth();
  const folder = join(outdir, 'stacks', stackName);
  const text = readFileSync(join(folder, 'cdk.tf.json'), 'utf8');
  return { json: JSON.parse(text) as StackJson, text, folder };
}

/** A Terraform expression as it stands in the JSON, e.g. `aws_sns_topic.alarms.arn` in dollar and braces. */
export function expression(text: string): string {
  return `\${${text}}`;
}

/** The one resource of a type. @throws Error where there are none or several */
export function only(stack: StackJson, type: string): Record<string, unknown> {
  const found = Object.values(stack.resource?.[type] ?? {});
  const [resource] = found;
  if (resource === undefined || found.length > 1) throw new Error(`There are ${found.length} of ${type}.`);
  return resource;
}

/** A resource by its address. @throws Error where there is none */
export function resourceAt(stack: StackJson, address: string): Record<string, unknown> {
  const [type = '', name = ''] = address.split('.');
  const resource = stack.resource?.[type]?.[name];
  if (resource === undefined) throw new Error(`There is no ${address}.`);
  return resource;
}

/** Writes a file below the scratch folder of this test file and gives its path. */
export function scratchFile(name: string, content: string): string {
  const file = join(scratch, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
}
