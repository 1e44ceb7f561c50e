/** A Terraform module of others. Its code is no part of this project: capturing its plans takes a checkout. */
export interface PublicModule {
  readonly repository: string;
  /** Commit of which the plans are. */
  readonly commit: string;
  /** Files that the mirror's provider, or a module without providers of its own, cannot plan. */
  readonly without: readonly string[];
}

/** By the world of testing/plan-worlds/ that calls it. */
export const publicModules = {
  lgallard: {
    repository: 'https://github.com/lgallard/terraform-aws-cognito-user-pool',
    commit: '2a0b37500e252fb51096919535c3749a1526a34d',
    // These ask for version 6.12 of the provider; the outputs name resources of the other two.
    without: ['versions.tf', 'log-delivery-configuration.tf', 'managed-login-branding.tf', 'outputs.tf'],
  },
  mineiros: {
    repository: 'https://github.com/mineiros-io/terraform-aws-cognito-user-pool',
    commit: '6f460e6cce3de489d0306aa37a4453fcf5383edc',
    // Asks for a provider below version 5.
    without: ['versions.tf'],
  },
  voquis: {
    repository: 'https://github.com/voquis/terraform-aws-cognito-user-pool-http-api',
    commit: '9f2638e9090cc062cd4a18a5ea1c991cc0314492',
    without: [],
  },
} as const satisfies Record<string, PublicModule>;

/** A world that calls a module of others. */
export type PublicWorld = keyof typeof publicModules;

/** Whether a world calls a module of others. */
export function isPublic(world: string): world is PublicWorld {
  return Object.hasOwn(publicModules, world);
}
