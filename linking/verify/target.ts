import { isIP } from 'node:net';
import type { AccessTokenScheme } from '../../alexa/client-authentication';

/** A test customer of the authorization server. */
export interface TestCustomer {
  readonly user: string;
  /** Secret. */
  readonly password: string;
}

/** One operation of the SaaS API, as a table of its operations has it. */
export interface ServiceOperation {
  readonly method: string;
  /** Path below the base URL, with `{…}` for parameters. */
  readonly path: string;
  /** Scope that it asks for, as it stands in the token. */
  readonly scope: string;
}

/** The SaaS API that the tokens are for. */
export interface Service {
  readonly baseUrl: string;
  readonly operations: readonly ServiceOperation[];
}

/** What is known only of this project's own deployments: an authorization server that is Cognito. */
export interface CognitoDeployment {
  readonly issuer: string;
  /** Where Cognito serves a custom domain from; absent for a prefix domain. */
  readonly distribution?: string;
  /** Hosts that Alexa's configuration allows the sign-in pages. */
  readonly domains: readonly string[];
}

/** An authorization server, and how Alexa is configured to use it. */
export interface Target {
  readonly authorizationUri: string;
  readonly accessTokenUri: string;
  readonly clientId: string;
  /** Secret. */
  readonly clientSecret: string;
  /** How Alexa authenticates at the access token URI. */
  readonly scheme: AccessTokenScheme;
  readonly redirectUrls: readonly string[];
  readonly scopes: readonly string[];
  /** Where tokens are taken back (RFC 7009). Default: that is not checked, and what was made stays. */
  readonly revocationUri?: string;
  /** Issuer of the access tokens, where it is known. */
  readonly cognito?: CognitoDeployment;
  readonly customer?: TestCustomer;
  readonly service?: Service;
}

/** Is the server meant for others than this machine? Its own names and certificates are nobody's business. */
export function hasPublicAddress({ authorizationUri, accessTokenUri }: Target): boolean {
  return [authorizationUri, accessTokenUri].every((uri) => {
    const { hostname } = new URL(uri);
    return hostname !== 'localhost' && isIP(hostname.replace(/^\[|\]$/g, '')) === 0;
  });
}
