import type { Change, Side } from './change';
import { functionName } from './function-name';
import type { Reading } from './reading';

/**
 * Functions that a user pool calls, by the name of the attribute; some have a block of their own beside it, with the
 * version of the event.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html
 */
export const triggerNames = [
  'pre_sign_up',
  'pre_authentication',
  'post_authentication',
  'post_confirmation',
  'custom_message',
  'define_auth_challenge',
  'create_auth_challenge',
  'verify_auth_challenge_response',
  'user_migration',
  'pre_token_generation',
  'custom_email_sender',
  'custom_sms_sender',
] as const;

/** @see triggerNames */
export type TriggerName = (typeof triggerNames)[number];

const blocks: Partial<Record<TriggerName, string>> = {
  pre_token_generation: 'pre_token_generation_config',
  custom_email_sender: 'custom_email_sender',
  custom_sms_sender: 'custom_sms_sender',
};

/** ARN of a trigger's function, in either spelling; its value is null or empty where there is none. */
export function triggerArn(pool: Change, side: Side, name: TriggerName): Reading {
  const block = blocks[name];
  const own = block && pool.at(side, `lambda_config.0.${block}.0.lambda_arn`);
  if (own && (!own.known || own.value || block === name)) return own;
  return pool.at(side, `lambda_config.0.${name}`);
}

/** Version of the event that a trigger gets, such as `V2_0`; the plain spelling means the first. */
export function triggerVersion(pool: Change, side: Side, name: TriggerName): Reading {
  return pool.at(side, `lambda_config.0.${blocks[name] ?? name}.0.lambda_version`);
}

/** Names of the functions that a user pool calls. */
export function triggerFunctions(pool: Change, side: Side): string[] {
  return triggerNames.flatMap((name) => functionName(triggerArn(pool, side, name).value) ?? []);
}
