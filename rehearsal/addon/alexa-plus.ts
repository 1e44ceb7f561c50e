import { randomUUID } from 'node:crypto';
import {
  Client,
  type OAuthClientProvider,
  type OAuthDiscoveryState,
  type StoredOAuthTokens,
  StreamableHTTPClientTransport,
  UnauthorizedError,
} from '@modelcontextprotocol/client';
import type { AppClientSettings } from '../cognito/user-pool-settings';

/** What Alexa+ is configured with. */
export interface AlexaPlusOptions {
  readonly mcpUrl: string;
  readonly client: AppClientSettings;
  readonly redirectUri: string;
  readonly fetch: typeof fetch;
  /** Default: Alexa+'s published name. */
  readonly clientName?: string;
}

/** What a tool answered. */
export interface ToolResult {
  readonly speech: string;
  readonly data: Readonly<Record<string, unknown>> | undefined;
  readonly isError: boolean;
}

/**
 * Alexa+'s side of an add-on for one customer, by the protocol's own client: it finds the authorization server by
 * itself, links with PKCE and `resource`, refreshes, and calls tools. Each call is a session of its own, as there
 * is none to rely on.
 */
export class AlexaPlus {
  #tokens: StoredOAuthTokens | undefined;
  #verifier = '';
  #state = '';
  #authorizationUrl: URL | undefined;
  #discovered: OAuthDiscoveryState | undefined;

  constructor(private readonly options: AlexaPlusOptions) {}

  /** The customer's access token, once linked. */
  get accessToken(): string | undefined {
    return this.#tokens?.access_token;
  }

  /** Makes the access token one that is refused, as an expired one is. */
  spoilAccessToken(): void {
    if (this.#tokens) this.#tokens = { ...this.#tokens, access_token: `${this.#tokens.access_token}x` };
  }

  /** The address to which the customer's browser is sent. @throws Error where none is needed, or none was found */
  async beginLinking(): Promise<string> {
    this.#authorizationUrl = undefined;
    const error = await this.#session(async () => undefined).catch((thrown: unknown) => thrown);
    const url: URL | undefined = this.#authorizationUrl;
    if (!(error instanceof UnauthorizedError) || url === undefined) {
      throw new Error(
        `Alexa+ was not sent to sign in: ${error instanceof Error ? error.message : 'it got in'}`,
      );
    }
    return (url as URL).href;
  }

  /** Whether the address that the browser came back to answers this customer's question. */
  awaits(returned: string): boolean {
    return this.#state !== '' && new URL(returned).searchParams.get('state') === this.#state;
  }

  /** Takes the address that the browser came back to. @throws Error where it is no answer to the question */
  async completeLinking(returned: string): Promise<void> {
    const { searchParams } = new URL(returned);
    const code = searchParams.get('code');
    if (code === null || !this.awaits(returned)) {
      throw new Error(
        `The browser came back without a code or with another state: ${searchParams.get('error')}`,
      );
    }
    await this.#transport().finishAuth(code);
  }

  /** The tools as they are listed. */
  listTools() {
    return this.#session(async (client) => (await client.listTools()).tools);
  }

  /** Calls a tool. */
  callTool(name: string, args: Readonly<Record<string, unknown>> = {}): Promise<ToolResult> {
    return this.#session(async (client) => {
      const result = await client.callTool({ name, arguments: args });
      const content = Array.isArray(result.content) ? result.content : [];
      return {
        speech: content.map((part) => ('text' in part ? part.text : '')).join(' '),
        data: result.structuredContent as ToolResult['data'],
        isError: result.isError === true,
      };
    });
  }

  async #session<Result>(act: (client: Client) => Promise<Result>): Promise<Result> {
    const client = new Client(
      { name: this.options.clientName ?? 'Alexa+ MCP Client', version: '1.0.0' },
      { capabilities: { roots: { listChanged: true } } },
    );
    try {
      await client.connect(this.#transport());
      return await act(client);
    } finally {
      await client.close();
    }
  }

  #transport(): StreamableHTTPClientTransport {
    return new StreamableHTTPClientTransport(new URL(this.options.mcpUrl), {
      authProvider: this.#provider(),
      fetch: this.options.fetch,
    });
  }

  #provider(): OAuthClientProvider {
    const { client, redirectUri } = this.options;
    return {
      redirectUrl: redirectUri,
      clientMetadata: {
        redirect_uris: [redirectUri],
        scope: client.scopes.join(' '),
        token_endpoint_auth_method: 'client_secret_basic',
      },
      // Registered by hand: there is no dynamic registration.
      clientInformation: () => ({
        client_id: client.clientId,
        ...(client.clientSecret === undefined ? {} : { client_secret: client.clientSecret }),
      }),
      state: () => {
        this.#state = randomUUID();
        return this.#state;
      },
      tokens: () => this.#tokens,
      saveTokens: (tokens) => {
        // Cognito's refresh brings no new refresh token: the first one stays.
        this.#tokens = { ...this.#tokens, ...tokens };
      },
      invalidateCredentials: () => {
        this.#tokens = undefined;
      },
      redirectToAuthorization: (url) => {
        this.#authorizationUrl = url;
      },
      saveCodeVerifier: (verifier) => {
        this.#verifier = verifier;
      },
      codeVerifier: () => this.#verifier,
      saveDiscoveryState: (state) => {
        this.#discovered = state;
      },
      discoveryState: () => this.#discovered,
    };
  }
}
