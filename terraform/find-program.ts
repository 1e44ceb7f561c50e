import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What is run as Terraform, by the name that the CDKTF CLI takes it by, too: `terraform`, or e.g. `tofu`. */
export const terraformProgram = () => process.env.TERRAFORM_BINARY_NAME || 'terraform';

/** Full path of a program on the PATH, or undefined. */
export function findProgram(...names: readonly string[]): string | undefined {
  for (const name of names) {
    for (const folder of (process.env.PATH ?? '').split(delimiter)) {
      const file = join(folder, name);
      try {
        accessSync(file, constants.X_OK);
        return file;
      } catch {
        // not in this folder
      }
    }
  }
  return undefined;
}
