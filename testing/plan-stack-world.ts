import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runNow } from '../programs/child';
import { offlineStack, type StackJson } from '../terraform/offline-stack';

/**
 * Writes one of this project's synthesized stacks into a folder, as the mirror's provider takes it. The skill's code
 * is left out: it is made anew with every change of the skill, and plans would change with it.
 *
 * @param environment name in config/environments.ts
 * @param awsVersion version of hashicorp/aws in the mirror
 */
export function writeStackWorld(environment: string, folder: string, awsVersion: string): void {
  const output = join(folder, 'synthesized');
  const { code, stderr } = runNow(process.execPath, ['commands/run.mjs', 'synth', '-o', output]);
  if (code !== 0) throw new Error(`The stacks could not be synthesized:\n${stderr}`);
  const file = join(output, 'stacks', environment, 'cdk.tf.json');
  const stack = offlineStack(JSON.parse(readFileSync(file, 'utf8')) as StackJson, awsVersion);
  for (const skill of Object.values(stack.resource.aws_lambda_function ?? {})) {
    Object.assign(skill, { filename: 'skill.zip', source_code_hash: 'hash-of-the-code' });
  }
  const world = join(folder, environment);
  mkdirSync(world, { recursive: true });
  writeFileSync(join(world, 'skill.zip'), 'the code of the skill');
  writeFileSync(join(world, 'cdk.tf.json'), JSON.stringify(stack, null, 2));
}
