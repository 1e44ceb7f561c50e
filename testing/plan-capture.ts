import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runNow } from '../programs/child';
import type { Edit, PlanChange } from '../review/cases/plan-case';
import { offlineTerraformEnvironment } from '../terraform/offline-environment';
import { isSettled, type PlannedState, stateAfter } from './plan-state';

/**
 * A folder of Terraform configuration, planned with the real provider against a state that its own first deploy
 * would have left behind: no AWS account, no network.
 */
export class PlanWorld {
  private readonly folder = mkdtempSync(join(tmpdir(), 'voicelink-plan-'));
  private readonly mainFile: string;
  private readonly state: string;

  /**
   * @param source folder with the configuration
   * @param mirror folder for `terraform init -plugin-dir=`
   * @param baseline edits that are deployed already
   */
  constructor(
    private readonly source: string,
    private readonly mirror: string,
    private readonly baseline: readonly Edit[] = [],
  ) {
    this.mainFile = existsSync(join(source, 'main.tf')) ? 'main.tf' : 'cdk.tf.json';
    this.write([]);
    this.terraform(['init', `-plugin-dir=${this.mirror}`]);
    this.state = settledState(this.folder, () => this.plan());
  }

  /** The whole plan JSON of one change; never to be published as it is, because it holds sensitive values. */
  capture(change: PlanChange): Record<string, unknown> {
    this.write(change.edits ?? []);
    if (change.modulesChange) this.terraform(['init', `-plugin-dir=${this.mirror}`]);
    const stateFile = join(this.folder, 'terraform.tfstate');
    rmSync(stateFile, { force: true });
    if (!change.firstDeploy) writeFileSync(stateFile, (change.stateEdits ?? []).reduce(apply, this.state));
    return this.plan(change.flags, change.fails);
  }

  /**
   * What a review is told beside the plan of a change: who wrote the state, and for a world in JSON syntax both
   * configurations.
   */
  beside(change: PlanChange): Record<string, unknown> {
    const { terraform_version } = JSON.parse((change.stateEdits ?? []).reduce(apply, this.state)) as {
      terraform_version: string;
    };
    if (this.mainFile === 'main.tf') return { previousTerraformVersion: terraform_version };
    const base = readFileSync(join(this.source, this.mainFile), 'utf8');
    return {
      previousTerraformVersion: terraform_version,
      configuration: trimmed((change.edits ?? []).reduce(apply, base)),
      previousConfiguration: trimmed((change.previousEdits ?? []).reduce(apply, base)),
    };
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** The configuration as it is deployed, with these edits. */
  private write(edits: readonly Edit[]): void {
    cpSync(this.source, this.folder, { recursive: true });
    for (const edit of [...this.baseline, ...edits]) {
      const file = join(this.folder, edit.file ?? this.mainFile);
      writeFileSync(file, apply(readFileSync(file, 'utf8'), edit));
    }
  }

  private plan(flags: readonly string[] = ['-refresh=false'], fails = false): Record<string, unknown> {
    const planFile = join(this.folder, 'plan');
    rmSync(planFile, { force: true });
    this.terraform(['plan', '-lock=false', `-out=${planFile}`, ...flags], fails);
    return JSON.parse(this.terraform(['show', '-json', planFile])) as Record<string, unknown>;
  }

  private terraform(args: readonly string[], fails = false): string {
    return runTerraform(this.folder, args, fails);
  }
}

/**
 * Runs Terraform in a folder, with no AWS account.
 *
 * @param fails whether it is to end with an error
 * @throws {Error} with Terraform's words where it ends the other way
 */
export function runTerraform(folder: string, args: readonly string[], fails = false): string {
  const env = offlineTerraformEnvironment();
  const { code, stdout, stderr } = runNow('terraform', [`-chdir=${folder}`, ...args], {
    env,
    timeoutMs: 300_000,
  });
  if ((code !== 0) !== fails) {
    throw new Error(`terraform ${args[0]} ended with ${code}, which was not expected:\n${stderr}`);
  }
  return stdout;
}

/**
 * The state that a first deploy would leave behind, as its file's text. What one resource learns from another takes a
 * round of planning more; `folder` holds the state of the round before while `plan` runs.
 */
export function settledState(folder: string, plan: () => unknown): string {
  const file = join(folder, 'terraform.tfstate');
  rmSync(file, { force: true });
  let planned = plan() as PlannedState;
  let state = '';
  for (let round = 1; !isSettled(planned); round += 1) {
    if (round > 6) {
      const restless = planned.resource_changes.filter(({ change }) => change.actions.join() !== 'no-op');
      throw new Error(
        `The state of a first deploy does not settle: the plans keep changing ${restless.map(({ address }) => address).join(', ')}.`,
      );
    }
    state = JSON.stringify(stateAfter(planned), null, 1);
    writeFileSync(file, state);
    planned = plan() as PlannedState;
  }
  return state;
}

/** Of a configuration: the providers' versions, and who is protected. */
function trimmed(text: string): object {
  const { terraform, resource } = JSON.parse(text) as {
    terraform: { required_providers: object };
    resource: Record<string, Record<string, { lifecycle?: object }>>;
  };
  return {
    terraform: { required_providers: terraform.required_providers },
    resource: Object.fromEntries(
      Object.entries(resource).map(([type, byName]) => [
        type,
        Object.fromEntries(Object.entries(byName).map(([name, { lifecycle }]) => [name, { lifecycle }])),
      ]),
    ),
  };
}

/** A text with one edit made. */
export function apply(text: string, { from, to, all = false }: Edit): string {
  if (from === undefined) return `${text}\n${to}\n`;
  const occurrences = text.split(from).length - 1;
  if (occurrences === 0 || (occurrences > 1 && !all)) {
    throw new Error(
      `An edit expects ${all ? 'some' : 'one'} of ${JSON.stringify(from)}, found ${occurrences}.`,
    );
  }
  return text.replaceAll(from, () => to);
}
