import { existsSync } from 'node:fs';

/**
 * Environment for a Terraform that needs neither an AWS account nor a network: static keys, no update check,
 * and no CLI configuration file that points nowhere.
 */
export function offlineTerraformEnvironment(base: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  const { TF_CLI_CONFIG_FILE: configFile, ...rest } = base;
  return {
    ...rest,
    ...(configFile && existsSync(configFile) ? { TF_CLI_CONFIG_FILE: configFile } : {}),
    CHECKPOINT_DISABLE: '1',
    TF_IN_AUTOMATION: '1',
    TF_INPUT: '0',
    AWS_ACCESS_KEY_ID: 'offline',
    AWS_SECRET_ACCESS_KEY: 'offline',
    AWS_EC2_METADATA_DISABLED: 'true',
  };
}
