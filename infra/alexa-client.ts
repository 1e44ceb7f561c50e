import { CognitoUserPoolClient } from '@cdktf/provider-aws/lib/cognito-user-pool-client';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { defaultLifetimes, type secondsPerUnit } from '../cognito/limits';
import { readDuration } from '../config/duration';
import { pinAddress } from './address';

/** A lifetime in one of Cognito's units. */
export interface TokenLifetime {
  readonly value: number;
  readonly unit: keyof typeof secondsPerUnit;
}

/**
 * An app client as the settings have it; lifetimes and flows have Cognito’s bounds, which the rules of `config/` hold.
 */
export interface AlexaClientProps {
  readonly userPoolId: string;
  /** Default `alexa`. */
  readonly name?: string;
  /**
   * For programs on customers' own machines, where nothing is secret (RFC 8252): no secret, and a refresh token is
   * good once, as OAuth 2.1 asks of such clients. Changing it replaces the client. Default false.
   */
  readonly isPublic?: boolean;
  /** Alexa's redirect URLs, Cognito's callback URLs: at most 100. */
  readonly redirectUrls: readonly string[];
  /** As on the wire: `openid`, `aws.cognito.signin.user.admin`, `https://api.example.com/orders.read`, … */
  readonly scopes: readonly string[];
  /** 5 minutes to 1 day; Alexa asks for at least 6 minutes. Default 60 minutes. */
  readonly accessTokenLifetime?: TokenLifetime;
  /** 5 minutes to 1 day. Default 60 minutes. */
  readonly idTokenLifetime?: TokenLifetime;
  /** 1 hour to 3,650 days. When it ends, the customer must link again. Default 3,650 days. */
  readonly refreshTokenLifetime?: TokenLifetime;
  /** Names of the identity providers that may sign customers in, `COGNITO` the pool's own passwords. Default `['COGNITO']`. */
  readonly identityProviders?: readonly string[];
  /**
   * Attributes that a customer's token reads, sign-up and the providers included. Default `email` and
   * `email_verified`.
   */
  readonly readableAttributes?: readonly string[];
  /**
   * Attributes that a token with `aws.cognito.signin.user.admin` changes, and that sign-up and providers fill.
   * Never a custom one: what the SaaS knows of a customer is not the customer's to say. Default `email`.
   */
  readonly writableAttributes?: readonly string[];
  /**
   * Lets Cognito have the password at a sign-in, which migration needs; beside the password it takes the client
   * secret, so a public client never does. Default false.
   */
  readonly migratesCustomers?: boolean;
  /** Terraform refuses to delete the client: another one would have another id and secret. Default true. */
  readonly protect?: boolean;
  /** What must be there first: the resource server whose scopes are named, the identity providers. Default: nothing. */
  readonly dependsOn?: readonly ITerraformDependable[];
}

/** Stands where nothing may be written. */
const harmlessAttribute = 'locale';

/** How long a refresh token is good after it was used: an answer that was lost can be asked for again. */
const rotationGraceSeconds = 60;

/**
 * The app client with which Alexa, or another assistant, signs customers in: a secret, the authorization code grant
 * and nothing else.
 */
export class AlexaClient extends Construct {
  readonly client: CognitoUserPoolClient;

  constructor(scope: Construct, id: string, props: AlexaClientProps) {
    super(scope, id);
    const {
      accessTokenLifetime: access = readDuration(defaultLifetimes.accessToken),
      idTokenLifetime: idToken = readDuration(defaultLifetimes.idToken),
      refreshTokenLifetime: refresh = readDuration(defaultLifetimes.refreshToken),
      readableAttributes = ['email', 'email_verified'],
      writableAttributes = ['email'],
      isPublic = false,
      dependsOn = [],
    } = props;
    const custom = writableAttributes.filter((name) => name.startsWith('custom:'));
    if (custom.length > 0) {
      throw new Error(
        `The app client ${props.name ?? 'alexa'} could write ${custom.join(', ')}: a customer would say who they are. Take it out of writableAttributes.`,
      );
    }
    this.client = pinAddress(
      new CognitoUserPoolClient(this, 'Default', {
        userPoolId: props.userPoolId,
        name: props.name ?? 'alexa',
        generateSecret: !isPublic,
        allowedOauthFlowsUserPoolClient: true,
        allowedOauthFlows: ['code'],
        allowedOauthScopes: [...props.scopes],
        callbackUrls: [...props.redirectUrls],
        supportedIdentityProviders: [...(props.identityProviders ?? ['COGNITO'])],
        ...(isPublic
          ? {
              refreshTokenRotation: [{ feature: 'ENABLED', retryGracePeriodSeconds: rotationGraceSeconds }],
              // Rotation excludes the flow that refreshes. One has to stand here, and this one nobody gets through: it
              // needs functions of the user pool's that are not there.
              explicitAuthFlows: ['ALLOW_CUSTOM_AUTH'],
            }
          : {
              // Alexa refreshes; nobody signs in through Cognito's own API. Left out, Cognito would allow SRP and custom flows too.
              explicitAuthFlows: [
                'ALLOW_REFRESH_TOKEN_AUTH',
                ...(props.migratesCustomers ? ['ALLOW_USER_PASSWORD_AUTH'] : []),
              ],
            }),
        // Left out, or empty, each would be every attribute there is.
        readAttributes: [...readableAttributes],
        writeAttributes: writableAttributes.length > 0 ? [...writableAttributes] : [harmlessAttribute],
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
