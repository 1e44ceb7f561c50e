/** A plan that no Terraform here can write, made after its published description. */
export interface DescribedPlan {
  /** Where the shape is described. */
  readonly source: string;
  /** What `show -json` prints. */
  readonly plan: object;
  /** The exact findings, as `rule address`, in any order. */
  readonly expect: readonly string[];
}
