import { skill } from '../../service/skill';
import { languages } from '../../service/words/languages';
import { ownWordsOf } from '../../skill/speech/own-words';
import { createSpeakers } from '../../skill/speech/speaker';

/** A language of the skill. */
export type Locale = keyof typeof languages;

/** Everything that the skill can say, by language: the service's words, and the mechanism's. */
export const locales = Object.fromEntries(
  Object.entries(languages).map(([locale, words]) => [locale, { ...ownWordsOf(locale), ...words }]),
) as unknown as {
  readonly [Each in Locale]: ReturnType<typeof ownWordsOf> & (typeof languages)[Each];
};

/** Keys of what is no sentence of its own: it follows "Your account doesn't let me". */
export const fragments: readonly string[] = Object.values(skill.missingScope);

const speakerOf = createSpeakers<(typeof languages)['en-US']>(languages);

export const speakerFor = (locale: string) => speakerOf(locale).say;
export const nearestLocale = (wanted: string | undefined) => speakerOf(wanted).locale as Locale;
