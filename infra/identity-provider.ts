import { CognitoIdentityProvider } from '@cdktf/provider-aws/lib/cognito-identity-provider';
import { TerraformVariable } from 'cdktf';
import { Construct } from 'constructs';
import { pinAddress } from './address';

interface Common {
  /** Attributes of the user pool (keys) and the claims that fill them (values). */
  readonly attributeMapping: Readonly<Record<string, string>>;
}

interface WithClient extends Common {
  readonly clientId: string;
  /** Name of the Terraform variable that brings the client secret. */
  readonly clientSecretVariable: string;
  readonly scopes: readonly string[];
}

/** A provider of OpenID Connect, which its issuer names. */
export interface OidcProvider extends WithClient {
  readonly type: 'OIDC';
  /** How the provider is called in the user pool. */
  readonly name: string;
  /** e.g. `https://login.example.com`. */
  readonly issuer: string;
  /** How Cognito asks the user-info endpoint. */
  readonly attributesRequestMethod: 'GET' | 'POST';
}

/** A provider of SAML 2.0, which its metadata describes. */
export interface SamlProvider extends Common {
  readonly type: 'SAML';
  /** How the provider is called in the user pool. */
  readonly name: string;
  readonly metadataUrl: string;
  /** Signs the customer out at the provider too. */
  readonly signOut: boolean;
}

/** A provider that Cognito knows: it has a fixed name and fixed endpoints. */
export interface SocialProvider extends WithClient {
  readonly type: 'Google' | 'Facebook' | 'LoginWithAmazon';
}

/** Sign in with Apple: a private key in place of a client secret. */
export interface AppleProvider extends Common {
  readonly type: 'SignInWithApple';
  /** The services id. */
  readonly clientId: string;
  readonly teamId: string;
  readonly keyId: string;
  /** Name of the Terraform variable that brings the private key. */
  readonly privateKeyVariable: string;
  readonly scopes: readonly string[];
}

/** Where customers already sign in. Secrets come from sensitive Terraform variables, never from a file. */
export type ExternalProvider = OidcProvider | SamlProvider | SocialProvider | AppleProvider;

/** How a provider is called in the user pool: the social ones by their type. */
export function identityProviderName(provider: ExternalProvider): string {
  return 'name' in provider ? provider.name : provider.type;
}

const socialHosts = {
  Google: 'accounts.google.com',
  Facebook: 'www.facebook.com',
  LoginWithAmazon: 'www.amazon.com',
  SignInWithApple: 'appleid.apple.com',
} as const;

/** The host to which a provider leads the customer's browser, as far as the settings tell. */
export function identityProviderHost(provider: ExternalProvider): string {
  if (provider.type === 'OIDC') return new URL(provider.issuer).host;
  if (provider.type === 'SAML') return new URL(provider.metadataUrl).host;
  return socialHosts[provider.type];
}

const oauthDetails = [
  'attributes_url',
  'attributes_url_add_attributes',
  'authorize_url',
  'token_request_method',
  'token_url',
];

/**
 * Details that Cognito fills in and reports back. Terraform would want to take them off again in every plan.
 *
 * @see https://github.com/hashicorp/terraform-provider-aws/issues/4807
 */
const filledInByCognito: Readonly<Record<ExternalProvider['type'], readonly string[]>> = {
  OIDC: [...oauthDetails, 'jwks_uri'],
  SAML: ['ActiveEncryptionCertificate', 'SLORedirectBindingURI', 'SSORedirectBindingURI'],
  Google: [...oauthDetails, 'oidc_issuer'],
  Facebook: [...oauthDetails, 'api_version'],
  LoginWithAmazon: oauthDetails,
  SignInWithApple: [...oauthDetails, 'oidc_issuer'],
};

/** The provider, and the user pool that lets its customers in. */
export interface IdentityProviderProps {
  readonly userPoolId: string;
  readonly provider: ExternalProvider;
}

/**
 * Lets customers sign in to the user pool with an account that they have elsewhere. Another issuer or another
 * metadata URL is another provider: give it another name.
 */
export class IdentityProvider extends Construct {
  readonly identityProvider: CognitoIdentityProvider;
  /** How the provider is called in the user pool. */
  readonly name: string;

  constructor(scope: Construct, id: string, { userPoolId, provider }: IdentityProviderProps) {
    super(scope, id);
    this.name = identityProviderName(provider);
    this.identityProvider = pinAddress(
      new CognitoIdentityProvider(this, 'Default', {
        userPoolId,
        providerName: this.name,
        providerType: provider.type,
        providerDetails: this.details(provider),
        attributeMapping: { ...provider.attributeMapping },
        lifecycle: {
          ignoreChanges: filledInByCognito[provider.type].map((key) => `provider_details["${key}"]`),
        },
      }),
    );
  }

  /** The details in Cognito's own names. */
  private details(provider: ExternalProvider): Record<string, string> {
    switch (provider.type) {
      case 'SAML':
        return { MetadataURL: provider.metadataUrl, IDPSignout: String(provider.signOut) };
      case 'SignInWithApple':
        return {
          client_id: provider.clientId,
          team_id: provider.teamId,
          key_id: provider.keyId,
          private_key: this.secret(provider.privateKeyVariable, 'Private key of Sign in with Apple'),
          authorize_scopes: provider.scopes.join(' '),
        };
      case 'OIDC':
        return {
          ...this.clientDetails(provider, ' '),
          oidc_issuer: provider.issuer,
          attributes_request_method: provider.attributesRequestMethod,
        };
      case 'Facebook':
        return this.clientDetails(provider, ',');
      default:
        return this.clientDetails(provider, ' ');
    }
  }

  private clientDetails(provider: OidcProvider | SocialProvider, separator: string): Record<string, string> {
    return {
      client_id: provider.clientId,
      client_secret: this.secret(provider.clientSecretVariable, `Client secret of ${this.name}`),
      authorize_scopes: provider.scopes.join(separator),
    };
  }

  private secret(variable: string, description: string): string {
    const secret = new TerraformVariable(this, variable, {
      type: 'string',
      description,
      sensitive: true,
      nullable: false,
    });
    secret.overrideLogicalId(variable);
    return secret.stringValue;
  }
}
