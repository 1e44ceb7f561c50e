import { operations } from '../../service/operations';
import { problems } from '../../service/problems';
import { scopes } from '../../service/scopes';
import type { Answer } from '../answer';
import { speakAfterTwoSeconds } from '../progress';
import type { SaasFailure, SaasOutcome } from '../saas/outcome';
import { createClient, type SaasClient } from '../saas/saas-client';
import type { Turn } from '../turn';
import { answerFailure, notLinked } from './failure-answers';

/** The linked account of a turn: the SaaS, and what to say when it fails. */
export interface Account {
  readonly saas: SaasClient<typeof operations>;
  /**
   * The value of a call. If it failed, the turn ends here with the failure's answer, unless `instead` has a
   * better one.
   */
  expect<Value, Problem extends string>(
    call: Promise<SaasOutcome<Value, Problem>>,
    instead?: (failure: SaasFailure<Problem>) => Answer | undefined,
  ): Promise<Value>;
}

/** Leaves the middle of an intent with its answer. */
class Answered {
  constructor(readonly answer: Answer) {}
}

/**
 * An intent that acts for the customer: without a linked account it says so, and every failure of the SaaS has
 * its answer.
 */
export function withAccount(
  act: (turn: Turn, account: Account) => Promise<Answer>,
): (turn: Turn) => Promise<Answer> {
  return async (turn) => {
    const { accessToken, deadline, say } = turn;
    if (accessToken === undefined) {
      turn.outcome = 'not-linked';
      return notLinked(say);
    }
    const saas = createClient(
      { operations, problems, scopes },
      {
        baseUrl: turn.saasApiUrl,
        accessToken,
        deadline,
        onCall: (call) => turn.calls.push(call),
      },
    );
    const account: Account = {
      saas,
      expect: async (call, instead) => {
        const outcome = await call;
        if (outcome.kind === 'ok') return outcome.value;
        turn.outcome = outcome.kind;
        if ('reason' in outcome) turn.reason = outcome.reason;
        throw new Answered(instead?.(outcome) ?? answerFailure(say, outcome));
      },
    };
    const progress = speakAfterTwoSeconds(turn);
    try {
      return await act(turn, account);
    } catch (thrown) {
      if (thrown instanceof Answered) return thrown.answer;
      throw thrown;
    } finally {
      progress.stop();
    }
  };
}
