import type { Conversation, SpokenIntent } from '../../alexa/envelopes';

/** A customer of Alexa, with a device. */
export interface Customer {
  /** As this skill knows them; a new one each time the skill is enabled. */
  userId: string;
  locale: string;
  screen: boolean;
  /** Whether the skill is enabled. Unlinking disables it; linking or asking enables it again. */
  enabled: boolean;
  /** Id of the person whose voice is recognised at the device. Absent: nobody's is. */
  personId?: string;
  conversation?: Conversation;
}

/** What a customer says: open the skill, an intent, or nothing any more. */
export type Utterance = 'launch' | 'end' | SpokenIntent;
