/** Parts of a synthesized stack that a test may change. */
export interface StackChanges {
  readonly pool?: Readonly<Record<string, unknown>>;
  readonly client?: Readonly<Record<string, unknown>>;
  readonly clients?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly domain?: string;
  /** Of the sign-in pages; 1 are the classic ones. Default 2. */
  readonly managedLoginVersion?: 1 | 2;
  /** Names of the API's scopes. Default: those of a lamp, and one more. */
  readonly scopes?: readonly string[];
  readonly resources?: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
}

export const vendorId = 'M1A2B3C4D5E6F7';
export const callbackUrls = ['pitangui.amazon.com', 'layla.amazon.com', 'alexa.amazon.co.jp'].map(
  (host) => `https://${host}/api/skill/link/${vendorId}`,
);
export const europe = `https://layla.amazon.com/api/skill/link/${vendorId}`;

/** How Terraform JSON writes a reference to another resource's attribute. */
export function reference(address: string): string {
  return `\${${address}}`;
}

/** Terraform JSON of a linking stack, in the shape in which CDKTF writes it. */
export function stackJson(changes: StackChanges = {}): string {
  const { scopes = ['home.read', 'lamp.read', 'lamp.write'] } = changes;
  return JSON.stringify({
    provider: { aws: [{ region: 'eu-west-1' }, { alias: 'us_east_1', region: 'us-east-1' }] },
    output: { ...changes.outputs },
    resource: {
      aws_cognito_user_pool: {
        directory: {
          name: 'example',
          username_attributes: ['email'],
          auto_verified_attributes: ['email'],
          username_configuration: { case_sensitive: false },
          password_policy: {
            minimum_length: 14,
            require_lowercase: true,
            require_numbers: true,
            require_symbols: true,
            require_uppercase: true,
          },
          ...changes.pool,
        },
      },
      aws_cognito_resource_server: {
        api: {
          identifier: 'https://api.example.com',
          name: 'Example API',
          scope: scopes.map((scope_name) => ({
            scope_name,
            scope_description: scope_name,
          })),
          user_pool_id: reference('aws_cognito_user_pool.directory.id'),
        },
      },
      aws_cognito_user_pool_client: {
        alexa: {
          name: 'alexa',
          allowed_oauth_flows: ['code'],
          allowed_oauth_flows_user_pool_client: true,
          allowed_oauth_scopes: [
            'openid',
            'email',
            'aws.cognito.signin.user.admin',
            // A reference, as CDKTF writes it, and literals, as people do.
            ...scopes.map((scope, index) =>
              index === 1
                ? `${reference('aws_cognito_resource_server.api.identifier')}/${scope}`
                : `https://api.example.com/${scope}`,
            ),
          ],
          callback_urls: callbackUrls,
          logout_urls: ['https://www.example.com/signed-out'],
          generate_secret: true,
          enable_token_revocation: true,
          prevent_user_existence_errors: 'ENABLED',
          supported_identity_providers: ['COGNITO'],
          access_token_validity: 60,
          id_token_validity: 60,
          refresh_token_validity: 3650,
          token_validity_units: { access_token: 'minutes', id_token: 'minutes', refresh_token: 'days' },
          user_pool_id: reference('aws_cognito_user_pool.directory.id'),
          ...changes.client,
        },
        ...changes.clients,
      },
      aws_cognito_user_pool_domain: {
        domain: {
          domain: changes.domain ?? 'auth.example.com',
          managed_login_version: changes.managedLoginVersion ?? 2,
          user_pool_id: reference('aws_cognito_user_pool.directory.id'),
        },
      },
      ...changes.resources,
    },
  });
}
