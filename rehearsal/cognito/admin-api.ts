import { attributesOf } from './pool-triggers';
import type { TokenServices } from './token-endpoint';
import type { Identity, User } from './user';

/** What a call is answered with: its result, or AWS's name of what is wrong with it. */
export type AdminAnswer =
  | { readonly result: object }
  | { readonly refusal: string; readonly message: string };

/** Answers a call of AWS's JSON API by its target, e.g. `AWSCognitoIdentityProviderService.ListUsers`. */
export type AdminApi = (
  target: string,
  authorization: string | undefined,
  request: unknown,
) => Promise<AdminAnswer>;

interface Attribute {
  readonly Name: string;
  readonly Value?: string;
}

/** What the calls take, as far as the rehearsal needs it. */
interface Request {
  readonly UserPoolId?: string;
  readonly Username?: string;
  readonly Filter?: string;
  readonly Limit?: number;
  readonly PaginationToken?: string;
  readonly Password?: string;
  readonly UserAttributes?: readonly Attribute[];
  readonly DestinationUser?: { readonly ProviderName?: string; readonly ProviderAttributeValue?: string };
  readonly SourceUser?: { readonly ProviderName?: string; readonly ProviderAttributeValue?: string };
  readonly SecretId?: string;
}

/** Thrown with the name of one of AWS's exceptions. */
class Refusal extends Error {
  constructor(
    readonly type: string,
    message: string,
  ) {
    super(message);
  }
}

/**
 * The calls that the pool's functions and the import of customers make. Whoever calls has to name the access key
 * of this run; signatures are not checked.
 *
 * @param secrets what Secrets Manager has, by ARN
 */
export function adminApi(
  { users, grants, settings }: TokenServices,
  accessKeyId: string,
  secrets: Readonly<Record<string, string>> = {},
): AdminApi {
  const named = ({ Username = '' }: Request): User => {
    const user = users.named(Username);
    if (!user) throw new Refusal('UserNotFoundException', 'User does not exist.');
    return user;
  };
  const attributes = (request: Request) =>
    Object.fromEntries((request.UserAttributes ?? []).map(({ Name, Value = '' }) => [Name, Value]));
  const custom = (given: Readonly<Record<string, string>>) => {
    const own = Object.entries(given).filter(([name]) => name.startsWith('custom:'));
    const unknown = own.find(([name]) => !settings.customAttributes.includes(name.slice('custom:'.length)));
    if (unknown) {
      throw new Refusal(
        'InvalidParameterException',
        `Attributes did not conform to the schema: ${unknown[0]}: Attribute does not exist in the schema.`,
      );
    }
    return Object.fromEntries(own);
  };

  const calls: Readonly<Record<string, (request: Request) => object | Promise<object>>> = {
    'AWSCognitoIdentityProviderService.ListUsers': ({ Filter, Limit = 60, PaginationToken = '0' }) => {
      const [, by, quoted = '""'] = /^(email|sub) = (".*")$/.exec(Filter ?? '') ?? [];
      const asked = JSON.parse(quoted) as string;
      const bySub = [users.find(asked)].filter((user) => user !== undefined);
      const matching = by === 'sub' ? bySub : users.withEmail(asked);
      const found = Filter === undefined ? users.all : matching;
      const from = Number(PaginationToken);
      const to = from + Limit;
      return {
        Users: found.slice(from, to).map((user) => userType(user, 'Attributes')),
        ...(to < found.length && { PaginationToken: String(to) }),
      };
    },
    'AWSCognitoIdentityProviderService.AdminGetUser': (request) => userType(named(request), 'UserAttributes'),
    'AWSCognitoIdentityProviderService.AdminCreateUser': async (request) => {
      const given = attributes(request);
      const user = await users.add({
        email: given.email ?? request.Username ?? '',
        emailVerified: given.email_verified === 'true',
        attributes: custom(given),
      });
      if (!user) throw new Refusal('UsernameExistsException', 'An account with the email already exists.');
      return { User: userType(user, 'Attributes') };
    },
    'AWSCognitoIdentityProviderService.AdminSetUserPassword': async (request) => {
      await users.setPassword(named(request).sub, request.Password ?? '');
      return {};
    },
    'AWSCognitoIdentityProviderService.AdminUpdateUserAttributes': (request) => {
      users.setAttributes(named(request).sub, custom(attributes(request)));
      return {};
    },
    'AWSCognitoIdentityProviderService.AdminUserGlobalSignOut': (request) => {
      grants.revokeAllOf(named(request).sub);
      return {};
    },
    'AWSCognitoIdentityProviderService.AdminDeleteUser': (request) => {
      users.remove(named(request).sub);
      return {};
    },
    'AWSCognitoIdentityProviderService.AdminLinkProviderForUser': ({ DestinationUser, SourceUser }) => {
      const source = identity(SourceUser);
      if (users.withIdentity(source)) {
        throw new Refusal(
          'InvalidParameterException',
          'SourceUser is already linked or has signed in before.',
        );
      }
      const target = identity(DestinationUser);
      const user = target.provider === 'Cognito' ? users.named(target.id) : users.withIdentity(target);
      if (!user) throw new Refusal('UserNotFoundException', 'User does not exist.');
      users.link(user.sub, source);
      return {};
    },
    'secretsmanager.GetSecretValue': ({ SecretId = '' }) => {
      const SecretString = secrets[SecretId];
      if (SecretString === undefined) {
        throw new Refusal('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
      }
      return { ARN: SecretId, SecretString };
    },
  };

  return async (target, authorization, request) => {
    const call = Object.hasOwn(calls, target) ? calls[target] : undefined;
    if (!call)
      return { refusal: 'UnknownOperationException', message: 'The rehearsal does not answer this.' };
    if (!authorization?.includes(`Credential=${accessKeyId}/`)) {
      return {
        refusal: 'UnrecognizedClientException',
        message: 'The access key is not the one of this run.',
      };
    }
    const asked = (typeof request === 'object' && request !== null ? request : {}) as Request;
    if (asked.UserPoolId !== undefined && asked.UserPoolId !== settings.userPoolId) {
      return { refusal: 'ResourceNotFoundException', message: 'User pool does not exist.' };
    }
    try {
      return { result: await call(asked) };
    } catch (error) {
      if (error instanceof Refusal) return { refusal: error.type, message: error.message };
      throw error;
    }
  };
}

function identity(given: Request['SourceUser']): Identity {
  return { provider: given?.ProviderName ?? '', id: given?.ProviderAttributeValue ?? '' };
}

function userType(user: User, attributesName: string): object {
  return {
    Username: user.userName,
    UserStatus: user.isFederated ? 'EXTERNAL_PROVIDER' : user.confirmed ? 'CONFIRMED' : 'UNCONFIRMED',
    Enabled: true,
    UserCreateDate: user.createdAt / 1000,
    [attributesName]: Object.entries(attributesOf(user)).map(([Name, Value]) => ({ Name, Value })),
  };
}
