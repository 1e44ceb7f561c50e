import { ConfigurationError, type LogLevel, readLogLevel, readUrl } from '../skill/configuration';

/** What the infrastructure tells the add-on, by environment variables. */
export interface Configuration {
  /** `MCP_URL`: where the add-on is, for clients and as the audience of tokens. */
  readonly mcpUrl: URL;
  /** `USER_POOL_ID`, which names the issuer of tokens. */
  readonly userPoolId: string;
  /** `SIGN_IN_HOST`: the authorization server's. */
  readonly signInHost: string;
  /** `CLIENT_ID`: the app client whose customers are served. */
  readonly clientId: string;
  /** `PUBLIC_CLIENT_ID`: one without a secret, whose customers are served too; undefined: there is none. */
  readonly publicClientId: string | undefined;
  /** `SCOPES` that customers are asked for, as on the wire. */
  readonly scopes: readonly string[];
  /** `CHECK_AUDIENCE`, `true` or `false`: whether a customer's token must have been asked for with `resource`. */
  readonly checkAudience: boolean;
  /** `SERVICE_CLIENT_ID` and `SERVICE_SCOPE`; undefined: no service has access. */
  readonly service: { readonly clientId: string; readonly scope: string } | undefined;
  /** `ALLOWED_ORIGINS` with a space between them: pages whose own code may call. Default: none. */
  readonly allowedOrigins: readonly string[];
  /** `JWKS_URI`: where the keys of tokens are. Default: the issuer's. */
  readonly jwksUri: string | undefined;
  /** `SAAS_API_URL`. */
  readonly saasApiUrl: string;
  /** `LOG_LEVEL`; default `info`. */
  readonly logLevel: LogLevel;
}

/** @throws ConfigurationError that names the variable, what it may be and what it is */
export function readConfiguration(environment: NodeJS.ProcessEnv): Configuration {
  const read = (name: string, pattern: RegExp, wanted: string) => {
    const value = environment[name] ?? '';
    if (pattern.test(value)) return value;
    throw new ConfigurationError(`${name} must be ${wanted}. It is ${JSON.stringify(value)}.`);
  };
  const scopes = read('SCOPES', /^[!#-[\]-~]+( [!#-[\]-~]+)*$/, 'scopes with a space between them');
  const clientId = (name: 'CLIENT_ID' | 'PUBLIC_CLIENT_ID') =>
    read(name, /^[\w+]+$/, 'the id of an app client');
  const {
    PUBLIC_CLIENT_ID: publicClientId,
    SERVICE_CLIENT_ID: serviceClientId,
    SERVICE_SCOPE: serviceScope,
    ALLOWED_ORIGINS: allowedOrigins,
    JWKS_URI: jwksUri,
  } = environment;
  if (Boolean(serviceClientId) !== Boolean(serviceScope)) {
    throw new ConfigurationError('SERVICE_CLIENT_ID and SERVICE_SCOPE go together. One of them is not set.');
  }
  return {
    mcpUrl: new URL(
      readUrl('MCP_URL', environment.MCP_URL, 'the add-on, e.g. https://add-on.example.com/mcp'),
    ),
    userPoolId: read('USER_POOL_ID', /^[\w-]+_[0-9a-zA-Z]+$/, 'the id of a user pool, <region>_<id>'),
    signInHost: read('SIGN_IN_HOST', /^[a-z0-9.-]+$/, 'the host at which customers sign in'),
    clientId: clientId('CLIENT_ID'),
    publicClientId: publicClientId ? clientId('PUBLIC_CLIENT_ID') : undefined,
    scopes: scopes.split(' '),
    checkAudience: read('CHECK_AUDIENCE', /^(true|false)$/, 'true or false') === 'true',
    service: serviceClientId && serviceScope ? { clientId: serviceClientId, scope: serviceScope } : undefined,
    allowedOrigins: allowedOrigins ? allowedOrigins.split(' ') : [],
    jwksUri: jwksUri ? readUrl('JWKS_URI', jwksUri, 'the keys of the tokens') : undefined,
    saasApiUrl: readUrl('SAAS_API_URL', environment.SAAS_API_URL, 'your API, e.g. https://api.example.com'),
    logLevel: readLogLevel(environment.LOG_LEVEL),
  };
}
