import { SmapiError, type SmapiFault } from './smapi-error';
import type { Refusal } from './transport';

/** One way of being refused, and the answer to it. */
interface Row {
  readonly server: Refusal['server'];
  readonly applies: (status: number | undefined) => boolean;
  readonly fault: SmapiFault;
  readonly says: string;
}

const is = (status: number) => (received: number | undefined) => received === status;
const unanswered = (received: number | undefined) => received === undefined;
const serverFault = (received: number | undefined) => received !== undefined && received >= 500;
const other = () => true;

/** In the order in which they are looked for. */
const rows: readonly Row[] = [
  {
    server: 'token server',
    applies: unanswered,
    fault: 'unreachable',
    says: "Amazon's token server cannot be reached. Check the network, and ASK_LWA_TOKEN_HOST if it is set.",
  },
  {
    server: 'token server',
    applies: is(429),
    fault: 'throttled',
    says: "Amazon's token server limits requests. Try again later.",
  },
  {
    server: 'token server',
    applies: serverFault,
    fault: 'server-trouble',
    says: "Amazon's token server has trouble. Try again later.",
  },
  {
    server: 'token server',
    applies: other,
    fault: 'refused-credentials',
    says:
      'Amazon gave no access token: the refresh token was revoked, or was made for another security profile than ' +
      'ASK_LWA_CLIENT_ID. Make a new one: npx -p ask-cli@2.30.7 -p antlr4ts@0.5.0-alpha.4 ask util generate-lwa-tokens',
  },
  {
    server: 'SMAPI',
    applies: unanswered,
    fault: 'unreachable',
    says: 'SMAPI cannot be reached. Check the network, and ASK_SMAPI_SERVER_BASE_URL if it is set.',
  },
  {
    server: 'SMAPI',
    applies: is(400),
    fault: 'refused-request',
    says: 'SMAPI refused the request as it is.',
  },
  {
    server: 'SMAPI',
    applies: is(401),
    fault: 'refused-credentials',
    says: 'SMAPI does not take the access token: it has expired, or is for something else. Sign in again: ask configure',
  },
  {
    server: 'SMAPI',
    applies: is(403),
    fault: 'no-permission',
    says:
      'These credentials may not do that. The token needs the scope alexa::ask:skills:readwrite, and its person the ' +
      'role administrator or developer with the skill’s vendor (developer console, Settings, User Permissions).',
  },
  {
    server: 'SMAPI',
    applies: is(404),
    fault: 'not-found',
    says: 'There is no such skill, or it has no such stage: a skill that was never published has no live stage.',
  },
  {
    server: 'SMAPI',
    applies: is(409),
    fault: 'changed-meanwhile',
    says: 'Somebody else is changing the skill, or it is being certified. Try again when that has ended.',
  },
  {
    server: 'SMAPI',
    applies: is(412),
    fault: 'changed-meanwhile',
    says: 'Somebody changed the skill after it was read; nothing was written. Look at the difference again: linking:diff',
  },
  {
    server: 'SMAPI',
    applies: is(429),
    fault: 'throttled',
    says: 'SMAPI limits requests and still does after waiting.',
  },
  {
    server: 'SMAPI',
    applies: serverFault,
    fault: 'server-trouble',
    says: 'SMAPI has trouble. Try again later; before a second push, look at the difference again: linking:diff',
  },
  { server: 'SMAPI', applies: other, fault: 'server-trouble', says: 'SMAPI answered in an unexpected way.' },
];

/** Makes of a refusal an error for its reader. */
export function smapiError({ server, status, reason, retryAfter }: Refusal, doing: string): SmapiError {
  const row = rows.find((one) => one.server === server && one.applies(status));
  const wait = retryAfter === undefined ? '' : ` Amazon asks to wait ${retryAfter} s.`;
  const received = [status, reason && JSON.stringify(reason)].filter(Boolean).join(' ');
  return new SmapiError(
    row?.fault ?? 'server-trouble',
    `While ${doing}: ${row?.says}${wait}\n  received  ${received || 'an empty answer'}`,
  );
}
