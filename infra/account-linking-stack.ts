import type { CognitoUserPool } from '@cdktf/provider-aws/lib/cognito-user-pool';
import type { CognitoUserPoolClient } from '@cdktf/provider-aws/lib/cognito-user-pool-client';
import { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { customerAttributes } from '../cognito/customer-attributes';
import type { Settings } from '../config/settings';
import { Addon } from './addon';
import { AlexaClient, type AlexaClientProps } from './alexa-client';
import { AwsProviders } from './aws-providers';
import { readBranding } from './branding-file';
import { clientAttributes } from './client-attributes';
import { CustomSignInDomain } from './custom-sign-in-domain';
import { Dashboard } from './dashboard';
import { EnvironmentAlarms } from './environment-alarms';
import { IdentityProvider, identityProviderHost, identityProviderName } from './identity-provider';
import { LinkingOutputs } from './linking-outputs';
import { ManagedLoginBranding } from './managed-login-branding';
import type { NodeFunction } from './node-function';
import { ResourceServer } from './resource-server';
import { type SignIn, signIn } from './sign-in';
import { SkillFunction } from './skill-function';
import { keepState } from './state-backend';
import { tokenRevocation } from './token-revocation';
import { UserDirectory } from './user-directory';
import { type TriggerProps, UserPoolTriggers } from './user-pool-triggers';
import { withVerifiedAddress } from './verified-address';
import { WebFirewall } from './web-firewall';

/** Where the built functions are, for the stack to deploy. */
export interface AccountLinkingStackOptions {
  /** The skill's zip file. Default `dist/skill.zip`, which `npm run build` writes. */
  readonly skillZip?: string;
  /** Folder of the user pool's functions. Default `dist/triggers`, which `npm run build` writes. */
  readonly triggerZips?: string;
  /** The add-on's zip file. Default `dist/addon.zip`, which `npm run build` writes. */
  readonly addonZip?: string;
}

/** One environment: settings in, every construct in its place. The construct ids are the Terraform addresses. */
export class AccountLinkingStack extends TerraformStack {
  /** Prefix of the names that AWS shows. */
  private readonly prefix: string;
  private readonly providers: AwsProviders;

  constructor(
    scope: Construct,
    private readonly settings: Settings,
    private readonly options: AccountLinkingStackOptions = {},
  ) {
    super(scope, settings.name);
    this.prefix = `voicelink-${settings.name}`;
    keepState(this, settings.state);
    this.providers = new AwsProviders(this, settings.region, settings.tags);

    const triggers = this.triggers();
    const { userPool } = this.userDirectory(triggers);
    triggers.serve(userPool);
    const resourceServer = new ResourceServer(this, 'saas_api', {
      userPoolId: userPool.id,
      ...settings.resourceServer,
    });
    const linksByAddress = settings.customers.sameAddress === 'link';
    const identityProviders = settings.identityProviders.map(
      (provider) =>
        new IdentityProvider(this, `sign_in_with_${identityProviderName(provider)}`, {
          userPoolId: userPool.id,
          provider: linksByAddress ? withVerifiedAddress(provider) : provider,
        }),
    );
    const signsIn = {
      accessTokenLifetime: settings.client.accessTokenLifetime,
      idTokenLifetime: settings.client.idTokenLifetime,
      refreshTokenLifetime: settings.client.refreshTokenLifetime,
      identityProviders: [
        ...(settings.userPool.passwordSignIn ? ['COGNITO'] : []),
        ...identityProviders.map(({ name }) => name),
      ],
      ...clientAttributes(settings),
      migratesCustomers: settings.customers.migration !== undefined,
      protect: settings.userPool.deletionProtection,
      dependsOn: [
        resourceServer.resourceServer,
        ...identityProviders.map(({ identityProvider }) => identityProvider),
      ],
    };
    const { client } = new AlexaClient(this, 'alexa', {
      userPoolId: userPool.id,
      redirectUrls: settings.alexa.redirectUrls,
      scopes: settings.client.scopes,
      ...signsIn,
    });
    const domain = signIn(this, settings, { userPoolId: userPool.id, providers: this.providers });
    const ownDomain = domain instanceof CustomSignInDomain ? domain : undefined;
    const certificate = ownDomain?.certificate;
    const addon = this.addon(userPool.id, domain.host, signsIn);
    this.managedLogin('sign_in_pages', userPool.id, client, domain);
    this.managedLogin('addon_sign_in_pages', userPool.id, addon?.client.client, domain);
    this.managedLogin('addon_public_sign_in_pages', userPool.id, addon?.publicClient?.client, domain);
    if (settings.wafAclArn !== undefined) {
      new WebFirewall(this, 'firewall', { userPoolArn: userPool.arn, webAclArn: settings.wafAclArn });
    }
    const skill = this.skillFunction();
    const revocation = this.revocation(userPool, client.id);
    const functions = [...triggers.functions, ...(revocation ? [revocation] : [])];
    if (settings.alarms) {
      new EnvironmentAlarms(this, 'Default', {
        prefix: this.prefix,
        email: settings.alarms.email,
        region: settings.region,
        skill,
        triggers: functions,
        addon,
        signInCertificate: certificate,
        usEast1: () => this.providers.usEast1(),
      });
    }
    if (settings.dashboard) {
      new Dashboard(this, 'dashboard', {
        name: this.prefix,
        region: settings.region,
        userPoolId: userPool.id,
        clientId: client.id,
        skill,
        triggers: functions,
        events: revocation,
        migration: triggers.migration,
        addon,
        signInCertificate: certificate,
      });
    }

    new LinkingOutputs(this, 'outputs', {
      region: settings.region,
      userPoolId: userPool.id,
      host: domain.host,
      clientId: client.id,
      clientSecret: client.clientSecret,
      scopes: settings.client.scopes,
      redirectUrls: settings.alexa.redirectUrls,
      furtherHosts: settings.identityProviders.map(identityProviderHost),
      distribution: ownDomain?.domain.cloudfrontDistribution,
      functionArn: skill?.function.arn,
      eventsFunctionArn: revocation?.function.arn,
    });
  }

  private triggers(): UserPoolTriggers {
    const { customers, identityProviders } = this.settings;
    return new UserPoolTriggers(this, {
      ...this.triggerProps(),
      migration: customers.migration,
      linking:
        customers.sameAddress === 'link'
          ? {
              providers: identityProviders.map(identityProviderName),
              trustedProviders: customers.trustedProviders,
            }
          : undefined,
      claims: customers.claims,
    });
  }

  private revocation(userPool: CognitoUserPool, clientId: string): NodeFunction | undefined {
    const { customers, alexa } = this.settings;
    return (
      customers.revocation &&
      tokenRevocation(this, 'token_revocation', {
        ...this.triggerProps(),
        userPoolId: userPool.id,
        userPoolArn: userPool.arn,
        clientId,
        skillId: alexa.skillId,
        invokedBy: customers.revocation.invokedBy,
      })
    );
  }

  /** The functions of the pool are run and logged as the skill is. */
  private triggerProps(): TriggerProps {
    const { skillFunction } = this.settings;
    return {
      prefix: this.prefix,
      zipFolder: this.options.triggerZips ?? 'dist/triggers',
      ...(skillFunction && {
        runtime: skillFunction.runtime,
        logRetentionDays: skillFunction.logRetentionDays,
      }),
    };
  }

  private userDirectory(triggers: UserPoolTriggers): UserDirectory {
    const { deletionProtection, mfa, tier, passwordPolicy, selfRegistration, ses } = this.settings.userPool;
    const { migration, claims } = this.settings.customers;
    const keepsCustomers = migration !== undefined || claims.length > 0;
    return new UserDirectory(this, 'customers', {
      name: this.prefix,
      mfa,
      tier,
      passwordPolicy,
      selfRegistration,
      ses,
      customAttributes: keepsCustomers ? Object.values(customerAttributes) : [],
      triggers: triggers.arns,
      protect: deletionProtection,
    });
  }

  /** Nothing where the client is not there, or has the classic pages. */
  private managedLogin(
    id: string,
    userPoolId: string,
    client: CognitoUserPoolClient | undefined,
    { domain }: SignIn,
  ): void {
    const { managedLogin } = this.settings;
    if (managedLogin === false || !client) return;
    new ManagedLoginBranding(this, id, {
      userPoolId,
      clientId: client.id,
      settings: managedLogin.settingsFile && readBranding(managedLogin.settingsFile),
      dependsOn: [domain],
    });
  }

  private addon(
    userPoolId: string,
    signInHost: string,
    signsIn: Omit<AlexaClientProps, 'userPoolId' | 'redirectUrls' | 'scopes'>,
  ): Addon | undefined {
    if (this.settings.addon === undefined) return undefined;
    const { redirectUrls, scopes, ...settings } = this.settings.addon;
    return new Addon(this, 'addon', {
      ...settings,
      name: `${this.prefix}-addon`,
      zipFile: this.options.addonZip ?? 'dist/addon.zip',
      userPoolId,
      signInHost,
      client: { ...signsIn, redirectUrls, scopes },
    });
  }

  private skillFunction(): SkillFunction | undefined {
    const { skillFunction, alexa } = this.settings;
    if (skillFunction === false) return undefined;
    const { saasApiUrl, logLevel, runtime, memory, logRetentionDays, personalization } = skillFunction;
    return new SkillFunction(this, 'skill', {
      name: `${this.prefix}-skill`,
      skillId: alexa.skillId,
      zipFile: this.options.skillZip ?? 'dist/skill.zip',
      environment: {
        SAAS_API_URL: saasApiUrl,
        SKILL_ID: alexa.skillId,
        LOG_LEVEL: logLevel,
        ...(personalization && { PERSONALIZATION: 'true' }),
      },
      runtime,
      memory,
      logRetentionDays,
    });
  }
}
