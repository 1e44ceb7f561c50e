import type { ApiModel } from '../../testing/aws-api-model';

/** How a resource of Terraform becomes a call of Cognito's API. */
interface Call {
  readonly operation: string;
  /** Members whose names are not those of Terraform in other letters, by their place in Terraform. */
  readonly names: Readonly<Record<string, string>>;
}

/** What is set by a call of its own. */
const ofOtherCalls = ['software_token_mfa_configuration'];
/** What Terraform keeps for itself. */
const ofTerraform = ['//', 'lifecycle', 'depends_on', 'provider'];

/** Every resource of Cognito's, and the call by which Terraform makes it. */
export const cognitoCalls: Readonly<Record<string, Call>> = {
  aws_cognito_user_pool: {
    operation: 'CreateUserPool',
    names: {
      name: 'PoolName',
      tags: 'UserPoolTags',
      password_policy: 'Policies.PasswordPolicy',
      'account_recovery_setting.recovery_mechanism': 'RecoveryMechanisms',
      'email_configuration.from_email_address': 'From',
      user_pool_add_ons: 'UserPoolAddOns',
    },
  },
  aws_cognito_user_pool_client: {
    operation: 'CreateUserPoolClient',
    names: {
      name: 'ClientName',
      callback_urls: 'CallbackURLs',
      logout_urls: 'LogoutURLs',
      allowed_oauth_flows: 'AllowedOAuthFlows',
      allowed_oauth_scopes: 'AllowedOAuthScopes',
      allowed_oauth_flows_user_pool_client: 'AllowedOAuthFlowsUserPoolClient',
    },
  },
  aws_cognito_user_pool_domain: {
    operation: 'CreateUserPoolDomain',
    names: { certificate_arn: 'CustomDomainConfig.CertificateArn' },
  },
  aws_cognito_resource_server: { operation: 'CreateResourceServer', names: { scope: 'Scopes' } },
  aws_cognito_identity_provider: { operation: 'CreateIdentityProvider', names: {} },
  aws_cognito_risk_configuration: { operation: 'SetRiskConfiguration', names: {} },
  aws_cognito_managed_login_branding: { operation: 'CreateManagedLoginBranding', names: {} },
};

const pascal = (name: string) =>
  name.replace(/(?:^|_)([a-z])/g, (_all, letter: string) => letter.toUpperCase());

/** What Terraform sends for a resource, in the API's names, and the shape that it has to have. */
export function inputOf(model: ApiModel, type: string, resource: object): { shape: string; input: unknown } {
  const call = cognitoCalls[type];
  const shape = call && model.operations[call.operation]?.input?.shape;
  if (call === undefined || shape === undefined) throw new Error(`No call of Cognito's makes ${type}.`);
  const convert = (shapeName: string, value: unknown, place: string): unknown => {
    const { type: kind, members = {}, member } = model.shapes[shapeName] ?? { type: '' };
    if (kind === 'list' && Array.isArray(value)) {
      return value.map((one) => convert(member?.shape ?? '', one, place));
    }
    if (kind !== 'structure') return value;
    // Of a block that may stand once Terraform's JSON has the block, or a list of it.
    const block = (Array.isArray(value) && value.length === 1 ? value[0] : value) as object;
    const converted = Object.entries(block).flatMap(([name, one]): [string, unknown][] => {
      if (ofTerraform.includes(name) || ofOtherCalls.includes(name)) return [];
      const own = `${place}${name}`;
      const [outer = '', inner] = (call.names[own] ?? pascal(name)).split('.');
      const ofOuter = members[outer]?.shape ?? '';
      if (inner === undefined) return [[outer, convert(ofOuter, one, `${own}.`)]];
      const ofInner = model.shapes[ofOuter]?.members?.[inner]?.shape ?? '';
      return [[outer, { [inner]: convert(ofInner, one, `${own}.`) }]];
    });
    return Object.fromEntries(converted);
  };
  return { shape, input: convert(shape, resource, '') };
}
