import type { Change } from '../plan-capture';

/** Folders of testing/plan-worlds/: a service written as plain HCL, and one of modules in modules. */
export type WorldName = 'members' | 'tenants';

/** One plan to capture, and what its review has to say. */
export interface PlanCase extends Change {
  readonly world: WorldName;
  /** The exact findings, as `rule address`, in any order. */
  readonly expect: readonly string[];
}
