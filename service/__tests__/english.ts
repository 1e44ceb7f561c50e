import { createSpeakers } from '../../skill/speech/speaker';
import { skill } from '../skill';
import type { English } from '../words/languages';

/** What the skill says in American English, by its key: a test that says it so holds when a sentence is reworded. */
export const { say: english } = createSpeakers<English>(skill.languages)('en-US');
