import { CognitoUserPoolClient } from '@cdktf/provider-aws/lib/cognito-user-pool-client';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { pinAddress } from './address';

/** A lifetime in one of Cognito's units. */
export interface TokenLifetime {
  readonly value: number;
  readonly unit: 'seconds' | 'minutes' | 'hours' | 'days';
}

export interface AlexaClientProps {
  readonly userPoolId: string;
  /** Default `alexa`. */
  readonly name?: string;
  /** Alexa's redirect URLs, Cognito's callback URLs: at most 100. */
  readonly redirectUrls: readonly string[];
  /** As on the wire: `openid`, `aws.cognito.signin.user.admin`, `https://api.example.com/tasks.read`, … */
  readonly scopes: readonly string[];
  /** 5 minutes to 1 day; Alexa asks for at least 6 minutes. Default 60 minutes. */
  readonly accessTokenLifetime?: TokenLifetime;
  /** 5 minutes to 1 day. Default 60 minutes. */
  readonly idTokenLifetime?: TokenLifetime;
  /** 1 hour to 3,650 days. When it ends, the customer must link again. Default 3,650 days. */
  readonly refreshTokenLifetime?: TokenLifetime;
  /** Names of the identity providers that may sign customers in, `COGNITO` the pool's own passwords. Default `['COGNITO']`. */
  readonly identityProviders?: readonly string[];
  /** Terraform refuses to delete the client: another one would have another id and secret. Default true. */
  readonly protect?: boolean;
  /** What must be there first: the resource server whose scopes are named, the identity providers. Default: nothing. */
  readonly dependsOn?: readonly ITerraformDependable[];
}

const oneHour: TokenLifetime = { value: 60, unit: 'minutes' };
const tenYears: TokenLifetime = { value: 3_650, unit: 'days' };

/** The app client with which Alexa signs customers in: a secret, the authorization code grant and nothing else. */
export class AlexaClient extends Construct {
  readonly client: CognitoUserPoolClient;

  constructor(scope: Construct, id: string, props: AlexaClientProps) {
    super(scope, id);
    const {
      accessTokenLifetime: access = oneHour,
      idTokenLifetime: idToken = oneHour,
      refreshTokenLifetime: refresh = tenYears,
      dependsOn = [],
    } = props;
    this.client = pinAddress(
      new CognitoUserPoolClient(this, 'Default', {
        userPoolId: props.userPoolId,
        name: props.name ?? 'alexa',
        generateSecret: true,
        allowedOauthFlowsUserPoolClient: true,
        allowedOauthFlows: ['code'],
        allowedOauthScopes: [...props.scopes],
        callbackUrls: [...props.redirectUrls],
        supportedIdentityProviders: [...(props.identityProviders ?? ['COGNITO'])],
        // Alexa refreshes; nobody signs in through Cognito's own API. Left out, Cognito would allow SRP and custom flows too.
        explicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'],
        // Without units Cognito counts access and ID tokens in hours and refresh tokens in days.
        accessTokenValidity: access.value,
        idTokenValidity: idToken.value,
        refreshTokenValidity: refresh.value,
        tokenValidityUnits: [{ accessToken: access.unit, idToken: idToken.unit, refreshToken: refresh.unit }],
        enableTokenRevocation: true,
        preventUserExistenceErrors: 'ENABLED',
        lifecycle: { preventDestroy: props.protect ?? true },
        ...(dependsOn.length > 0 && { dependsOn: [...dependsOn] }),
      }),
    );
  }
}
