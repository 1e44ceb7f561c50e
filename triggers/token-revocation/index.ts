import {
  AdminDeleteUserCommand,
  AdminUserGlobalSignOutCommand,
  CognitoIdentityProviderClient,
  UserNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider';
import * as v from 'valibot';
import { required } from '../environment';
import { type Made, observed, Stop } from '../observed';
import { usersWith } from '../users';

const userPoolId = required('USER_POOL_ID');
const clientId = required('CLIENT_ID');
const skillId = required('SKILL_ID');
const cognito = new CognitoIdentityProviderClient({ maxAttempts: 3 });

/** What Alexa sends when something happened to the skill, of which `SkillDisabled` is the one that matters here. */
const skillEvent = v.object({
  context: v.object({
    System: v.object({
      application: v.object({ applicationId: v.string() }),
      user: v.optional(v.object({ accessToken: v.nullish(v.string()) })),
    }),
  }),
  request: v.object({ type: v.string() }),
});

/** What the SaaS sends when a customer was deleted there. */
const departure = v.strictObject({
  /** The customer's `sub`, as the SaaS knows it from the access token. */
  sub: v.pipe(v.string(), v.uuid()),
  /** Deletes the user too, and with it every way to sign in. Default false: only the sign-ins end. */
  delete: v.optional(v.boolean(), false),
});

const claims = v.object({ username: v.string(), iss: v.string(), client_id: v.string() });

/**
 * Ends every sign-in of a customer who disabled the skill, or who was deleted at the SaaS: no refresh token is
 * good any more. Access tokens are until they expire. Asked twice it does the same: Alexa repeats an event for
 * up to an hour where it gets no answer.
 */
export const handler = observed<unknown, Record<string, never>>(
  nameOf,
  leave,
  'The customer was not signed out.',
  linkingCounts,
);

function nameOf(event: unknown): string {
  const read = v.safeParse(skillEvent, event);
  return read.success ? read.output.request.type : 'Departure';
}

/** Who linked and who left: with this function at the skill's events, the skill itself hears of neither. */
function linkingCounts(event: unknown): Readonly<Record<'Linked' | 'Disabled', boolean>> {
  const name = nameOf(event);
  return {
    Linked: name === 'AlexaSkillEvent.SkillAccountLinked',
    Disabled: name === 'AlexaSkillEvent.SkillDisabled',
  };
}

async function leave(event: unknown): Promise<Made<Record<string, never>>> {
  const asked = v.safeParse(departure, event);
  if (asked.success) return signOut(await userNameOf(asked.output.sub), asked.output.delete);
  const { success, output } = v.safeParse(skillEvent, event);
  if (!success)
    throw new Stop('This is neither an event of Alexa nor {"sub": "…"}.', 'failed', 'unknown-event');
  const { application, user } = output.context.System;
  if (application.applicationId !== skillId) throw new Stop('Another skill.', 'refused', 'other-skill');
  if (output.request.type !== 'AlexaSkillEvent.SkillDisabled') return { outcome: 'nothing', answer: {} };
  if (!user?.accessToken) return { outcome: 'nothing', reason: 'not-linked', answer: {} };
  return signOut(tokensUserName(user.accessToken), false);
}

/**
 * The user's name in the pool, by which alone Cognito finds a user who came by a provider; of others it is the
 * `sub` itself. Undefined where there is none.
 *
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminUserGlobalSignOut.html
 */
async function userNameOf(sub: string): Promise<string | undefined> {
  const [user] = await usersWith(cognito, userPoolId, 'sub', sub);
  return user?.Username;
}

/**
 * The name of the user whose token it is. Its signature is not checked again: only Alexa may invoke this function with an envelope, for
 * this one skill, and it has the token from the user pool itself. It may have expired, which is no matter here.
 */
function tokensUserName(accessToken: string): string {
  let payload: unknown;
  try {
    payload = JSON.parse(Buffer.from(accessToken.split('.')[1] ?? '', 'base64url').toString('utf8'));
  } catch {
    throw new Stop('The token is none of Cognito’s.', 'failed', 'unknown-token');
  }
  const read = v.safeParse(claims, payload);
  if (!read.success || !read.output.iss.endsWith(`/${userPoolId}`) || read.output.client_id !== clientId) {
    throw new Stop('The token is of another user pool or client.', 'failed', 'unknown-token');
  }
  return read.output.username;
}

/** There is no such user, as the second time it is asked. */
const gone: Made<Record<string, never>> = { outcome: 'nothing', reason: 'not-known', answer: {} };

async function signOut(
  userName: string | undefined,
  isDeleted: boolean,
): Promise<Made<Record<string, never>>> {
  if (userName === undefined) return gone;
  const user = { UserPoolId: userPoolId, Username: userName };
  try {
    await cognito.send(new AdminUserGlobalSignOutCommand(user));
    if (isDeleted) await cognito.send(new AdminDeleteUserCommand(user));
  } catch (error) {
    if (error instanceof UserNotFoundException) return gone;
    throw error;
  }
  return { outcome: 'done', answer: {} };
}
