import { CognitoResourceServer } from '@cdktf/provider-aws/lib/cognito-resource-server';
import { Construct } from 'constructs';
import { pinAddress } from './address';

/** The SaaS API in Cognito: its identifier, and the scopes that begin with it. */
export interface ResourceServerProps {
  readonly userPoolId: string;
  /** By custom the API's base URL, e.g. `https://api.example.com`. Changing it replaces the resource server. */
  readonly identifier: string;
  /** Letters, digits, spaces and any of _ + = , . @ -. Default: made from the identifier. Changing it replaces the resource server. */
  readonly name?: string | undefined;
  /** At most 100. */
  readonly scopes: readonly { readonly name: string; readonly description: string }[];
}

/** The SaaS API as an audience of access tokens: its identifier and the scopes that it knows. */
export class ResourceServer extends Construct {
  readonly resourceServer: CognitoResourceServer;

  constructor(scope: Construct, id: string, props: ResourceServerProps) {
    super(scope, id);
    this.resourceServer = pinAddress(
      new CognitoResourceServer(this, 'Default', {
        userPoolId: props.userPoolId,
        identifier: props.identifier,
        name: props.name ?? nameOf(props.identifier),
        ...(props.scopes.length > 0 && {
          scope: props.scopes.map(({ name, description }) => ({
            scopeName: name,
            scopeDescription: description,
          })),
        }),
      }),
    );
  }
}

/**
 * `api.example.com` of `https://api.example.com`: Cognito takes a URL for an identifier, but not for a name.
 *
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateResourceServer.html
 */
function nameOf(identifier: string): string {
  return identifier.replace(/^https?:\/\//, '').replace(/[^\w\s+=,.@-]+/g, '-');
}
