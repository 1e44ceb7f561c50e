import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FirstDeploy, stateAfter } from './plan-state';
import { offlineTerraformEnvironment } from './terraform-environment';

/** One replacement in a file of a world; `from` has to occur, and just once unless `all`. */
export interface Edit {
  /** Path in the world's folder; default `main.tf`. */
  readonly file?: string;
  /** What stands there now; left out to add `to` at the end. */
  readonly from?: string;
  readonly to: string;
  readonly all?: boolean;
}

/** What makes one plan differ from "nothing changed". */
export interface Change {
  readonly edits?: readonly Edit[];
  /** Edits of the state, as if AWS or an older Terraform had left another one behind. */
  readonly stateEdits?: readonly Edit[];
  /** There is no state yet: everything is created. */
  readonly firstDeploy?: boolean;
  /** A module call is added, removed or renamed, so modules are installed again. */
  readonly modulesChange?: boolean;
  /** Further flags of `terraform plan`; the default is `-refresh=false`. */
  readonly flags?: readonly string[];
  /** The plan ends with an error and is still written. */
  readonly fails?: boolean;
}

/**
 * A folder of Terraform configuration, planned with the real provider against a state that its own first deploy
 * would have left behind: no AWS account, no network.
 */
export class PlanWorld {
  private readonly folder = mkdtempSync(join(tmpdir(), 'voicelink-plan-'));
  private state = '';

  /**
   * @param source folder with the configuration
   * @param mirror folder for `terraform init -plugin-dir=`
   */
  constructor(
    private readonly source: string,
    private readonly mirror: string,
  ) {
    this.reset();
    this.terraform(['init', `-plugin-dir=${this.mirror}`]);
    const firstDeploy = this.capture({ firstDeploy: true });
    this.state = JSON.stringify(
      stateAfter(firstDeploy as unknown as FirstDeploy, String(firstDeploy.terraform_version)),
      null,
      1,
    );
  }

  /** The whole plan JSON of one change; never to be published as it is, because it holds sensitive values. */
  capture(change: Change): Record<string, unknown> {
    this.reset();
    for (const edit of change.edits ?? []) {
      const file = join(this.folder, edit.file ?? 'main.tf');
      writeFileSync(file, apply(readFileSync(file, 'utf8'), edit));
    }
    if (change.modulesChange) this.terraform(['init', `-plugin-dir=${this.mirror}`]);
    const stateFile = join(this.folder, 'terraform.tfstate');
    rmSync(stateFile, { force: true });
    if (!change.firstDeploy) writeFileSync(stateFile, (change.stateEdits ?? []).reduce(apply, this.state));
    const planFile = join(this.folder, 'plan');
    rmSync(planFile, { force: true });
    const flags = change.flags ?? ['-refresh=false'];
    this.terraform(['plan', '-lock=false', `-out=${planFile}`, ...flags], change.fails);
    return JSON.parse(this.terraform(['show', '-json', planFile])) as Record<string, unknown>;
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private reset(): void {
    cpSync(this.source, this.folder, { recursive: true });
  }

  private terraform(args: readonly string[], fails = false): string {
    const { status, stdout, stderr } = spawnSync('terraform', [`-chdir=${this.folder}`, ...args], {
      encoding: 'utf8',
      env: offlineTerraformEnvironment(),
      maxBuffer: 1 << 30,
      timeout: 300_000,
    });
    if ((status !== 0) !== fails) {
      throw new Error(`terraform ${args[0]} ended with ${status}, which was not expected:\n${stderr}`);
    }
    return stdout;
  }
}

function apply(text: string, { from, to, all = false }: Edit): string {
  if (from === undefined) return `${text}\n${to}\n`;
  const occurrences = text.split(from).length - 1;
  if (occurrences === 0 || (occurrences > 1 && !all)) {
    throw new Error(
      `An edit expects ${all ? 'some' : 'one'} of ${JSON.stringify(from)}, found ${occurrences}.`,
    );
  }
  return text.replaceAll(from, () => to);
}
