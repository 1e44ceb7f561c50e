/** How Alexa authenticates at the access token URI, by the names of the developer console. */
export type AccessTokenScheme = 'HTTP_BASIC' | 'REQUEST_BODY_CREDENTIALS';

/** What client authentication adds to a request of the access token URI. */
export interface ClientAuthentication {
  readonly headers: Readonly<Record<string, string>>;
  readonly parameters: Readonly<Record<string, string>>;
}

/**
 * Client id and secret as Alexa sends them: in the header or in the body, the id in the body either way.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-2.3.1
 */
export function clientAuthentication(
  scheme: AccessTokenScheme,
  clientId: string,
  clientSecret: string,
): ClientAuthentication {
  const parameters = { client_id: clientId };
  if (scheme === 'REQUEST_BODY_CREDENTIALS') {
    return { headers: {}, parameters: { ...parameters, client_secret: clientSecret } };
  }
  const credentials = [clientId, clientSecret].map(formEncoded).join(':');
  return {
    headers: { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` },
    parameters,
  };
}

function formEncoded(text: string): string {
  return new URLSearchParams({ text }).toString().slice('text='.length);
}
