import type { Pending } from './question';

/** What a turn says and shows, before it becomes Alexa's response. All texts are plain, mark-up is not interpreted. */
export interface Answer {
  /** What is said first. Absent: nothing but the question, or nothing at all. */
  readonly speech?: string;
  /** A question, which keeps the conversation open. */
  readonly ask?: {
    /** Said after the speech, and again if the customer is silent. */
    readonly question: string;
    /** What the reply will mean. Absent: nothing but what it says itself. */
    readonly awaiting?: Pending;
  };
  /**
   * Whether the conversation ends even if the customer had opened the skill. Otherwise an answer without a
   * question is followed by "What else …?" there; a single request, as in "ask … to …", always ends.
   */
  readonly ends?: boolean;
  /** Shown in the Alexa app. */
  readonly card?: 'link-account' | { readonly title: string; readonly text: string };
  /** Shown on a device with a screen. */
  readonly screen?: TextList;
}

/** A list for the screen. */
export interface TextList {
  readonly title: string;
  readonly items: readonly { readonly text: string; readonly detail?: string }[];
}
