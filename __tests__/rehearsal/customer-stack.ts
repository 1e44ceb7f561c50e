import { cpSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { builtSkill } from './built-skill';
import { reference } from './terraform-stack';

/** The functions of a user pool. */
const names = ['user-migration', 'pre-sign-up', 'pre-token-generation', 'token-revocation'];

/** Bundles them as they are in the sources now, and gives the folder. */
export async function builtTriggers(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'voicelink-triggers-'));
  for (const name of names) {
    const target = join(folder, name, 'index.js');
    mkdirSync(dirname(target), { recursive: true });
    cpSync(await builtSkill(join('triggers', name, 'index.ts')), target);
  }
  return folder;
}

export const secretArn = 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:migration-AbCdEf';

const functionOf = (name: string, variables: object) => ({
  filename: `assets/code/0123/${name}.zip`,
  environment: { variables },
});
/** A stack with the customers whom the SaaS already has. */
export const customerChanges = {
  pool: {
    schema: ['customer_id', 'tenant', 'plan'].map((name) => ({ name })),
    lambda_config: {
      user_migration: reference('aws_lambda_function.user_migration.arn'),
      pre_sign_up: reference('aws_lambda_function.pre_sign_up.arn'),
      pre_token_generation_config: {
        lambda_arn: reference('aws_lambda_function.pre_token_generation.arn'),
        lambda_version: 'V2_0',
      },
    },
  },
  client: { supported_identity_providers: ['COGNITO', 'Google', 'Facebook'] },
  resources: {
    aws_cognito_identity_provider: {
      google: { provider_name: 'Google', attribute_mapping: { email_verified: 'email_verified' } },
      facebook: { provider_name: 'Facebook', attribute_mapping: { email: 'email' } },
    },
    aws_lambda_function: {
      user_migration: functionOf('user-migration', { MIGRATION_URL: 'x', SIGNING_KEY_ARN: secretArn }),
      pre_sign_up: functionOf('pre-sign-up', { PROVIDERS: 'Google,Facebook' }),
      pre_token_generation: functionOf('pre-token-generation', { CLAIMS: 'customerId,plan' }),
      token_revocation: functionOf('token-revocation', {
        USER_POOL_ID: reference('aws_cognito_user_pool.directory.id'),
        CLIENT_ID: reference('aws_cognito_user_pool_client.alexa.id'),
        SKILL_ID: 'amzn1.ask.skill.00000000-0000-4000-8000-000000000007',
      }),
    },
  },
  outputs: { events_function_arn: { value: reference('aws_lambda_function.token_revocation.arn') } },
};
