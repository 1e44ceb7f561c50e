import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runNow, type ShortResult } from '../programs/child';
import { offlineTerraformEnvironment } from '../terraform/offline-environment';
import { offlineStack, type StackJson } from '../terraform/offline-stack';
import { findProviderMirror } from '../terraform/provider-mirror';
import { terraformProgram } from '../terraform/terraform-program';
import { CommandError } from './command';

const stacksFolder = join('cdktf.out', 'stacks');

/** A plan of a synthesized stack, and what the plan does not contain. */
export interface StackPlan {
  readonly bytes: Uint8Array;
  /** The configuration that was planned. */
  readonly configuration: string;
  /** Terraform that wrote the state; absent where there is no state yet. */
  readonly previousTerraformVersion?: string;
}

/**
 * Synthesizes, then plans one stack with the Terraform on the PATH and the credentials of the environment. The plan
 * file, which holds secrets, stays in a folder of its own and is deleted again.
 *
 * @param name environment in config/environments.ts
 * @param offline plan with no credentials and against no state: everything is created
 * @throws {CommandError} with Terraform's own words where a step fails; exit code 2
 */
export function planSynthesizedStack(name: string, offline: boolean): StackPlan {
  progress('synthesizing');
  requireSuccess(
    runNow(process.execPath, ['commands/run.mjs', 'synth']),
    'The stacks could not be synthesized',
  );
  const folder = join(stacksFolder, name);
  const configuration = join(folder, 'cdk.tf.json');
  if (!existsSync(configuration)) {
    throw new CommandError(
      `There is no stack ${name}. There are: ${readdirSync(stacksFolder).join(', ')}.`,
      2,
    );
  }
  const secret = mkdtempSync(join(tmpdir(), 'voicelink-plan-'));
  try {
    const planned = offline ? offlineCopy(folder, secret) : { folder, flags: [] };
    const env = offline ? offlineTerraformEnvironment() : process.env;
    const terraform = (...args: string[]) =>
      runNow(terraformProgram(), [`-chdir=${planned.folder}`, ...args], { env });
    const planFile = join(secret, 'tfplan');
    progress('terraform init');
    requireSuccess(terraform('init', '-input=false', '-no-color', ...planned.flags), 'terraform init failed');
    progress('terraform plan');
    const plan = terraform('plan', '-input=false', '-no-color', `-out=${planFile}`);
    // A plan that ends with an error is written all the same, and reviewed as such.
    if (!existsSync(planFile)) requireSuccess(plan, 'terraform plan failed');
    const shown = terraform('show', '-json', planFile);
    requireSuccess(shown, 'terraform show failed');
    const state = terraform('state', 'pull');
    return { bytes: Buffer.from(shown.stdout), configuration, ...versionOf(state) };
  } finally {
    rmSync(secret, { recursive: true, force: true });
  }
}

/** The stack with static keys and a state of its own, so that whoever has no credentials can plan it. */
function offlineCopy(folder: string, parent: string): { folder: string; flags: string[] } {
  const copy = join(parent, 'stack');
  cpSync(folder, copy, { recursive: true });
  const file = join(copy, 'cdk.tf.json');
  const stack = JSON.parse(readFileSync(file, 'utf8')) as StackJson;
  const mirror = process.env.VOICELINK_PROVIDER_MIRROR ? findProviderMirror() : undefined;
  const version = mirror?.awsVersion ?? stack.terraform.required_providers.aws.version;
  writeFileSync(file, JSON.stringify(offlineStack(stack, version)));
  return { folder: copy, flags: mirror ? [`-plugin-dir=${mirror.folder}`] : [] };
}

/** Which Terraform wrote the state; nothing else of the state is kept. */
function versionOf({ code, stdout }: ShortResult): {
  readonly previousTerraformVersion?: string;
} {
  if (code !== 0 || stdout.trim() === '') return {};
  const { terraform_version } = JSON.parse(stdout) as { terraform_version?: string };
  return terraform_version === undefined ? {} : { previousTerraformVersion: terraform_version };
}

function requireSuccess({ code, isMissing, stderr, stdout }: ShortResult, what: string): void {
  if (isMissing) {
    throw new CommandError(
      `--stack needs Terraform, and there is no program called ${terraformProgram()} on the PATH: https://developer.hashicorp.com/terraform/install, or name another in TERRAFORM_BINARY_NAME.`,
      2,
    );
  }
  if (code !== 0) throw new CommandError(`${what}:\n${(stderr || stdout).trim()}`, 2);
}

function progress(step: string): void {
  if (process.stderr.isTTY) process.stderr.write(`> ${step}\n`);
}
