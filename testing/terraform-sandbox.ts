import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runNow } from '../programs/child';
import { findProgram } from '../programs/find-program';
import { offlineTerraformEnvironment } from '../terraform/offline-environment';
import { offlineStack, type StackJson } from '../terraform/offline-stack';
import { findProviderMirror } from '../terraform/provider-mirror';

/** What is missing to run the real Terraform here, or undefined: a reason for `describeUnless`. */
export function terraformMissing(): string | undefined {
  if (findProgram('terraform') === undefined) return 'no terraform CLI on the PATH';
  if (findProviderMirror() === undefined) return 'no filesystem mirror of hashicorp/aws was found';
  return undefined;
}

/** What Terraform says against a configuration that it plans all the same. */
export interface Diagnostic {
  severity: string;
  summary: string;
  detail?: string;
}

/** What `terraform show -json` says of a plan, as far as the tests look into it. */
export interface PlanJson {
  resource_changes: {
    address: string;
    type: string;
    change: {
      actions: string[];
      before: Record<string, unknown> | null;
      after: Record<string, unknown> | null;
      after_unknown: unknown;
    };
  }[];
  output_changes: Record<string, { after?: unknown; after_sensitive?: unknown; after_unknown?: unknown }>;
}

/** What a stack is run with. */
export interface SandboxOptions {
  /** Folder whose files stand beside the stack's JSON, e.g. the synthesized stack's with its assets. Default: none. */
  readonly files?: string;
  /** Values of the stack's variables. Default: none. */
  readonly variables?: Readonly<Record<string, string>>;
}

/**
 * The real Terraform with the mirror's AWS provider on one synthesized stack, in a temporary folder: no AWS
 * account, no network. Close it when done. Where `terraformMissing()` says so it cannot be opened.
 */
export class TerraformSandbox {
  readonly folder = mkdtempSync(join(tmpdir(), 'voicelink-terraform-'));

  /** @throws Error with Terraform's words where `init` fails */
  constructor(stack: StackJson, options: SandboxOptions = {}) {
    const mirror = findProviderMirror();
    if (mirror === undefined)
      throw new Error('There is no mirror of hashicorp/aws: ask terraformMissing() first.');
    if (options.files !== undefined && existsSync(options.files)) {
      cpSync(options.files, this.folder, { recursive: true });
    }
    this.write('cdk.tf.json', offlineStack(stack, mirror.awsVersion));
    if (options.variables) this.write('terraform.tfvars.json', options.variables);
    this.run('init', `-plugin-dir=${mirror.folder}`);
  }

  /**
   * Plans without asking AWS for what is there. Terraform validates what it plans: its warnings are given, too.
   *
   * @throws Error with Terraform's words where it cannot plan
   */
  plan(): { readonly plan: PlanJson; readonly diagnostics: readonly Diagnostic[] } {
    const lines = this.run('plan', '-json', '-refresh=false', '-out=plan.bin').trim().split('\n');
    const events = lines.map((line) => JSON.parse(line) as { type: string; diagnostic?: Diagnostic });
    return {
      plan: JSON.parse(this.run('show', '-json', 'plan.bin')) as PlanJson,
      diagnostics: events.flatMap(({ diagnostic }) => (diagnostic ? [diagnostic] : [])),
    };
  }

  /** Makes everything that the stack has, at the endpoint that the stack names. @throws Error with Terraform's words */
  apply(): void {
    this.run('apply', '-auto-approve');
  }

  /** Addresses of what was made, data sources included, sorted. */
  addresses(): string[] {
    return this.run('state', 'list').trim().split('\n').sort();
  }

  /** Puts a state in place, against which the next plan is made. */
  setState(state: object): void {
    this.write('terraform.tfstate', state);
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private write(name: string, content: object): void {
    writeFileSync(join(this.folder, name), JSON.stringify(content, null, 2));
  }

  private run(command: string, ...flags: string[]): string {
    const { code, stdout, stderr } = this.terraform(command, ...flags);
    if (code !== 0) throw new Error(`terraform ${command} ended with ${code}:\n${stdout}\n${stderr}`);
    return stdout;
  }

  private terraform(command: string, ...flags: string[]) {
    const plain = command === 'show' || command === 'state' ? [] : ['-no-color'];
    return runNow('terraform', [command, ...plain, ...flags], {
      cwd: this.folder,
      env: offlineTerraformEnvironment(),
      timeoutMs: 280_000,
    });
  }
}
