import type { AuthMetadataOptions } from '@modelcontextprotocol/server';
import type { Configuration } from '../configuration';

/**
 * The two documents by which a client finds its way from the MCP URL to Cognito: protected resource metadata
 * (RFC 9728) and authorization server metadata (RFC 8414).
 *
 * The second is the add-on's own because Cognito serves none: its `openid-configuration` lacks
 * `code_challenge_methods_supported`, without which MCP clients stop. Its issuer is the add-on's origin, where it
 * is served, as RFC 8414 (section 3.3) has it; the endpoints in it are Cognito's.
 */
export function authorizationMetadata(configuration: Configuration): AuthMetadataOptions {
  const { mcpUrl, signInHost, scopes, publicClientId, service } = configuration;
  const cognito = `https://${signInHost}/oauth2`;
  return {
    resourceServerUrl: mcpUrl,
    scopesSupported: [...scopes],
    oauthMetadata: {
      issuer: mcpUrl.origin,
      authorization_endpoint: `${cognito}/authorize`,
      token_endpoint: `${cognito}/token`,
      revocation_endpoint: `${cognito}/revoke`,
      scopes_supported: [...scopes, ...(service ? [service.scope] : [])],
      response_types_supported: ['code'],
      response_modes_supported: ['query'],
      grant_types_supported: [
        'authorization_code',
        'refresh_token',
        ...(service ? ['client_credentials'] : []),
      ],
      token_endpoint_auth_methods_supported: [
        'client_secret_basic',
        'client_secret_post',
        ...(publicClientId ? ['none'] : []),
      ],
      code_challenge_methods_supported: ['S256'],
    },
  };
}
