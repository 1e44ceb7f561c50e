import { Construct } from 'constructs';
import { alexaPlusLimits } from '../alexa/limits';
import { AddonOutputs } from './addon-outputs';
import { AlexaClient, type AlexaClientProps } from './alexa-client';
import { HttpApi, type OwnDomain } from './http-api';
import { NodeFunction } from './node-function';
import { ResourceServer } from './resource-server';
import { ServiceClient } from './service-client';

/** How the add-on is deployed, and whose tokens it takes. */
export interface AddonProps {
  /** Name of the function and of its API. Changing it replaces both. */
  readonly name: string;
  /** Zip file with `index.js`, which exports `handler`. */
  readonly zipFile: string;
  readonly userPoolId: string;
  /** Host of the authorization server. */
  readonly signInHost: string;
  /** What customers sign in with: an app client of the add-on's own. */
  readonly client: Omit<AlexaClientProps, 'userPoolId' | 'name'>;
  /** Makes a second app client, for `client_credentials`. Default false. */
  readonly serviceClient?: boolean;
  /** Makes an app client without a secret, for clients on customers' own machines. Default: none. */
  readonly publicClient?: { readonly redirectUrls: readonly string[] } | undefined;
  /** Takes only tokens whose `aud` is the MCP URL. Default true. */
  readonly checkAudience?: boolean;
  /** Origins of web pages whose own code may call. Default: none. */
  readonly allowedOrigins?: readonly string[] | undefined;
  /** Base URL of the SaaS API. */
  readonly saasApiUrl: string;
  readonly logLevel: string;
  /** Requests a second, and at once. */
  readonly throttle: { readonly rate: number; readonly burst: number };
  /** Default: one of API Gateway's. Changing it changes the MCP URL. */
  readonly domain?: OwnDomain | undefined;
  /** Default `nodejs24.x`. */
  readonly runtime?: 'nodejs22.x' | 'nodejs24.x';
  /** MB, 128 to 10,240. Default 512. */
  readonly memory?: number;
  /** Days that CloudWatch keeps the logs of function and API. Default 365. */
  readonly logRetentionDays?: number;
}

/** The MCP endpoint's path; the MCP URL is `https://<domain>/mcp`. */
export const mcpPath = '/mcp';

/** What the function answers, beside the MCP endpoint the two documents by which clients find their way (RFC 9728, 8414). */
const paths = {
  mcp: mcpPath,
  protected_resource_metadata: `/.well-known/oauth-protected-resource${mcpPath}`,
  authorization_server_metadata: '/.well-known/oauth-authorization-server',
};

/** Name of the scope that a service token has, below the MCP URL. */
const serviceScope = 'service';

/** The add-on for Alexa+: its function behind an HTTP API, and the app clients of those who call it. */
export class Addon extends Construct {
  readonly function: NodeFunction;
  readonly api: HttpApi;
  readonly client: AlexaClient;
  /** Present where clients on customers' own machines may sign in. */
  readonly publicClient?: AlexaClient;

  /** @throws Error where the zip file is not there */
  constructor(scope: Construct, id: string, props: AddonProps) {
    super(scope, id);
    const { name, userPoolId, client, runtime, memory, logRetentionDays } = props;
    this.api = new HttpApi(this, 'api', {
      name,
      throttle: props.throttle,
      logRetentionDays,
      domain: props.domain,
    });
    const mcpUrl = this.api.origin + mcpPath;
    this.client = new AlexaClient(this, 'client', { ...client, userPoolId, name: 'alexa-plus' });
    if (props.publicClient) {
      this.publicClient = new AlexaClient(this, 'public_client', {
        ...client,
        ...props.publicClient,
        userPoolId,
        name: 'mcp-public',
        isPublic: true,
      });
    }
    const service = props.serviceClient ? this.serviceClient(userPoolId, mcpUrl) : undefined;
    this.function = new NodeFunction(this, 'function', {
      name,
      description: 'Alexa+ add-on',
      zipFile: props.zipFile,
      timeoutSeconds: alexaPlusLimits.toolAnswerMs / 1000,
      environment: {
        MCP_URL: mcpUrl,
        USER_POOL_ID: userPoolId,
        SIGN_IN_HOST: props.signInHost,
        CLIENT_ID: this.client.client.id,
        ...(this.publicClient && { PUBLIC_CLIENT_ID: this.publicClient.client.id }),
        SCOPES: client.scopes.join(' '),
        CHECK_AUDIENCE: String(props.checkAudience ?? true),
        ...(service && { SERVICE_CLIENT_ID: service.client.client.id, SERVICE_SCOPE: service.scope }),
        ...(props.allowedOrigins?.length && { ALLOWED_ORIGINS: props.allowedOrigins.join(' ') }),
        SAAS_API_URL: props.saasApiUrl,
        LOG_LEVEL: props.logLevel,
      },
      runtime,
      memory,
      logRetentionDays,
    });
    this.api.serve(this.function.function, paths);
    new AddonOutputs(this, 'outputs', {
      mcpUrl,
      client: this.client.client,
      scopes: client.scopes,
      redirectUrls: client.redirectUrls,
      public: this.publicClient &&
        props.publicClient && { ...props.publicClient, client: this.publicClient.client },
      service: service && { client: service.client.client, scope: service.scope },
    });
  }

  private serviceClient(userPoolId: string, mcpUrl: string) {
    const { resourceServer } = new ResourceServer(this, 'resource_server', {
      userPoolId,
      identifier: mcpUrl,
      name: 'Add-on',
      scopes: [{ name: serviceScope, description: 'Read which tools there are' }],
    });
    const scope = `${mcpUrl}/${serviceScope}`;
    const client = new ServiceClient(this, 'service_client', {
      userPoolId,
      name: 'alexa-plus-service',
      scopes: [scope],
      dependsOn: [resourceServer],
    });
    return { client, scope };
  }
}
