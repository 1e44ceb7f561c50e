import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stackOutputs } from '../../commands/stack-outputs';

const before = process.cwd();
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'voicelink-outputs-'));
  process.chdir(folder);
});
afterEach(() => {
  process.chdir(before);
  delete process.env.TERRAFORM_BINARY_NAME;
  rmSync(folder, { recursive: true });
});

/** A Terraform that says this on its standard error, and ends with 1. */
function terraformThatSays(text: string): void {
  mkdirSync(join('cdktf.out', 'stacks', 'dev'), { recursive: true });
  writeFileSync('terraform', `#!/bin/sh\necho '${text}' >&2\nexit 1\n`);
  chmodSync('terraform', 0o755);
  process.env.TERRAFORM_BINARY_NAME = join(folder, 'terraform');
}

test('an environment that was never synthesized is not deployed from here', () => {
  expect(() => stackOutputs('dev', undefined)).toThrow(
    /^There is no stack in cdktf\.out.*npm run deploy -- dev/,
  );
});

test('a Terraform that was never set up is told in our words, with what to do', () => {
  terraformThatSays('Error: Backend initialization required, please run "terraform init"');
  expect(() => stackOutputs('dev', undefined)).toThrow(
    /was not set up in cdktf\.out\/stacks\/dev\. Deploy it \(npm run deploy -- dev\); where it is deployed already, run `.* init` once/,
  );
});

test('what else Terraform says is passed on', () => {
  terraformThatSays('Error: Failed to get existing workspaces: AccessDenied');
  expect(() => stackOutputs('dev', undefined)).toThrow(
    /output failed in cdktf\.out\/stacks\/dev:\n.*AccessDenied/,
  );
});
