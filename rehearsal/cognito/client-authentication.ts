import type { Parameters } from './parameters';
import { sameText } from './same-text';
import type { AppClientSettings, UserPoolSettings } from './user-pool-settings';

/** The client, or the error that the endpoint answers. */
export type ClientAuthentication =
  | { readonly client: AppClientSettings }
  | { readonly error: 'invalid_client' | 'invalid_request' };

interface Credentials {
  readonly clientId?: string;
  readonly clientSecret?: string;
}

/**
 * Authenticates a client by `client_secret_basic` or `client_secret_post` (RFC 6749 §2.3.1), never by both at
 * once. Secrets are compared in constant time.
 */
export function authenticateClient(
  authorization: string | undefined,
  body: Parameters,
  settings: UserPoolSettings,
): ClientAuthentication {
  const basic = authorization === undefined ? undefined : basicCredentials(authorization);
  if (authorization !== undefined && basic === undefined) return { error: 'invalid_client' };
  if (basic && body.get('client_secret')) return { error: 'invalid_request' };
  if (basic && body.get('client_id') && body.get('client_id') !== basic.clientId) {
    return { error: 'invalid_client' };
  }
  const { clientId, clientSecret }: Credentials = basic ?? {
    clientId: body.get('client_id'),
    clientSecret: body.get('client_secret'),
  };
  const client = settings.clients.find((one) => one.clientId === clientId);
  if (!client) return { error: 'invalid_client' };
  return sameText(client.clientSecret ?? '', clientSecret ?? '') ? { client } : { error: 'invalid_client' };
}

function basicCredentials(authorization: string): Credentials | undefined {
  const [, encoded] = /^basic +([A-Za-z0-9+/]+={0,2})$/i.exec(authorization) ?? [];
  if (encoded === undefined) return undefined;
  const [, name, secret] = /^([^:]*):(.*)$/s.exec(Buffer.from(encoded, 'base64').toString('utf8')) ?? [];
  if (name === undefined || secret === undefined) return undefined;
  try {
    return { clientId: formDecoded(name), clientSecret: formDecoded(secret) };
  } catch {
    return undefined;
  }
}

function formDecoded(text: string): string {
  return decodeURIComponent(text.replaceAll('+', ' '));
}
