import { CognitoRiskConfiguration } from '@cdktf/provider-aws/lib/cognito-risk-configuration';
import { CognitoUserPool } from '@cdktf/provider-aws/lib/cognito-user-pool';
import { Construct } from 'constructs';
import { longestClaim } from '../cognito/customer-attributes';
import { pinAddress } from './address';

/** Sends the pool's mail through Amazon SES. */
export interface SesSender {
  /** e.g. `Example <no-reply@example.com>`. */
  readonly from: string;
  /** ARN of the verified SES identity. */
  readonly identityArn: string;
  /** Default: replies go to the sender. */
  readonly replyTo?: string | undefined;
  /** SES configuration set. Default: none. */
  readonly configurationSet?: string | undefined;
}

/** What a password must have. */
export interface PasswordPolicy {
  /** Characters, 6 to 99. */
  readonly minimumLength: number;
  readonly requireLowercase: boolean;
  readonly requireUppercase: boolean;
  readonly requireNumbers: boolean;
  readonly requireSymbols: boolean;
  /** Days that a password given by an administrator is good for, 1 to 365. */
  readonly temporaryPasswordDays: number;
}

/** ARNs of the functions that Cognito asks at certain moments. */
export interface UserPoolTriggerArns {
  /** At a sign-in, or a "forgot password", of somebody whom the pool does not have. */
  readonly userMigration?: string | undefined;
  /** Before a user is made. */
  readonly preSignUp?: string | undefined;
  /** Before a token is made; in its version 2, which reaches the access token. */
  readonly preTokenGeneration?: string | undefined;
}

/** The user pool, and how customers sign in to it. */
export interface UserDirectoryProps {
  /** Name of the user pool. Changing it replaces the pool, and every customer in it. */
  readonly name: string;
  /** By authenticator app (TOTP). Default `optional`: each customer decides. */
  readonly mfa?: 'off' | 'optional' | 'on';
  /** Feature plan. PLUS enforces threat protection. Default `ESSENTIALS`. */
  readonly tier?: 'LITE' | 'ESSENTIALS' | 'PLUS';
  /** Default: 14 characters of all four classes, temporary ones good for 7 days. */
  readonly passwordPolicy?: PasswordPolicy;
  /** Customers may sign up by themselves. Default true. */
  readonly selfRegistration?: boolean;
  /** Default: Cognito's own sender, 50 messages a day. */
  readonly ses?: SesSender | undefined;
  /**
   * What the SaaS knows of a customer, names of custom attributes without `custom:`. Cognito never takes one off a
   * pool again. Default: none.
   */
  readonly customAttributes?: readonly string[];
  /** ARNs of the functions that Cognito asks. Default: none. */
  readonly triggers?: UserPoolTriggerArns;
  /** AWS and Terraform both refuse to delete the pool. Default true. */
  readonly protect?: boolean;
}

const defaultPasswordPolicy: PasswordPolicy = {
  minimumLength: 14,
  requireLowercase: true,
  requireUppercase: true,
  requireNumbers: true,
  requireSymbols: true,
  temporaryPasswordDays: 7,
};

const mfaConfiguration = { off: 'OFF', optional: 'OPTIONAL', on: 'ON' } as const;

/** The user pool: customers sign in with a verified e-mail address, written in any case. */
export class UserDirectory extends Construct {
  /** The pool itself, for what this construct does not offer. */
  readonly userPool: CognitoUserPool;

  constructor(scope: Construct, id: string, props: UserDirectoryProps) {
    super(scope, id);
    const { mfa = 'optional', tier = 'ESSENTIALS', selfRegistration = true, protect = true, ses } = props;
    const { customAttributes = [], triggers = {} } = props;
    this.userPool = pinAddress(
      new CognitoUserPool(this, 'Default', {
        name: props.name,
        userPoolTier: tier,
        ...signInByEmail,
        passwordPolicy: passwordPolicy(props.passwordPolicy ?? defaultPasswordPolicy),
        mfaConfiguration: mfaConfiguration[mfa],
        ...(mfa === 'off' ? {} : { softwareTokenMfaConfiguration: { enabled: true } }),
        adminCreateUserConfig: { allowAdminCreateUserOnly: !selfRegistration },
        ...(ses && { emailConfiguration: sesConfiguration(ses) }),
        ...(tier === 'PLUS' && { userPoolAddOns: { advancedSecurityMode: 'ENFORCED' } }),
        deletionProtection: protect ? 'ACTIVE' : 'INACTIVE',
        ...(customAttributes.length > 0 && { schema: customAttributes.map(customAttribute) }),
        ...lambdaConfig(triggers),
        lifecycle: {
          preventDestroy: protect,
          // Cognito adds an attribute to a pool's schema, and never changes or removes one: such a plan looks
          // harmless and fails when applied. With none of our own, whatever is there stays.
          ...(customAttributes.length === 0 && { ignoreChanges: ['schema'] }),
        },
      }),
    );
    if (tier === 'PLUS') this.blockCompromisedPasswords();
  }

  /** Enforced threat protection takes no action on a leaked password until it is told to. */
  private blockCompromisedPasswords(): void {
    pinAddress(
      new CognitoRiskConfiguration(this, 'threat_protection', {
        userPoolId: this.userPool.id,
        compromisedCredentialsRiskConfiguration: { actions: { eventAction: 'BLOCK' } },
      }),
    );
  }
}

const signInByEmail = {
  usernameAttributes: ['email'],
  usernameConfiguration: { caseSensitive: false },
  autoVerifiedAttributes: ['email'],
  // Until a new address is verified the old one still signs in, so a slip of the pen locks nobody out.
  userAttributeUpdateSettings: { attributesRequireVerificationBeforeUpdate: ['email'] },
  accountRecoverySetting: { recoveryMechanism: [{ name: 'verified_email', priority: 1 }] },
  verificationMessageTemplate: { defaultEmailOption: 'CONFIRM_WITH_CODE' },
};

/** Written in full: what is left out the provider would want to change in every plan. */
function customAttribute(name: string) {
  return {
    name,
    attributeDataType: 'String',
    developerOnlyAttribute: false,
    mutable: true,
    required: false,
    stringAttributeConstraints: { minLength: '1', maxLength: String(longestClaim) },
  };
}

function lambdaConfig({ userMigration, preSignUp, preTokenGeneration }: UserPoolTriggerArns) {
  const config = {
    ...(userMigration !== undefined && { userMigration }),
    ...(preSignUp !== undefined && { preSignUp }),
    ...(preTokenGeneration !== undefined && {
      preTokenGenerationConfig: { lambdaArn: preTokenGeneration, lambdaVersion: 'V2_0' },
    }),
  };
  return Object.keys(config).length > 0 ? { lambdaConfig: config } : {};
}

function passwordPolicy({ temporaryPasswordDays, ...policy }: PasswordPolicy) {
  return { ...policy, temporaryPasswordValidityDays: temporaryPasswordDays };
}

function sesConfiguration(ses: SesSender) {
  return {
    emailSendingAccount: 'DEVELOPER',
    fromEmailAddress: ses.from,
    sourceArn: ses.identityArn,
    ...(ses.replyTo !== undefined && { replyToEmailAddress: ses.replyTo }),
    ...(ses.configurationSet !== undefined && { configurationSet: ses.configurationSet }),
  };
}
