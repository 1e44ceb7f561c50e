import { randomBytes } from 'node:crypto';
import { issuerOf, prefixHost } from '../../cognito/addresses';
import { secondsPerUnit, standardScopes, unsaidLifetimes } from '../../cognito/limits';
import { RehearsalError } from '../rehearsal-error';
import { computed, poolId } from './computed-attributes';
import { type DeployedTriggers, hasOtherTriggers, triggers } from './deployed-triggers';
import { block, isUnresolved, list, type TerraformBlock, TerraformDocument } from './terraform-document';

/** What the deployed user pool would enforce, read from the synthesized Terraform. */
export interface UserPoolSettings {
  readonly region: string;
  /** Shaped like a real one, e.g. `eu-west-1_AbCdEfGhI`; the same for the same resource. */
  readonly userPoolId: string;
  readonly name: string;
  /** `https://cognito-idp.<region>.amazonaws.com/<pool id>` */
  readonly issuer: string;
  /** Host of the sign-in domain, prefix or custom, e.g. `auth.example.com`. */
  readonly domain: string;
  readonly passwordPolicy: PasswordPolicy;
  /** Whether customers may sign up by themselves. */
  readonly selfSignUp: boolean;
  /** Whether a new customer must enter a code that is mailed to them. */
  readonly verifiesEmail: boolean;
  readonly caseSensitive: boolean;
  readonly clients: readonly AppClientSettings[];
  /** APIs whose scopes the pool's tokens may carry. */
  readonly resourceServers: readonly ResourceServer[];
  /** Whether a token names the `resource` that it was asked for: those of the classic pages, and of LITE, do not. */
  readonly bindsResources: boolean;
  /** Names of the pool's own attributes, without `custom:`. */
  readonly customAttributes: readonly string[];
  /** Where customers sign in by an account that they have elsewhere. */
  readonly identityProviders: readonly IdentityProviderSettings[];
  /** The functions that the pool asks, by their names in `lambda_config`. */
  readonly triggers: DeployedTriggers;
  /** Settings that the rehearsal does not enforce, in words. */
  readonly notRehearsed: readonly string[];
}

/** A resource server of the user pool. */
export interface ResourceServer {
  /** e.g. `https://api.example.com` */
  readonly identifier: string;
  /** In full: `<identifier>/<name>`. */
  readonly scopes: readonly string[];
}

/** An identity provider of the user pool. */
export interface IdentityProviderSettings {
  readonly name: string;
  /** Whether the pool takes its word on the address, the claim `email_verified`. */
  readonly mapsEmailVerified: boolean;
}

/** When a user pool asks a function. */
/** Rules for passwords, as `password_policy` gives them. */
export interface PasswordPolicy {
  readonly minimumLength: number;
  readonly lowercase: boolean;
  readonly uppercase: boolean;
  readonly numbers: boolean;
  readonly symbols: boolean;
}

/** One app client of the user pool. */
export interface AppClientSettings {
  readonly name: string;
  readonly clientId: string;
  /** Absent when the client has none. Made anew at each start. */
  readonly clientSecret?: string;
  /** `allowed_oauth_flows`, empty unless `allowed_oauth_flows_user_pool_client` is on. */
  readonly flows: readonly string[];
  readonly scopes: readonly string[];
  readonly callbackUrls: readonly string[];
  readonly logoutUrls: readonly string[];
  /** Lifetimes in seconds. */
  readonly accessTokenSeconds: number;
  readonly idTokenSeconds: number;
  readonly refreshTokenSeconds: number;
  /** Present when refresh tokens rotate: how long the old one still works, in seconds. */
  readonly rotationGraceSeconds?: number;
  readonly revocation: boolean;
  /** `prevent_user_existence_errors` */
  readonly hidesUserExistence: boolean;
  /** Whether customers sign in with the pool's own e-mail and password. */
  readonly usesPoolSignIn: boolean;
  /** Names of the identity providers that sign customers in for it. */
  readonly identityProviders: readonly string[];
}

/**
 * Reads the user pool that a stack would deploy.
 *
 * @param json text of `cdktf.out/stacks/<environment>/cdk.tf.json`
 * @param source what errors call it
 * @throws RehearsalError if there is no user pool or client, or they could not be deployed as they are
 */
