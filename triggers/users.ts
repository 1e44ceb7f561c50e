import {
  type CognitoIdentityProviderClient,
  paginateListUsers,
  type UserType,
} from '@aws-sdk/client-cognito-identity-provider';

/**
 * The users of a pool of whom an attribute is exactly this. Cognito may give them in several pages, and a page
 * without anybody is not the last one.
 *
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUsers.html
 */
export async function usersWith(
  cognito: CognitoIdentityProviderClient,
  userPoolId: string,
  attribute: 'email' | 'sub',
  value: string,
  signal?: AbortSignal,
): Promise<UserType[]> {
  const found: UserType[] = [];
  const pages = paginateListUsers(
    { client: cognito },
    { UserPoolId: userPoolId, Filter: `${attribute} = "${value.replace(/["\\]/g, '\\$&')}"` },
    signal && { abortSignal: signal },
  );
  for await (const { Users = [] } of pages) found.push(...Users);
  return found;
}
