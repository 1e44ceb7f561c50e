/** Any JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** One entry of `resource_changes` or `resource_drift`. */
export interface ResourceChange {
  readonly address: string;
  readonly previous_address?: string;
  readonly mode?: string;
  readonly type: string;
  /** Key of an object that a replacement left behind, and that is still to be deleted. */
  readonly deposed?: string;
  readonly action_reason?: string;
  readonly change: {
    readonly actions: readonly string[];
    readonly before?: Json;
    readonly after?: Json;
    readonly after_unknown?: Json;
    readonly before_sensitive?: Json;
    readonly after_sensitive?: Json;
    /** What makes Terraform replace it, as paths from the resource down. */
    readonly replace_paths?: readonly Json[];
  };
}

/** An expression of the plan's `configuration`, or a block of them: what it refers to stands somewhere in it. */
export type Expression = Json;

/** What a resource and a module call have in common: attributes that are set, and how often it is there. */
export interface ConfiguredBlock {
  readonly expressions?: { readonly [name: string]: Expression };
  readonly count_expression?: Expression;
  readonly for_each_expression?: Expression;
}

/** A resource of the plan's `configuration`. */
export interface ConfiguredResource extends ConfiguredBlock {
  readonly address: string;
  readonly provider_config_key?: string;
}

/** A module call of the plan's `configuration`. */
export interface ConfiguredCall extends ConfiguredBlock {
  readonly module?: ConfiguredModule;
}

/** A module of the plan's `configuration`. */
export interface ConfiguredModule {
  readonly resources?: readonly ConfiguredResource[];
  readonly module_calls?: { readonly [name: string]: ConfiguredCall };
  readonly outputs?: { readonly [name: string]: { readonly expression?: Expression } };
}

/** Something that the plan puts off to a later one, since too much is unknown. */
export interface Deferral {
  readonly reason?: string;
  readonly resource_change?: ResourceChange;
}

/** An action of a provider that the apply runs beside its changes; Terraform 1.14 and OpenTofu write these. */
export interface ActionInvocation {
  readonly address: string;
  readonly type?: string;
}

/**
 * The parts of `terraform show -json <plan>` that the review reads.
 *
 * @see https://developer.hashicorp.com/terraform/internals/json-format
 */
export interface Plan {
  readonly format_version: string;
  readonly terraform_version?: string;
  /** Absent before Terraform 1.8, and in plans of OpenTofu. */
  readonly complete?: boolean;
  readonly errored?: boolean;
  readonly variables?: { readonly [name: string]: { readonly value?: Json } };
  readonly resource_changes?: readonly ResourceChange[];
  readonly resource_drift?: readonly ResourceChange[];
  readonly deferred_changes?: readonly Deferral[];
  readonly action_invocations?: readonly ActionInvocation[];
  readonly configuration?: {
    readonly provider_config?: {
      readonly [key: string]: {
        readonly full_name?: string;
        readonly version_constraint?: string;
        readonly expressions?: { readonly [name: string]: Expression };
      };
    };
    readonly root_module?: ConfiguredModule;
  };
}
