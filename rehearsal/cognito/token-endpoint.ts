import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock';
import { authenticateClient } from './client-authentication';
import type { CodeGrant, GrantStore, RefreshGrant } from './grants';
import type { Parameters } from './parameters';
import { type PoolTriggers, TriggerRefusal } from './pool-triggers';
import { sameText } from './same-text';
import { codeChallengeOf, type TokenIssuer, type TokenResponse } from './tokens';
import type { UserDirectory } from './user-directory';
import type { AppClientSettings, UserPoolSettings } from './user-pool-settings';

/** An error of the token endpoint (RFC 6749 §5.2); Cognito answers every one of them with status 400. */
export class TokenError extends Error {
  override readonly name = 'TokenError';

  constructor(
    readonly code:
      | 'invalid_request'
      | 'invalid_client'
      | 'invalid_grant'
      | 'unauthorized_client'
      | 'unsupported_grant_type'
      | 'unsupported_token_type',
  ) {
    super(code);
  }
}

/** What the token and revocation endpoints work with. */
export interface TokenServices {
  readonly settings: UserPoolSettings;
  readonly grants: GrantStore;
  readonly tokens: TokenIssuer;
  readonly users: UserDirectory;
  readonly triggers: PoolTriggers;
  readonly now: Clock;
}

type Exchange = (
  services: TokenServices,
  client: AppClientSettings,
  body: Parameters,
) => Promise<TokenResponse>;

/** The grant types, each with the flow that the client must have. */
const exchanges: Readonly<Record<string, { readonly flow: string; readonly exchange: Exchange }>> = {
  authorization_code: { flow: 'code', exchange: exchangeCode },
  refresh_token: { flow: 'code', exchange: refresh },
  client_credentials: { flow: 'client_credentials', exchange: issueToClient },
};

/** Answers `POST /oauth2/token`. */
export async function answerToken(
  services: TokenServices,
  authorization: string | undefined,
  body: Parameters,
): Promise<TokenResponse> {
  if (body.isDoubled()) throw new TokenError('invalid_request');
  const grantType = body.get('grant_type');
  if (!grantType) throw new TokenError('invalid_request');
  const authentication = authenticateClient(authorization, body, services.settings);
  if ('error' in authentication) throw new TokenError(authentication.error);
  const grant = Object.hasOwn(exchanges, grantType) ? exchanges[grantType] : undefined;
  if (!grant) throw new TokenError('unsupported_grant_type');
  if (!authentication.client.flows.includes(grant.flow)) throw new TokenError('unauthorized_client');
  return grant.exchange(services, authentication.client, body);
}

async function exchangeCode(
  services: TokenServices,
  client: AppClientSettings,
  body: Parameters,
): Promise<TokenResponse> {
  const code = body.get('code');
  const redirectUri = body.get('redirect_uri');
  if (!code || !redirectUri) throw new TokenError('invalid_request');
  const grant = services.grants.takeCode(code, client.clientId);
  if (!grant) throw new TokenError('invalid_grant');
  if (grant.redirectUri !== redirectUri) throw new TokenError('unauthorized_client');
  if (!verifierFits(grant, body.get('code_verifier'))) throw new TokenError('invalid_grant');
  const refreshGrant: RefreshGrant = {
    clientId: client.clientId,
    sub: grant.sub,
    scopes: grant.scopes,
    authTime: grant.authTime,
    nonce: grant.nonce,
    resource: grant.resource,
    originJti: randomUUID(),
    expiresAt: services.now() + client.refreshTokenSeconds * 1000,
  };
  const answer = await issue(services, client, refreshGrant, 'TokenGeneration_HostedAuth');
  return { ...answer, refresh_token: services.grants.issueRefreshToken(refreshGrant) };
}

async function refresh(
  services: TokenServices,
  client: AppClientSettings,
  body: Parameters,
): Promise<TokenResponse> {
  const token = body.get('refresh_token');
  if (!token) throw new TokenError('invalid_request');
  const grant = services.grants.refreshGrant(token, client.clientId, client.rotationGraceSeconds);
  if (!grant) throw new TokenError('invalid_grant');
  const answer = await issue(services, client, grant, 'TokenGeneration_RefreshTokens');
  return client.rotationGraceSeconds === undefined
    ? answer
    : { ...answer, refresh_token: services.grants.rotate(token, grant) };
}

async function issueToClient(
  { tokens }: TokenServices,
  client: AppClientSettings,
  body: Parameters,
): Promise<TokenResponse> {
  const asked = body.list('scope');
  if (asked.some((scope) => !client.scopes.includes(scope))) throw new TokenError('invalid_grant');
  return tokens.issueToClient(client, asked.length > 0 ? [...new Set(asked)] : client.scopes);
}

async function issue(
  { tokens, triggers, users }: TokenServices,
  client: AppClientSettings,
  grant: RefreshGrant,
  source: 'TokenGeneration_HostedAuth' | 'TokenGeneration_RefreshTokens',
): Promise<TokenResponse> {
  const user = users.find(grant.sub);
  if (!user) throw new TokenError('invalid_grant');
  const claims = await triggers
    .accessTokenClaims(source, user, grant.scopes, client.clientId)
    .catch((error: unknown) => {
      throw error instanceof TriggerRefusal ? new TokenError('invalid_request') : error;
    });
  return tokens.issue(grant, client, user, claims);
}

/** A verifier without a challenge is refused too: it means that the challenge was taken away on the way. */
function verifierFits(grant: CodeGrant, verifier: string | undefined): boolean {
  if (grant.codeChallenge === undefined || verifier === undefined) {
    return grant.codeChallenge === verifier;
  }
  return (
    /^[A-Za-z0-9\-._~]{43,128}$/.test(verifier) && sameText(grant.codeChallenge, codeChallengeOf(verifier))
  );
}

/** Answers `POST /oauth2/revoke`: nothing to say, even for a token that never was. */
export function answerRevoke(
  services: TokenServices,
  authorization: string | undefined,
  body: Parameters,
): void {
  if (body.isDoubled()) throw new TokenError('invalid_request');
  const authentication = authenticateClient(authorization, body, services.settings);
  if ('error' in authentication) throw new TokenError('invalid_client');
  const token = body.get('token');
  if (!token || !authentication.client.revocation) throw new TokenError('invalid_request');
  if (token.split('.').length === 3) throw new TokenError('unsupported_token_type');
  services.grants.revoke(token, authentication.client.clientId);
}
