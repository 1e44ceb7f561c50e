import { CognitoResourceServer } from '@cdktf/provider-aws/lib/cognito-resource-server';
import { Construct } from 'constructs';
import { pinAddress } from './address';

export interface ResourceServerProps {
  readonly userPoolId: string;
  /** By custom the API's base URL, e.g. `https://api.example.com`. Changing it replaces the resource server. */
  readonly identifier: string;
  /** Default: the identifier. Changing it replaces the resource server. */
  readonly name?: string;
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
        name: props.name ?? props.identifier,
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
