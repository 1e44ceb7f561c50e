import type { InteractionModel } from '../../../alexa/utterance-matcher';
import { interactionModels, type SpokenService } from '../../../definition/skill-package';
import { skill } from './skill';
import { utterances } from './utterances';

/** The lamp's interaction models. */
export const models = interactionModels({ skill, utterances } as unknown as SpokenService) as Readonly<
  Record<'en-US' | 'ja-JP', InteractionModel>
>;
