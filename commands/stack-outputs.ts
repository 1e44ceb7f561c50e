import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { environments } from '../config/environments';
import { type Outputs, OutputsError, readOutputs } from '../linking/outputs';
import { runNow } from '../programs/child';
import { textOf } from '../review/text';
import { terraformProgram } from '../terraform/terraform-program';
import { CommandError } from './command';

/**
 * The outputs of a deployed environment, the client secret among them: they stay in memory.
 *
 * @param environment its stack's folder is where Terraform is asked
 * @param file what `terraform output -json` printed, or `-` for standard input; default: Terraform itself
 * @throws CommandError with exit code 2
 */
export function stackOutputs(environment: string, file: string | undefined): Outputs {
  try {
    return file === undefined
      ? readOutputs(askTerraform(environment), `The stack ${environment}`)
      : readOutputs(read(file), file === '-' ? 'Standard input' : file);
  } catch (error) {
    if (error instanceof OutputsError) throw new CommandError(error.message, 2);
    throw error;
  }
}

function askTerraform(environment: string): string {
  const folder = join('cdktf.out', 'stacks', environment);
  if (!existsSync(folder)) {
    const names = environments.map(({ name }) => name);
    if (!names.includes(environment)) {
      throw new CommandError(
        `No environment is called ${JSON.stringify(environment)}. There are: ${names.join(', ')}.`,
        2,
      );
    }
    throw new CommandError(
      `There is no stack in ${folder}. Deploy it (npm run deploy -- ${environment}), or give its outputs: --outputs <file>`,
      2,
    );
  }
  const program = terraformProgram();
  const args = [`-chdir=${folder}`, 'output', '-json', '-no-color'];
  const { code, stdout, stderr, isMissing } = runNow(program, args);
  if (isMissing) {
    throw new CommandError(
      `${program} could not be started. Install Terraform, or give what \`terraform output -json\` prints: --outputs <file>`,
      2,
    );
  }
  if (code !== 0 && /\binit\b/.test(stderr)) {
    throw new CommandError(
      `${program} was not set up in ${folder}. Deploy it (npm run deploy -- ${environment}); where it is deployed already, run \`${program} -chdir=${folder} init\` once, or give its outputs: --outputs <file>`,
      2,
    );
  }
  if (code !== 0) throw new CommandError(`${program} output failed in ${folder}:\n${stderr.trim()}`, 2);
  return stdout;
}

function read(file: string): string {
  try {
    return textOf(readFileSync(file === '-' ? 0 : file)) ?? '';
  } catch (error) {
    throw new CommandError(`The outputs cannot be read from ${file}: ${(error as Error).message}.`, 2);
  }
}
