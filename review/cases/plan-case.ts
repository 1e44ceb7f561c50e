import type { PublicWorld } from './public-modules';

/**
 * What is planned: the folders of testing/plan-worlds/ (a service written as plain HCL, and one of modules in modules),
 * one of this project's own stacks, a user pool that an emulator of AWS holds (which tells what drifted), or a public module.
 */
export type WorldName =
  | 'members'
  | 'addon'
  | 'shop'
  | 'tenants'
  | 'dev'
  | 'production'
  | 'drifting'
  | PublicWorld;

/** One replacement in a file of a world; `from` has to occur, and just once unless `all`. */
export interface Edit {
  /** Path in the world's folder; default its main file, `main.tf` or `cdk.tf.json`. */
  readonly file?: string;
  /** What stands there now; left out to add `to` at the end. */
  readonly from?: string;
  readonly to: string;
  readonly all?: boolean;
}

/** What makes one plan differ from "nothing changed". */
export interface PlanChange {
  readonly edits?: readonly Edit[];
  /** Edits of the state, as if AWS or an older Terraform had left another one behind. */
  readonly stateEdits?: readonly Edit[];
  /** Edits of the configuration that is said to be deployed now. */
  readonly previousEdits?: readonly Edit[];
  /** There is no state yet: everything is created. */
  readonly firstDeploy?: boolean;
  /** A module call is added, removed or renamed, so modules are installed again. */
  readonly modulesChange?: boolean;
  /** Further flags of `terraform plan`; the default is `-refresh=false`. */
  readonly flags?: readonly string[];
  /** The plan ends with an error and is still written. */
  readonly fails?: boolean;
}

/** What happened outside Terraform: somebody changed or deleted the user pool, or a customer signed up. */
export type Drift = 'changed' | 'deleted' | 'used';

/** One plan to capture, and what its review has to say. */
export interface PlanCase extends PlanChange {
  readonly world: WorldName;
  /** World `drifting`: what happened to the user pool outside Terraform. */
  readonly drift?: Drift;
  /** Edits of the world that are deployed already. */
  readonly baseline?: readonly Edit[];
  /** Whether the review is told what a plan does not contain; it then stands in `<name>.beside.json`. */
  readonly beside?: true;
  /** App clients that the review is told to be Alexa's. */
  readonly clients?: readonly string[];
  /** The exact findings, as `rule address`, in any order. */
  readonly expect: readonly string[];
}

/** Takes a resource away, the block being left. */
export function without(type: string, name: string): Edit {
  const head = `resource "${type}" "${name}" {\n`;
  return { from: head, to: `${head}  count = 0\n` };
}

/** What one tenant of the world `tenants` is made of. */
export function tenantAddresses(module: string): string[] {
  return [
    `${module}.aws_cognito_user_pool.this`,
    `${module}.aws_cognito_user_pool_client.this["alexa"]`,
    `${module}.aws_cognito_user_pool_client.this["web"]`,
    `${module}.module.login.aws_cognito_user_pool_domain.this`,
  ];
}
