import assert from 'node:assert/strict';
import { assertNoCard } from './assertions';
import type { SpokenByLanguage } from './by-language';
import type { Message } from './exchange-log';
import type { Refusal } from './refusal';
import type { StoryStep } from './story';

/** What is said while an operation is refused, and what is heard. */
export interface RefusedTurn {
  readonly title: string;
  /** Said one after the other; the last answer counts. */
  readonly says: readonly SpokenByLanguage[];
  readonly refusal: Refusal;
  /** The sentence that is heard, by locale. Default: whatever is said of the status. */
  readonly hears?: Readonly<Record<string, string>>;
}

/** A step of the story in which the SaaS API refuses an operation: the customer hears why, and gets no card. */
export const refusedStep = ({ title, says, refusal, hears }: RefusedTurn): StoryStep => ({
  title,
  async tell(story) {
    const { faults, log } = story.stage;
    const before = log.messages.at(-1)?.id ?? 0;
    faults.refusal = refusal;
    const answer = await story.probe({ says }).finally(() => {
      faults.refusal = undefined;
    });
    const isMet = ({ id, from, failed }: Message) => id > before && from === 'SaaS API' && failed;
    assert(log.messages.some(isMet), `${refusal.operation} was not asked for`);
    assertNoCard(answer);
    assert(answer.speech);
    const sentence = hears?.[story.customer.locale];
    if (sentence !== undefined) {
      assert(answer.speech.includes(sentence), `“${answer.speech}” does not say: ${sentence}`);
    }
  },
});
