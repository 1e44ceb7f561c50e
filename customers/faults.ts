/** The user pool cannot be read or written at all: what was wrong, and what to do. */
export class UserPoolError extends Error {
  override readonly name = 'UserPoolError';
}

/** Faults of AWS's that every further call would meet too, with what to do. */
const fatal: Readonly<Record<string, string>> = {
  ResourceNotFoundException:
    'There is no such user pool in this account and region. Check --user-pool-id and your AWS credentials.',
  UnrecognizedClientException: 'AWS does not know the credentials. Sign in again, or check AWS_PROFILE.',
  ExpiredTokenException: 'The AWS credentials have expired. Sign in again.',
  AccessDeniedException:
    'The AWS credentials may not do this. An import needs cognito-idp:AdminCreateUser, AdminGetUser, AdminSetUserPassword and AdminUpdateUserAttributes, an export cognito-idp:ListUsers.',
  CredentialsProviderError: 'There are no AWS credentials. Sign in, or set AWS_PROFILE.',
  InvalidPasswordException:
    'The password policy asks for more than 68 characters. Lower userPool.passwordPolicy.minimumLength for the import.',
  TooManyRequestsException:
    "The account's quota is used up by others too. Run it again, an import with a lower --rate.",
};

/** A fault of AWS's or of the network in words that say what to do, or as it is. */
export function explained(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const remedy = fatal[error.name];
  if (remedy !== undefined) return new UserPoolError(`${error.name}: ${remedy}`);
  const { code } = error as { code?: unknown };
  return typeof code === 'string'
    ? new UserPoolError(`Cognito cannot be reached (${code}). Check the network, and run it again.`)
    : error;
}
