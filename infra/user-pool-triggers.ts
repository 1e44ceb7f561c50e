import type { CognitoUserPool } from '@cdktf/provider-aws/lib/cognito-user-pool';
import type { Construct } from 'constructs';
import type { CustomerClaim } from '../cognito/customer-attributes';
import { cognitoLimits } from '../cognito/limits';
import { NodeFunction, type NodeFunctionProps } from './node-function';
import type { UserPoolTriggerArns } from './user-directory';

/** Cognito asks a function again after this, so that it may take no longer. */
const timeoutSeconds = cognitoLimits.triggerMs / 1000;

/** What every trigger has of the environment. */
export interface TriggerProps extends Pick<NodeFunctionProps, 'runtime' | 'logRetentionDays' | 'memory'> {
  /** Prefix of the functions' names. */
  readonly prefix: string;
  /** Folder with a zip file for each function, `user-migration.zip` and so on. */
  readonly zipFolder: string;
}

/** The functions that Cognito calls; each is there only where it has a purpose. */
export interface UserPoolTriggersProps extends TriggerProps {
  /** Default: nobody is migrated. */
  readonly migration?: { readonly url: string; readonly secretArn: string } | undefined;
  /** Makes one account of one verified address. Default: there is no such function. */
  readonly linking?:
    | {
        /** Names of the pool's identity providers. */
        readonly providers: readonly string[];
        /** Those that give verified addresses only, without saying so. */
        readonly trustedProviders: readonly string[];
      }
    | undefined;
  /** Claims of the access token. Default: none. */
  readonly claims?: readonly CustomerClaim[];
}

/**
 * The functions that a user pool asks: made before it, because it names them, and let in after it, because a
 * permission names the pool.
 */
export class UserPoolTriggers {
  readonly functions: readonly NodeFunction[];
  /** That of them which asks the SaaS. */
  readonly migration: NodeFunction | undefined;
  readonly arns: UserPoolTriggerArns;
  private readonly linking: NodeFunction | undefined;

  /** @throws Error where a zip file is not there */
  constructor(scope: Construct, props: UserPoolTriggersProps) {
    const { migration, linking, claims = [] } = props;
    const trigger = (id: string, description: string, environment: Readonly<Record<string, string>>) =>
      triggerFunction(scope, id, description, props, environment);
    const userMigration =
      migration &&
      trigger('user_migration', 'Takes customers over from the SaaS at their first sign-in', {
        MIGRATION_URL: migration.url,
        SIGNING_KEY_ARN: migration.secretArn,
      });
    userMigration?.allow('signing_key', {
      Sid: 'SigningKey',
      Effect: 'Allow',
      Action: ['secretsmanager:GetSecretValue'],
      Resource: migration?.secretArn ?? '',
    });
    this.migration = userMigration;
    this.linking =
      linking &&
      trigger('pre_sign_up', 'Makes one account of one verified address', {
        PROVIDERS: linking.providers.join(','),
        TRUSTED_PROVIDERS: linking.trustedProviders.join(','),
      });
    const preTokenGeneration =
      claims.length > 0
        ? trigger('pre_token_generation', "Names the SaaS's customer in the access token", {
            CLAIMS: claims.join(','),
          })
        : undefined;
    this.functions = [userMigration, this.linking, preTokenGeneration].filter((one) => one !== undefined);
    this.arns = {
      userMigration: userMigration?.function.arn,
      preSignUp: this.linking?.function.arn,
      preTokenGeneration: preTokenGeneration?.function.arn,
    };
  }

  /** Lets the pool, and no other, ask the functions; and lets linking do so much with its users. */
  serve({ arn }: CognitoUserPool): void {
    for (const one of this.functions) {
      one.permit('user_pool', { principal: 'cognito-idp.amazonaws.com', sourceArn: arn });
    }
    this.linking?.allow('users', {
      Sid: 'Users',
      Effect: 'Allow',
      Action: ['cognito-idp:ListUsers', 'cognito-idp:AdminLinkProviderForUser'],
      Resource: arn,
    });
  }
}

/** A small function of the user pool's. @param id its construct id; with hyphens, its zip file and the end of its name */
export function triggerFunction(
  scope: Construct,
  id: string,
  description: string,
  { prefix, zipFolder, ...props }: TriggerProps,
  environment: Readonly<Record<string, string>>,
): NodeFunction {
  const name = id.replaceAll('_', '-');
  return new NodeFunction(scope, id, {
    name: `${prefix}-${name}`,
    description,
    zipFile: `${zipFolder}/${name}.zip`,
    timeoutSeconds,
    ...(props.runtime && { runtime: props.runtime }),
    ...(props.logRetentionDays && { logRetentionDays: props.logRetentionDays }),
    ...(props.memory && { memory: props.memory }),
    // An empty variable is none to Lambda.
    environment: Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== '')),
  });
}
