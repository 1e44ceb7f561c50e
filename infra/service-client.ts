import { CognitoUserPoolClient } from '@cdktf/provider-aws/lib/cognito-user-pool-client';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { pinAddress } from './address';

/** An app client for a service that acts for nobody. */
export interface ServiceClientProps {
  readonly userPoolId: string;
  readonly name: string;
  /** Scopes of resource servers, as on the wire; Cognito gives a service no others. */
  readonly scopes: readonly string[];
  /** The resource server whose scopes are named. */
  readonly dependsOn: readonly ITerraformDependable[];
}

/**
 * An app client that gets tokens for itself (`client_credentials`) and for no customer. Cognito allows such a
 * client no other flow, so it is always one of its own.
 */
export class ServiceClient extends Construct {
  readonly client: CognitoUserPoolClient;

  constructor(scope: Construct, id: string, props: ServiceClientProps) {
    super(scope, id);
    this.client = pinAddress(
      new CognitoUserPoolClient(this, 'Default', {
        userPoolId: props.userPoolId,
        name: props.name,
        generateSecret: true,
        allowedOauthFlowsUserPoolClient: true,
        allowedOauthFlows: ['client_credentials'],
        allowedOauthScopes: [...props.scopes],
        // Left out, Cognito would allow sign-in by SRP and custom flows.
        explicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'],
        accessTokenValidity: 60,
        tokenValidityUnits: [{ accessToken: 'minutes' }],
        enableTokenRevocation: true,
        preventUserExistenceErrors: 'ENABLED',
        dependsOn: [...props.dependsOn],
      }),
    );
  }
}
