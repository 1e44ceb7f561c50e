import type { Answer } from '../answer';
import type { OwnTurn } from '../own-turn';
import { speakAfterTwoSeconds } from '../progress';
import { createClient, type SaasClient } from '../saas/saas-client';

/**
 * Acts for the customer: without a linked account it is said how to link it. While the SaaS is waited for, the
 * customer hears that it goes on. What fails becomes the turn's outcome, whatever is said about it.
 */
export async function actWithAccount(
  turn: OwnTurn,
  act: (saas: SaasClient) => Promise<Answer>,
): Promise<Answer> {
  const { accessToken, deadline, say } = turn;
  if (accessToken === undefined) {
    turn.outcome = 'not-linked';
    return { speech: say('linkAccount'), card: 'link-account', ends: true };
  }
  const saas = createClient(turn.tables.service, {
    baseUrl: turn.configuration.saasApiUrl,
    accessToken,
    deadline,
    onCall: (call) => turn.calls.push(call),
    onOutcome: (outcome) => {
      if (outcome.kind === 'ok') return;
      turn.outcome = outcome.kind;
      turn.reason = 'reason' in outcome ? outcome.reason : undefined;
    },
  });
  const progress = speakAfterTwoSeconds(turn);
  try {
    return await act(saas);
  } finally {
    progress.stop();
  }
}
