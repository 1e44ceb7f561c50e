/** The scope of Cognito's own API: with it a customer's attributes are read and changed, and the account deleted. */
export const adminScope = 'aws.cognito.signin.user.admin';

/** Scopes that Cognito knows without a resource server. */
export const standardScopes: readonly string[] = ['openid', 'email', 'phone', 'profile', adminScope];

/** What Cognito allows, in the units that its documentation counts in. */
export const cognitoLimits = {
  /** Callback URLs of one app client. @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html */
  callbackUrls: 100,
  /** Characters of one callback URL. */
  callbackUrlLength: 1_024,
  /** Scopes of one app client. */
  clientScopes: 50,
  /** Longest life of an access or ID token. */
  accessTokenSeconds: 86_400,
  /** Life of a refresh token: an hour to ten years. */
  refreshTokenSeconds: { least: 3_600, most: 3_650 * 86_400 },
  /** A Lambda trigger that has not answered by then is asked again: three times in all, AWS said until March 2026, and gives no number since. @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html */
  triggerMs: 5_000,
  triggerAttempts: 3,
  /** Identities elsewhere that one user can be linked to. @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminLinkProviderForUser.html */
  linkedIdentities: 5,
} as const;

/** Seconds in each unit that token lifetimes are counted in. */
export const secondsPerUnit = { seconds: 1, minutes: 60, hours: 3_600, days: 86_400 } as const;

/** How long a token lives of which an app client says nothing: a number, and the unit that it is counted in. */
export const unsaidLifetimes = {
  access: { count: 1, unit: 'hours' },
  id: { count: 1, unit: 'hours' },
  refresh: { count: 30, unit: 'days' },
} as const satisfies Record<string, { count: number; unit: keyof typeof secondsPerUnit }>;

/** How long the tokens of this project's app client live where the settings say nothing. */
export const defaultLifetimes = {
  accessToken: '60 minutes',
  idToken: '60 minutes',
  refreshToken: '10 years',
} as const;

/** Regions of SES identities that pools of some regions may send with, beside an identity of the pool's own region. */
export const sesRegions: readonly string[] = ['us-east-1', 'us-west-2', 'eu-west-1'];

/**
 * Regions whose pools may do so. Pools of the others send with an identity of their own region alone.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-email.html#user-pool-email-developer-region-mapping
 */
export const poolsOfSesRegions: readonly string[] = [
  ...sesRegions,
  ...['us-east-2', 'ca-central-1', 'eu-west-2', 'eu-central-1'],
  ...['ap-northeast-1', 'ap-northeast-2', 'ap-south-1', 'ap-southeast-1', 'ap-southeast-2'],
];
