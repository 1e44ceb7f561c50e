import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { JWTPayload } from 'jose';
import { adminScope } from '../../cognito/limits';
import type { AdminApi } from './admin-api';
import type { TokenServices } from './token-endpoint';
import type { User } from './user';

/** A customer's access token, checked. */
interface Bearer {
  readonly user: User;
  readonly scopes: readonly string[];
}

/**
 * Serves `/oauth2/userInfo`, and of AWS's API `GetUser` for whoever has a token, and the rest for administrators.
 */
export function serveUserApi(server: FastifyInstance, services: TokenServices, admin: AdminApi): void {
  const userInfo = async (request: FastifyRequest, reply: FastifyReply) => {
    const [, token] = /^Bearer ([\w.-]+)$/i.exec(request.headers.authorization ?? '') ?? [];
    const bearer = token === undefined ? undefined : await readBearer(services, token);
    if (!bearer || bearer === 'revoked') {
      return refuseUserInfo(reply, 'invalid_token', 'Access token is invalid, expired or revoked.');
    }
    if (!bearer.scopes.includes('openid')) {
      return refuseUserInfo(reply, 'insufficient_scope', 'The access token lacks the scope openid.');
    }
    return attributesOf(bearer);
  };
  server.route({ method: ['GET', 'POST'], url: '/oauth2/userInfo', handler: userInfo });

  server.addContentTypeParser('application/x-amz-json-1.1', { parseAs: 'string' }, (_request, body, done) => {
    try {
      done(null, JSON.parse(String(body)));
    } catch {
      done(null, undefined);
    }
  });
  server.post('/', async (request, reply) => {
    reply.type('application/x-amz-json-1.1');
    const target = String(request.headers['x-amz-target'] ?? '');
    if (target !== 'AWSCognitoIdentityProviderService.GetUser') {
      const answer = await admin(target, request.headers.authorization, request.body);
      return 'refusal' in answer
        ? refuseCall(reply, answer.refusal, answer.message)
        : JSON.stringify(answer.result);
    }
    const token = (request.body as { AccessToken?: unknown } | undefined)?.AccessToken;
    if (typeof token !== 'string') {
      return refuseCall(reply, 'InvalidParameterException', 'AccessToken is missing.');
    }
    const bearer = await readBearer(services, token);
    if (!bearer) return refuseCall(reply, 'NotAuthorizedException', 'Invalid Access Token');
    if (bearer === 'revoked') {
      return refuseCall(reply, 'NotAuthorizedException', 'Access Token has been revoked');
    }
    if (!bearer.scopes.includes(adminScope)) {
      return refuseCall(reply, 'NotAuthorizedException', 'Access Token does not have required scopes');
    }
    const { sub, email, email_verified } = attributesOf({ ...bearer, scopes: ['email'] });
    return JSON.stringify({
      Username: bearer.user.sub,
      UserAttributes: [
        { Name: 'sub', Value: sub },
        { Name: 'email', Value: email },
        { Name: 'email_verified', Value: email_verified },
      ],
    });
  });
}

/** The bearer of an access token; undefined when it is none of this pool's or has expired. */
async function readBearer(services: TokenServices, token: string): Promise<Bearer | 'revoked' | undefined> {
  const claims: JWTPayload | undefined = await services.tokens.verifyAccessToken(token);
  const user = services.users.find(claims?.sub ?? '');
  if (!claims || !user) return undefined;
  if (services.grants.isRevoked(String(claims.origin_jti))) return 'revoked';
  return { user, scopes: String(claims.scope).split(' ') };
}

/** Cognito writes truth values as text here. */
function attributesOf({ user, scopes }: Bearer): Record<string, string> {
  return {
    sub: user.sub,
    ...(scopes.includes('email') || scopes.includes('profile')
      ? { email: user.email, email_verified: String(user.emailVerified) }
      : {}),
    username: user.sub,
  };
}

function refuseUserInfo(reply: FastifyReply, error: string, description: string): FastifyReply {
  return reply
    .code(error === 'insufficient_scope' ? 403 : 401)
    .header('www-authenticate', `Bearer error="${error}", error_description="${description}"`)
    .send({ error, error_description: description });
}

function refuseCall(reply: FastifyReply, type: string, message: string): FastifyReply {
  return reply.code(400).send(JSON.stringify({ __type: type, message }));
}
