import { certifiable, languageOf, nounIn } from './languages/languages';
import type { Deed, Language, Noun, Phrases } from './languages/phrases';
import { valueIn } from './languages/values';
import { valueName, wordsOf } from './names';
import { namingOf } from './naming';
import type { IntentPlan, Plan } from './plan';

/** How a service's things are called in the language of a locale. */
export interface Voice {
  readonly phrases: Phrases;
  noun(english: string): Noun;
  /** What a field or an input is called: `due` of `due_on`, `deadline` of `deadlineUtc`. */
  label(name: string): Noun;
  /** A value of the document as part of a sentence. */
  value(value: string): string;
  deed(intent: IntentPlan): Deed;
}

/** Ends of names that say how a value is written, and nothing of what it is. */
const isWriting = (word: string) => /^(at|on|utc|gmt|iso|timestamp|datetime|id)$/.test(word);

/** A noun of the document, said as it is. */
const foreign = (english: string): Noun => nounIn({ nouns: {} } as unknown as Language, english);

/** The voice of a service in a language. */
export function voiceOf(plan: Plan, locale: string): Voice {
  const language = languageOf(locale);
  const nouns = nounsOf(plan, language);
  const noun = (english: string) => nouns.get(english) ?? nounIn(language, english);
  return {
    phrases: language.phrases,
    noun,
    label: (name) => {
      const words = wordsOf(name);
      const end = words.findLastIndex((word) => !isWriting(word));
      const text = words.slice(0, end + 1).join(' ') || words.join(' ') || 'value';
      const known = nounIn(language, text);
      const said = certifiable(text);
      return known.gender ? known : { one: said, many: said };
    },
    value: (value) => valueIn(locale, value) ?? language.phrases.foreign(certifiable(valueName(value))),
    deed: (intent) => ({
      kind: intent.kind,
      verb: intent.verb,
      action: intent.action,
      noun: noun(intent.one),
      isOnly: intent.kind === 'one' && intent.lookups.length + intent.slots.length === 0,
      how: namingOf(intent).how,
    }),
  };
}

/** Two things that the language would call the same keep the document's names, but for the one that is meant. */
function nounsOf({ intents }: Plan, language: Language): ReadonlyMap<string, Noun> {
  const found = new Map(
    [...new Set(intents.map(({ one }) => one))].map((one) => [one, nounIn(language, one)]),
  );
  const all = [...found.values()];
  return new Map(
    [...found].map(([english, noun]) => {
      const isAlone = all.filter(({ one }) => one === noun.one).length === 1;
      return [english, isAlone || Object.hasOwn(language.nouns, english) ? noun : foreign(english)];
    }),
  );
}
