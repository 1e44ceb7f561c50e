import { LocalBackend, S3Backend, type TerraformStack } from 'cdktf';

/** An S3 bucket that keeps Terraform's state. It is made before, by other means. */
export interface StateBucket {
  readonly bucket: string;
  readonly region: string;
  /** Path in the bucket, one for each stack. */
  readonly key: string;
  /** ARN of the KMS key that encrypts the state. Default: the bucket's own encryption. */
  readonly kmsKeyArn?: string | undefined;
}

/** Oldest Terraform that locks a state in S3 without a table. */
const lockingTerraform = '>= 1.10';

/**
 * Says where a stack's state is kept: in an S3 bucket, locked by S3 itself, or without one in a local file
 * `terraform.<stack>.tfstate` beside `cdktf.json`. The state holds the client secret: keep it like one.
 */
export function keepState(stack: TerraformStack, bucket?: StateBucket): void {
  if (bucket === undefined) {
    // Terraform runs in cdktf.out/stacks/<stack>. A relative path is the same on every machine.
    new LocalBackend(stack, { path: `../../../terraform.${stack.node.id}.tfstate` });
    return;
  }
  const { kmsKeyArn, ...place } = bucket;
  new S3Backend(stack, { ...place, encrypt: true, ...(kmsKeyArn !== undefined && { kmsKeyId: kmsKeyArn }) });
  // CDKTF's S3 backend is older than this argument.
  stack.addOverride('terraform.backend.s3.use_lockfile', true);
  stack.addOverride('terraform.required_version', lockingTerraform);
}
