import { TerraformOutput } from 'cdktf';
import { Construct } from 'constructs';
import { issuerOf } from '../cognito/addresses';

/** What Alexa has to be told of what is deployed. */
export interface LinkingOutputsProps {
  /** Region of the user pool. */
  readonly region: string;
  readonly userPoolId: string;
  /** Host of the authorization server. */
  readonly host: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scopes: readonly string[];
  readonly redirectUrls: readonly string[];
  /** Hosts beyond the authorization server's that the sign-in pages lead to. Default: none. */
  readonly furtherHosts?: readonly string[];
  /** Host of the distribution that serves a custom domain. Default: no output of it. */
  readonly distribution?: string | undefined;
  /** Default: no output of it. */
  readonly functionArn?: string | undefined;
  /** The function that hears who disables the skill. Default: no output of it. */
  readonly eventsFunctionArn?: string | undefined;
}

/** What Alexa's developer console and the SaaS API's team need to know. */
export class LinkingOutputs extends Construct {
  constructor(scope: Construct, id: string, props: LinkingOutputsProps) {
    super(scope, id);
    const { scopes, clientId, userPoolId } = props;
    const authorizationUri = `https://${props.host}/oauth2/authorize`;
    const accessTokenUri = `https://${props.host}/oauth2/token`;
    const issuer = issuerOf(props.region, userPoolId);
    const outputs: readonly [name: string, description: string, value: unknown][] = [
      ['authorization_uri', 'Web Authorization URI in the developer console', authorizationUri],
      ['access_token_uri', 'Access Token URI in the developer console', accessTokenUri],
      ['client_id', 'Client id of Alexa', clientId],
      ['scopes', 'Scopes that Alexa asks for', scopes],
      ['redirect_urls', 'Redirect URLs registered for Alexa', props.redirectUrls],
      ['issuer', 'Issuer of the tokens, for whoever verifies them', issuer],
      ['jwks_uri', 'Public keys of the tokens', `${issuer}/.well-known/jwks.json`],
      ['user_pool_id', 'Id of the user pool', userPoolId],
      [
        'account_linking_request',
        'Body of update-account-linking-info, without the client secret',
        {
          accountLinkingRequest: {
            type: 'AUTH_CODE',
            authorizationUrl: authorizationUri,
            accessTokenUrl: accessTokenUri,
            accessTokenScheme: 'HTTP_BASIC',
            clientId,
            scopes,
            domains: [...new Set([props.host, ...(props.furtherHosts ?? [])])],
          },
        },
      ],
    ];
    for (const [name, description, value] of outputs) {
      new TerraformOutput(this, name, { value, description, staticId: true });
    }
    new TerraformOutput(this, 'client_secret', {
      value: props.clientSecret,
      description: 'Client secret of Alexa',
      sensitive: true,
      staticId: true,
    });
    if (props.eventsFunctionArn !== undefined) {
      new TerraformOutput(this, 'events_function_arn', {
        value: props.eventsFunctionArn,
        description: "Endpoint of the skill's events in the manifest",
        staticId: true,
      });
    }
    if (props.distribution !== undefined) {
      new TerraformOutput(this, 'sign_in_distribution', {
        value: props.distribution,
        description: 'Where the sign-in domain has to lead',
        staticId: true,
      });
    }
    if (props.functionArn !== undefined) {
      new TerraformOutput(this, 'function_arn', {
        value: props.functionArn,
        description: "The skill's endpoint in the developer console",
        staticId: true,
      });
    }
  }
}
