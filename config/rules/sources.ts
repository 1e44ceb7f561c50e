/** Where the rules come from. */
export const sources = {
  alexaLinking: 'https://developer.amazon.com/docs/alexa/account-linking/requirements-account-linking.html',
  alexaEvents: 'https://developer.amazon.com/docs/alexa/smapi/skill-events-in-alexa-skills.html',
  alexaHosting:
    'https://developer.amazon.com/docs/alexa/custom-skills/host-a-custom-skill-as-an-aws-lambda-function.html',
  alexaManifest: 'https://developer.amazon.com/docs/alexa/smapi/skill-manifest.html',
  certificate: 'https://docs.aws.amazon.com/acm/latest/APIReference/API_RequestCertificate.html',
  client:
    'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html',
  accessTokenClaims:
    'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html',
  alexaPersonalization:
    'https://developer.amazon.com/docs/alexa/custom-skills/add-personalization-to-your-skill.html',
  attributes: 'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html',
  configurationSet:
    'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_EmailConfigurationType.html',
  customDomain:
    'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-add-custom-domain.html',
  domain:
    'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolDomain.html',
  googleBrowsers: 'https://developers.google.com/identity/protocols/oauth2/policies#secure-browsers',
  hostedZone: 'https://docs.aws.amazon.com/Route53/latest/APIReference/API_GetHostedZone.html',
  httpApi: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-custom-domain-names.html',
  lambda: 'https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html',
  linkedUsers:
    'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-identity-federation-consolidate-users.html',
  logs: 'https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html',
  mail: 'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-email.html',
  mfa: 'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa.html',
  migration:
    'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-import-using-lambda.html',
  nativeApps: 'RFC 8252, section 8.5',
  openid: 'https://openid.net/specs/openid-connect-core-1_0.html#ScopeClaims',
  pool: 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPool.html',
  prefixDomain:
    'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-assign-domain-prefix.html',
  provider:
    'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateIdentityProvider.html',
  mcpOrigins: 'https://modelcontextprotocol.io/specification/2025-11-25/basic/transports#security-warning',
  resourceBinding:
    'https://aws.amazon.com/about-aws/whats-new/2025/10/amazon-cognito-resource-indicators-protection-oauth-2-0-resources/',
  resourceIndicators: 'RFC 8707, section 2',
  resourceServer:
    'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateResourceServer.html',
  rotation:
    'https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-refresh-token.html',
  s3: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html',
  socialProviders:
    'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-social-idp.html',
  secretsManager: 'https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html',
  tags: 'https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html',
  terraformState: 'https://developer.hashicorp.com/terraform/language/backend/s3',
  terraformTemplates: 'https://developer.hashicorp.com/terraform/language/expressions/strings',
  terraformVariables: 'https://developer.hashicorp.com/terraform/language/values/variables',
  threatProtection:
    'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-compromised-credentials.html',
  tiers: 'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-sign-in-feature-plans.html',
  url: 'RFC 3986, section 3',
  voicelink: 'config/settings.ts',
  waf: 'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-waf.html',
  serviceScopes: 'service/scopes.ts',
} as const;
