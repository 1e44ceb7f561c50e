import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
 * @throws {CommandError} with Terraform's own words where a step fails; exit code 2
 */
export function planSynthesizedStack(name: string): StackPlan {
  progress('synthesizing');
  requireSuccess(run(process.execPath, ['commands/run.mjs', 'synth']), 'The stacks could not be synthesized');
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
    const planFile = join(secret, 'tfplan');
    progress('terraform init');
    requireSuccess(terraform(folder, 'init', '-input=false', '-no-color'), 'terraform init failed');
    progress('terraform plan');
    const planned = terraform(folder, 'plan', '-input=false', '-no-color', `-out=${planFile}`);
    // A plan that ends with an error is written all the same, and reviewed as such.
    if (!existsSync(planFile)) requireSuccess(planned, 'terraform plan failed');
    const shown = terraform(folder, 'show', '-json', planFile);
    requireSuccess(shown, 'terraform show failed');
    return { bytes: Buffer.from(shown.stdout), configuration, ...stateVersion(folder) };
  } finally {
    rmSync(secret, { recursive: true, force: true });
  }
}

/** Which Terraform wrote the state; nothing else of the state is kept. */
function stateVersion(folder: string): { readonly previousTerraformVersion?: string } {
  const { status, stdout } = terraform(folder, 'state', 'pull');
  if (status !== 0 || stdout.trim() === '') return {};
  const { terraform_version } = JSON.parse(stdout) as { terraform_version?: string };
  return terraform_version === undefined ? {} : { previousTerraformVersion: terraform_version };
}

function terraform(folder: string, ...args: string[]): SpawnSyncReturns<string> {
  return run('terraform', [`-chdir=${folder}`, ...args]);
}

function run(program: string, args: readonly string[]): SpawnSyncReturns<string> {
  return spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 30 });
}

function requireSuccess({ status, error, stderr, stdout }: SpawnSyncReturns<string>, what: string): void {
  if (error && 'code' in error && error.code === 'ENOENT') {
    throw new CommandError(
      '--stack needs the terraform CLI on the PATH: https://developer.hashicorp.com/terraform/install',
      2,
    );
  }
  if (status !== 0) throw new CommandError(`${what}:\n${(stderr || stdout).trim()}`, 2);
}

function progress(step: string): void {
  if (process.stderr.isTTY) process.stderr.write(`> ${step}\n`);
}