export function userPoolSettings(json: string, source = 'cdk.tf.json'): UserPoolSettings {
  const document = new TerraformDocument(json, source, computed);
  const [[poolName, pool] = []] = document.resources('aws_cognito_user_pool');
  if (!poolName || !pool) {
    throw new RehearsalError(`${source} has no aws_cognito_user_pool: there is nothing to rehearse.`);
  }
  const region = document.region(optionalText(pool.provider));
  const userPoolId = poolId(region, poolName);
  const policy = block(pool.password_policy);
  const resourceServers = [...document.resources('aws_cognito_resource_server').values()].map(
    ({ identifier, scope }): ResourceServer => ({
      identifier: String(identifier),
      scopes: list(scope).map((one) => `${identifier}/${block(one).scope_name}`),
    }),
  );
  const customScopes = resourceServers.flatMap(({ scopes }) => scopes);
  const clients = [...document.resources('aws_cognito_user_pool_client')].map(([name, client]) =>
    appClient(name, client),
  );
  if (clients.length === 0) {
    throw new RehearsalError(
      `${source} has no aws_cognito_user_pool_client: Alexa would have nothing to link with.`,
    );
  }
  for (const client of clients) checkClient(client, customScopes, source);
  return {
    region,
    userPoolId,
    name: optionalText(pool.name) ?? poolName,
    issuer: issuerOf(region, userPoolId),
    domain: signInDomain(document, region, source),
    passwordPolicy: {
      minimumLength: Number(policy.minimum_length ?? 8),
      lowercase: policy.require_lowercase === true,
      uppercase: policy.require_uppercase === true,
      numbers: policy.require_numbers === true,
      symbols: policy.require_symbols === true,
    },
    selfSignUp: block(pool.admin_create_user_config).allow_admin_create_user_only !== true,
    verifiesEmail: list(pool.auto_verified_attributes).includes('email'),
    caseSensitive: block(pool.username_configuration).case_sensitive === true,
    clients,
    resourceServers,
    bindsResources: hasManagedLogin(document) && pool.user_pool_tier !== 'LITE',
    customAttributes: list(pool.schema).map((one) => String(block(one).name)),
    identityProviders: [...document.resources('aws_cognito_identity_provider').values()].map(
      ({ provider_name, attribute_mapping }) => ({
        name: String(provider_name),
        mapsEmailVerified: 'email_verified' in block(attribute_mapping),
      }),
    ),
    triggers: triggers(pool, document),
    notRehearsed: notRehearsed(pool),
  };
}

function hasManagedLogin(document: TerraformDocument): boolean {
  const [[, domain] = []] = document.resources('aws_cognito_user_pool_domain');
  return domain?.managed_login_version === 2;
}

/** In seconds. */
function lifetime(client: TerraformBlock, token: keyof typeof unsaidLifetimes): number {
  const unsaid = unsaidLifetimes[token];
  const unit = optionalText(block(client.token_validity_units)[`${token}_token`]) ?? unsaid.unit;
  return (
    Number(client[`${token}_token_validity`] ?? unsaid.count) *
    ((secondsPerUnit as Record<string, number>)[unit] ?? Number.NaN)
  );
}

function appClient(name: string, client: TerraformBlock): AppClientSettings {
  const rotation = block(client.refresh_token_rotation);
  return {
    name: optionalText(client.name) ?? name,
    clientId: computed('aws_cognito_user_pool_client', name, 'id') ?? '',
    ...(client.generate_secret === true ? { clientSecret: randomBytes(38).toString('base64url') } : {}),
    flows: client.allowed_oauth_flows_user_pool_client === true ? texts(client.allowed_oauth_flows) : [],
    scopes: texts(client.allowed_oauth_scopes),
    callbackUrls: texts(client.callback_urls),
    logoutUrls: texts(client.logout_urls),
    accessTokenSeconds: lifetime(client, 'access'),
    idTokenSeconds: lifetime(client, 'id'),
    refreshTokenSeconds: lifetime(client, 'refresh'),
    ...(rotation.feature === 'ENABLED'
      ? { rotationGraceSeconds: Number(rotation.retry_grace_period_seconds ?? 0) }
      : {}),
    revocation: client.enable_token_revocation !== false,
    hidesUserExistence: client.prevent_user_existence_errors === 'ENABLED',
    usesPoolSignIn:
      client.supported_identity_providers === undefined ||
      texts(client.supported_identity_providers).includes('COGNITO'),
    identityProviders: texts(client.supported_identity_providers).filter((name) => name !== 'COGNITO'),
  };
}

/** What Cognito itself refuses when the client is made. */
function checkClient(client: AppClientSettings, customScopes: readonly string[], source: string): void {
  const values = [...client.scopes, ...client.callbackUrls];
  const unresolved = values.find(isUnresolved);
  if (unresolved !== undefined) {
    throw new RehearsalError(
      `${source}: the rehearsal cannot evaluate ${unresolved} in the app client ${client.name}: write a literal or a plain reference.`,
    );
  }
  const unknown = client.scopes.filter(
    (scope) => !standardScopes.includes(scope) && !customScopes.includes(scope),
  );
  if (unknown.length > 0) {
    throw new RehearsalError(
      `${source}: the app client ${client.name} has scopes that no resource server defines: ${unknown.join(', ')}. Cognito would refuse it at deployment.`,
    );
  }
}

function signInDomain(document: TerraformDocument, region: string, source: string): string {
  const [[, domain] = []] = document.resources('aws_cognito_user_pool_domain');
  const name = domain && optionalText(domain.domain);
  if (!name)
    throw new RehearsalError(`${source} has no aws_cognito_user_pool_domain: there is no sign-in page.`);
  return name.includes('.') ? name : prefixHost(name, region);
}

const unrehearsed: readonly {
  says: string;
  applies(pool: TerraformBlock): boolean;
}[] = [
  {
    says: 'MFA is on: the rehearsal signs in without a second factor',
    applies: (pool) => pool.mfa_configuration === 'ON',
  },
  {
    says: 'Lambda triggers beside user migration, pre sign-up and pre token generation do not run',
    applies: hasOtherTriggers,
  },
];

function notRehearsed(pool: TerraformBlock): string[] {
  return unrehearsed.filter((one) => one.applies(pool)).map((one) => one.says);
}

function optionalText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function texts(value: unknown): string[] {
  return list(value).filter((item) => typeof item === 'string');
}
