import type { CognitoUserPoolClient } from '@cdktf/provider-aws/lib/cognito-user-pool-client';
import { TerraformOutput } from 'cdktf';
import { Construct } from 'constructs';

/** What is known of the add-on once it is deployed. */
export interface AddonOutputsProps {
  readonly mcpUrl: string;
  readonly client: CognitoUserPoolClient;
  /** As on the wire. */
  readonly scopes: readonly string[];
  readonly redirectUrls: readonly string[];
  /** The client without a secret, and where its customers return to. Default: no outputs of it. */
  readonly public?:
    | { readonly client: CognitoUserPoolClient; readonly redirectUrls: readonly string[] }
    | undefined;
  /** The client for `client_credentials` and its scope. Default: no outputs of it. */
  readonly service?: { readonly client: CognitoUserPoolClient; readonly scope: string } | undefined;
}

/** What `alexa-ai configure-account-linking`, or whoever registers another MCP client, needs to know. */
export class AddonOutputs extends Construct {
  constructor(scope: Construct, id: string, props: AddonOutputsProps) {
    super(scope, id);
    const { mcpUrl, client, service, public: open } = props;
    this.shown([
      ['addon_mcp_url', 'MCP URL of the add-on, and the "resource" that tokens are asked for', mcpUrl],
      ['addon_client_id', 'Client id of Alexa+', client.id],
      ['addon_scopes', 'Scopes that Alexa+ asks for', props.scopes],
      ['addon_redirect_urls', 'Redirect URLs registered for Alexa+', props.redirectUrls],
    ]);
    this.secret('addon_client_secret', 'Client secret of Alexa+', client.clientSecret);
    if (open) {
      this.shown([
        ['addon_public_client_id', "Client id of MCP clients on customers' own machines", open.client.id],
        ['addon_public_redirect_urls', 'Redirect URLs registered for them', open.redirectUrls],
      ]);
    }
    if (service) {
      this.shown([
        ['addon_service_client_id', 'Client id of Alexa+ for client_credentials', service.client.id],
        ['addon_service_scope', 'Scope that Alexa+ asks for with client_credentials', service.scope],
      ]);
      this.secret(
        'addon_service_client_secret',
        'Client secret of Alexa+ for client_credentials',
        service.client.clientSecret,
      );
    }
  }

  private shown(outputs: readonly [name: string, description: string, value: unknown][]): void {
    for (const [name, description, value] of outputs) {
      new TerraformOutput(this, name, { value, description, staticId: true });
    }
  }

  private secret(name: string, description: string, value: string): void {
    new TerraformOutput(this, name, { value, description, sensitive: true, staticId: true });
  }
}
