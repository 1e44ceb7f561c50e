import { createSpeakers } from '../../skill/speech/speaker';
import { skill } from '../skill';
import type { English } from '../words/languages';

/** What the skill says in a language, by its key: a test that says it so holds when a sentence is reworded. */
export const saying = createSpeakers<English>(skill.languages);

/** The same in American English. */
export const { say: english } = saying('en-US');
