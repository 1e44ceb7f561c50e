import { type Check, sources } from '../check';
import type { Probe } from '../probe';
import { Skipped } from '../skipped';
import { describe, expiresInFault, isAccepted, type TokenAnswer } from '../token-answer';
import { relink } from './tokens';

/** Whether a link lasts: refresh tokens, and what takes them back. */
export const refreshChecks: readonly Check[] = [
  {
    id: 'refresh-works',
    area: 'tokens',
    asks: 'Does the refresh token give a new access token?',
    severity: 'error',
    customerSees: relink,
    remedy: 'Allow the client the grant refresh_token, with the client authentication that Alexa uses.',
    source: sources.requirements,
    needs: ['customer'],
    ask: async (probe) => {
      const answer = await firstRefresh(probe);
      return isAccepted(answer) ? undefined : describe(answer);
    },
  },
  {
    id: 'refresh-expires-in',
    area: 'tokens',
    asks: 'Is `expires_in` there in the answer to a refresh?',
    severity: 'error',
    customerSees: relink,
    remedy: 'Answer a refresh as the first time: Alexa was seen to refresh no more without it.',
    source: sources.troubleshooting,
    needs: ['customer'],
    ask: async (probe) => expiresInFault(await accepted(firstRefresh(probe))),
  },
  {
    id: 'refresh-again',
    area: 'tokens',
    asks: 'Does a second refresh work, with the token that Alexa then has?',
    severity: 'error',
    customerSees: relink,
    remedy: 'Keep the refresh token good, or send the next one with each answer.',
    source: sources.requirements,
    needs: ['customer'],
    ask: async (probe) => {
      const first = await accepted(firstRefresh(probe));
      const answer = await probe.once('second refresh', async () =>
        probe.refresh(tokenAfter(first, await probe.refreshToken())),
      );
      return isAccepted(answer) ? undefined : describe(answer);
    },
  },
  {
    id: 'refresh-lost',
    area: 'tokens',
    asks: 'Does a refresh work again whose answer was lost?',
    severity: 'warning',
    customerSees: `${relink} It happens when an answer is lost on its way.`,
    remedy: 'Turn rotation of refresh tokens off, or let the last one be good for a while.',
    source: sources.security('4.14.2'),
    needs: ['customer'],
    ask: async (probe) => {
      // On a link of its own: some servers then take everything back.
      const tokens = await accepted(probe.exchange(await probe.link()));
      const { refresh_token: token } = tokens.json;
      if (typeof token !== 'string') throw new Skipped('no refresh token came');
      await accepted(probe.refresh(token));
      const again = await probe.refresh(token);
      if (!isAccepted(again)) return describe(again);
      const next = await probe.refresh(tokenAfter(again, token));
      return isAccepted(next) ? undefined : `the refresh after it was refused: ${describe(next)}`;
    },
  },
  {
    id: 'revocation',
    area: 'tokens',
    asks: 'Is a refresh token refused after it was taken back?',
    severity: 'warning',
    customerSees: 'Nothing; but who has stolen a refresh token keeps it for good.',
    remedy: 'Turn token revocation on for the client.',
    source: sources.revocation,
    needs: ['customer', 'revocation'],
    ask: async (probe) => {
      const { refresh_token: token } = (await accepted(probe.exchange(await probe.link()))).json;
      if (typeof token !== 'string') throw new Skipped('no refresh token came');
      const { status } = await probe.revoke(token);
      if (status !== 200) return `status ${status}`;
      return isAccepted(await probe.refresh(token)) ? 'it still works' : undefined;
    },
  },
];

function firstRefresh(probe: Probe): Promise<TokenAnswer> {
  return probe.once('first refresh', async () => probe.refresh(await probe.refreshToken()));
}

/** The refresh token that Alexa has after an answer: a new one, or the old one. */
function tokenAfter({ json }: TokenAnswer, before: string): string {
  return typeof json.refresh_token === 'string' ? json.refresh_token : before;
}

async function accepted(asked: Promise<TokenAnswer>): Promise<TokenAnswer> {
  const answer = await asked;
  if (!isAccepted(answer)) throw new Skipped(`no tokens came (${describe(answer)})`);
  return answer;
}
