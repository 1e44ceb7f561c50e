import type {
  PreSignUpTriggerEvent,
  PreTokenGenerationV2TriggerEvent,
  UserMigrationTriggerEvent,
} from 'aws-lambda';
import { cognitoLimits } from '../../cognito/limits';
import { FunctionFailure } from '../function-runner';
import type { User } from './user';
import type { UserPoolSettings } from './user-pool-settings';

/** A function of the user pool: an event in, the event with its response out. */
export type TriggerFunction = (event: object) => Promise<unknown>;

/** The functions that a user pool asks, by their names in `lambda_config`. */
export interface TriggerFunctions {
  readonly userMigration?: TriggerFunction;
  readonly preSignUp?: TriggerFunction;
  readonly preTokenGeneration?: TriggerFunction;
}

/** A function refused, or failed: Cognito tells the customer in these words. */
export class TriggerRefusal extends Error {
  override readonly name = 'TriggerRefusal';
}

/** Asks the user pool's functions as Cognito does: within 5 seconds, three times at most, and takes nothing unchecked. */
export class PoolTriggers {
  constructor(
    private readonly settings: UserPoolSettings,
    private readonly functions: TriggerFunctions,
  ) {}

  get migrates(): boolean {
    return this.functions.userMigration !== undefined;
  }

  /**
   * The attributes of a customer whom the pool does not have; undefined where the function's answer is empty.
   *
   * @param password undefined at "forgot password"
   * @throws TriggerRefusal
   */
  async migrate(
    userName: string,
    password: string | undefined,
    clientId: string,
  ): Promise<Record<string, string> | undefined> {
    const source = password === undefined ? 'UserMigration_ForgotPassword' : 'UserMigration_Authentication';
    const { response } = (await this.#ask('UserMigration', this.functions.userMigration, {
      ...this.#common(source, userName, clientId),
      request: { ...(password !== undefined && { password }), validationData: null, clientMetadata: null },
      response: {
        userAttributes: null,
        messageAction: null,
        finalUserStatus: null,
        desiredDeliveryMediums: null,
      },
    })) as UserMigrationTriggerEvent;
    if (typeof response !== 'object' || response === null) {
      throw new TriggerRefusal('Exception during user migration');
    }
    const attributes = response.userAttributes ?? undefined;
    if (attributes === undefined) return undefined;
    const unknown = Object.keys(attributes).find((name) => !this.#isKnown(name));
    if (unknown !== undefined) {
      throw new TriggerRefusal(
        `Attributes did not conform to the schema: ${unknown}: Attribute does not exist in the schema.`,
      );
    }
    return attributes;
  }

  /** Lets a user be made. @throws TriggerRefusal */
  async preSignUp(
    source: PreSignUpTriggerEvent['triggerSource'],
    userName: string,
    userAttributes: Readonly<Record<string, string>>,
    clientId: string,
  ): Promise<void> {
    if (this.functions.preSignUp === undefined) return;
    await this.#ask('PreSignUp', this.functions.preSignUp, {
      ...this.#common(source, userName, clientId),
      request: { userAttributes },
      response: { autoConfirmUser: false, autoVerifyEmail: false, autoVerifyPhone: false },
    });
  }

  /** Claims that an access token has beside Cognito's own. @throws TriggerRefusal */
  async accessTokenClaims(
    source: PreTokenGenerationV2TriggerEvent['triggerSource'],
    user: User,
    scopes: readonly string[],
    clientId: string,
  ): Promise<Record<string, unknown>> {
    if (this.functions.preTokenGeneration === undefined) return {};
    const { response } = (await this.#ask('PreTokenGeneration', this.functions.preTokenGeneration, {
      ...this.#common(source, user.userName, clientId),
      version: '2',
      request: {
        userAttributes: attributesOf(user),
        groupConfiguration: { groupsToOverride: [], iamRolesToOverride: [], preferredRole: null },
        scopes,
      },
      response: { claimsAndScopeOverrideDetails: null },
    })) as PreTokenGenerationV2TriggerEvent;
    const claims =
      response?.claimsAndScopeOverrideDetails?.accessTokenGeneration?.claimsToAddOrOverride ?? {};
    return Object.fromEntries(Object.entries(claims).filter(([name]) => !cognitosOwn.has(name)));
  }

  #common(triggerSource: string, userName: string, clientId: string) {
    const { region, userPoolId } = this.settings;
    return {
      version: '1',
      triggerSource,
      region,
      userPoolId,
      userName,
      callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId },
    };
  }

  #isKnown(attribute: string): boolean {
    return attribute.startsWith('custom:')
      ? this.settings.customAttributes.includes(attribute.slice('custom:'.length))
      : ['email', 'email_verified', 'username'].includes(attribute);
  }

  async #ask(name: string, ask: TriggerFunction | undefined, event: object): Promise<unknown> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await ask?.(structuredClone(event));
      } catch (error) {
        const isLate = error instanceof FunctionFailure && error.thrown === undefined;
        if (isLate && attempt < cognitoLimits.triggerAttempts) continue;
        const words = error instanceof FunctionFailure ? error.thrown : (error as Error).message;
        throw new TriggerRefusal(words ? `${name} failed with error ${words}` : `${name} invocation failed.`);
      }
    }
  }
}

/** A user's attributes as a function, or an administrator, sees them. */
export function attributesOf({
  sub,
  email,
  emailVerified,
  attributes,
  identities,
}: User): Record<string, string> {
  return {
    sub,
    email,
    email_verified: String(emailVerified),
    ...attributes,
    ...(identities.length > 0 && {
      identities: JSON.stringify(
        identities.map(({ provider, id }) => ({
          userId: id,
          providerName: provider,
          providerType: provider,
        })),
      ),
    }),
  };
}

/** Claims that no function can change. */
const cognitosOwn = new Set(
  'acr amr at_hash auth_time azp exp iat iss jti nbf nonce origin_jti sub token_use client_id username version'.split(
    ' ',
  ),
);
