import type { AuthInfo } from '@modelcontextprotocol/server';
import { CognitoJwtVerifier } from 'aws-jwt-verify';
import { FetchError, JwksValidationError } from 'aws-jwt-verify/error';
import { SimpleJwksCache, SimplePenaltyBox } from 'aws-jwt-verify/jwk';
import type { CognitoAccessTokenPayload } from 'aws-jwt-verify/jwt-model';
import type { Configuration } from '../configuration';
import type { Refusal } from './refusal';

/** Who sends a request, by a token that was checked. */
export interface Caller extends AuthInfo {
  readonly extra: {
    /** A service acts for nobody: it may read which tools there are. */
    readonly isService: boolean;
  };
}

/** Checks tokens. The keys are kept from one request to the next. */
export interface TokenCheck {
  /** Who sends the request, or why it is refused. @param authorization the header; null: none was sent */
  caller(authorization: string | null): Promise<{ readonly caller: Caller } | { readonly refusal: Refusal }>;
}

/** Cognito's keys come from a content delivery network: what takes longer does not come. */
const keysMs = 1_500;

/**
 * How long after a token of an unknown key none of an unknown key has the keys read again. Anybody can send such a
 * token, so it keeps requests off Cognito; and as long, after Cognito has changed its keys, tokens of the new one
 * are refused where somebody does. The library's own default is 10.
 */
const unknownKeySeconds = 1;

/** A token in the grammar of RFC 6750, section 2.1. */
const bearer = /^bearer +([\w\-.~+/]+=*) *$/i;

const refused = (description: string) => ({
  refusal: { status: 401, error: 'invalid_token', description } as const,
});

/**
 * Signature, issuer, app client, `token_use`, expiry and audience. A customer's token has to be one of the add-on's
 * own app clients: another client's customers agreed to something else.
 */
export function tokenCheck(configuration: Configuration): TokenCheck {
  const { userPoolId, clientId, publicClientId, service, jwksUri } = configuration;
  const clients = [clientId, publicClientId, service?.clientId].filter((one) => one !== undefined);
  const verifier = CognitoJwtVerifier.create(
    { userPoolId, tokenUse: 'access', clientId: clients },
    {
      jwksCache: new SimpleJwksCache({
        fetcher: { fetch: (uri) => readKeys(jwksUri ?? uri) },
        penaltyBox: new SimplePenaltyBox({ waitSeconds: unknownKeySeconds }),
      }),
    },
  );
  return {
    caller: async (authorization) => {
      if (!authorization) return { refusal: { status: 401 } };
      // A header that was sent twice arrives as one, with a comma between the two.
      if (/,/.test(authorization)) return malformed('one Authorization header');
      // Another way of authentication is none: nothing is wrong with a token (RFC 6750, section 3.1).
      if (!/^bearer\b/i.test(authorization)) return { refusal: { status: 401 } };
      const [, token] = bearer.exec(authorization) ?? [];
      if (token === undefined) return malformed('a token after Bearer in the Authorization header');
      try {
        return judge(token, await verifier.verify(token), configuration);
      } catch (error) {
        if (error instanceof FetchError || error instanceof JwksValidationError) return keysUnavailable;
        return refused('The token is not valid here. It may have expired.');
      }
    },
  };
}

/** What Cognito signed and AWS's verifier does not ask about. */
function judge(token: string, payload: CognitoAccessTokenPayload, configuration: Configuration) {
  const { mcpUrl, service, checkAudience } = configuration;
  const { exp, scope, client_id: client } = payload;
  const audience: unknown = payload.aud;
  const scopes = typeof scope === 'string' ? scope.split(' ') : [];
  const isService = client === service?.clientId;
  if (typeof exp !== 'number') return refused('The token never expires.');
  if (isService && !scopes.includes(service.scope)) return refused('The token lacks the scope of a service.');
  // Cognito documents `resource` for customers alone: a service has no way to ask for an audience.
  const needsAudience = checkAudience && !isService;
  if (audience === undefined ? needsAudience : audience !== mcpUrl.href) {
    return refused(`The token was not asked for with resource=${mcpUrl.href}.`);
  }
  const caller: Caller = { token, clientId: client, scopes, extra: { isService } };
  return { caller };
}

function malformed(wanted: string) {
  return {
    refusal: { status: 400, error: 'invalid_request', description: `Send ${wanted}.` } as const,
  };
}

const keysUnavailable = {
  refusal: {
    status: 503,
    error: 'temporarily_unavailable',
    description: 'The token cannot be checked now. Try again.',
  },
} as const;

async function readKeys(uri: string): Promise<ArrayBuffer> {
  const response = await fetch(uri, { redirect: 'error', signal: AbortSignal.timeout(keysMs) }).catch(() => {
    throw new FetchError(uri, 'no answer');
  });
  if (!response.ok) throw new FetchError(uri, `status ${response.status}`);
  return response.arrayBuffer();
}
