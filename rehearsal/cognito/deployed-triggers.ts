import { type FunctionSettings, functionAt } from './deployed-functions';
import { block, type TerraformBlock, type TerraformDocument } from './terraform-document';

/** A function that the pool asks, and the rehearsal runs. */
export type TriggerName = 'userMigration' | 'preSignUp' | 'preTokenGeneration';

/** Absent: the pool has none. */
export type DeployedTriggers = Readonly<Partial<Record<TriggerName, FunctionSettings>>>;

/** Arguments of `lambda_config` that the rehearsal knows. */
const triggerNames: Readonly<Record<string, TriggerName>> = {
  user_migration: 'userMigration',
  pre_sign_up: 'preSignUp',
  pre_token_generation_config: 'preTokenGeneration',
};

/** The functions of a pool that the rehearsal runs. */
export function triggers(pool: TerraformBlock, document: TerraformDocument): DeployedTriggers {
  const config = block(pool.lambda_config);
  return Object.fromEntries(
    Object.entries(triggerNames).flatMap(([argument, trigger]) => {
      const arn = config[argument];
      const found = functionAt(document, typeof arn === 'string' ? arn : block(arn).lambda_arn);
      return found ? [[trigger, found]] : [];
    }),
  );
}

/** Whether the pool has a function that the rehearsal does not run. */
export const hasOtherTriggers = (pool: TerraformBlock): boolean =>
  Object.keys(block(pool.lambda_config)).some((name) => !(name in triggerNames));
