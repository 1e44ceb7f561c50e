import { basename } from 'node:path';
import { block, type TerraformBlock, type TerraformDocument } from './terraform-document';

/** A Lambda function as the stack would deploy it. */
export interface FunctionSettings {
  /** Name of its zip file without the ending, e.g. `user-migration`. */
  readonly name: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** The function that a reference to an ARN leads to, `${aws_lambda_function.user_migration.arn}`; undefined: to none. */
export function functionAt(document: TerraformDocument, arn: unknown): FunctionSettings | undefined {
  const name = typeof arn === 'string' ? /aws_lambda_function\.(\w+)\.arn/.exec(arn)?.[1] : undefined;
  const found = name === undefined ? undefined : document.resources('aws_lambda_function').get(name);
  return found && settingsOf(found);
}

function settingsOf({ filename, environment }: TerraformBlock): FunctionSettings {
  return {
    name: basename(String(filename), '.zip'),
    environment: Object.fromEntries(
      Object.entries(block(block(environment).variables)).map(([name, value]) => [name, String(value)]),
    ),
  };
}
