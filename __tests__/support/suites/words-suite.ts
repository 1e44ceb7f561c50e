import type { Service } from '../../../definition/service';
import type { NeededWords } from '../../../skill/service';
import { ownWordsOf } from '../../../skill/speech/own-words';
import { createSpeakers } from '../../../skill/speech/speaker';
import { escapeSsml } from '../../../skill/ssml';
import { languageRules } from './word-rules';

const categories: readonly string[] = ['zero', 'one', 'two', 'few', 'many', 'other'];

/** `open_one` is a form of `open`. */
const baseOf = (key: string) => {
  const [, base = key, category = ''] = /^(.+)_([a-z]+)$/.exec(key) ?? [];
  return categories.includes(category) ? base : key;
};

const placeholdersIn = (text: string) => (text.match(/\{\{.*?\}\}/g) ?? []).sort();
const endsSentence = (text: string) => /[.?!。？！]$/.test(text);

const hostile = '</speak><audio src="https://x.example/a.mp3"/> & "{{name}}" $t(help) <';

/** A value as a hostile service or customer would choose it, by the placeholder's format. */
const values: Readonly<Record<string, unknown>> = {
  text: hostile,
  number: 2,
  wait: 120,
  list: [hostile, hostile],
  day: new Date('2027-01-01'),
  date: new Date('2027-01-01'),
  time: new Date('2027-01-01T09:30Z'),
};

/** The text with its entities put back: what Alexa says. */
const spoken = (ssml: string) =>
  ssml.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/**
 * Everything that a skill can say, in each of its languages: the service's words, and the mechanism's where the
 * service has none of its own.
 */
export function wordsSuite({
  languages,
  missingScope,
}: Pick<Service['skill'], 'languages' | 'missingScope'>) {
  const locales = Object.keys(languages);
  const textsOf = (locale: string): [key: string, text: string][] =>
    Object.entries({ ...ownWordsOf(locale), ...languages[locale] });
  const [first = ''] = locales;
  const english = new Map(textsOf(first));
  const englishOf = (base: string) => [...english].filter(([key]) => baseOf(key) === base);
  const pluralKeys = [...english.keys()].filter((key) => key.endsWith('_other')).map(baseOf);
  /** What is said within a sentence or stands alone, as titles do. */
  const isPart = (key: string) => !englishOf(baseOf(key)).some(([, text]) => endsSentence(text));
  const fragments: readonly string[] = Object.values(missingScope);
  const speakerOf = createSpeakers<NeededWords>(languages);

  describe.each(locales)('the texts in %s', (locale) => {
    const texts = textsOf(locale);
    const rules = languageRules[locale.slice(0, 2)];

    test('are all there, and no others', () => {
      expect(new Set(texts.map(([key]) => baseOf(key)))).toEqual(new Set([...english.keys()].map(baseOf)));
    });

    test('have just the plural forms of the language, and perhaps one for none', () => {
      const wanted = [...new Intl.PluralRules(locale).resolvedOptions().pluralCategories].sort();
      const forms = pluralKeys.map((base) => [
        base,
        texts
          .filter(([key]) => baseOf(key) === base && key !== `${base}_zero`)
          .map(([key]) => key.slice(base.length + 1))
          .sort(),
      ]);
      expect(forms).toEqual(pluralKeys.map((base) => [base, wanted]));
    });

    test('say none, one or some, and nothing else that depends on a number', () => {
      const numbered = texts.map(([key]) => key).filter((key) => baseOf(key) !== key);
      expect(new Set(numbered.map(baseOf))).toEqual(new Set(pluralKeys));
    });

    test('fill in the same values as the first language, in the same formats', () => {
      for (const [key, text] of texts) {
        // "One" and "no" need no figure.
        const optional = /_(zero|one)$/.test(key) ? ['{{count, number}}'] : [];
        const all = englishOf(baseOf(key)).flatMap(([, one]) => placeholdersIn(one));
        const wanted = [...new Set(all)].filter((one) => !optional.includes(one)).sort();
        const found = placeholdersIn(text).filter((one) => !optional.includes(one));
        expect([key, found]).toEqual([key, wanted]);
      }
    });

    test('have no mark-up, no stray brace or space, and letters in one piece', () => {
      for (const [key, text] of texts) {
        const plain = text.replaceAll(/\{\{.*?\}\}/g, 'X');
        expect([key, plain]).toEqual([
          key,
          expect.not.stringMatching(/[<>&{}[\]]|^\s|\s$|\s\s|[^\S \u00a0\u202f]|'|"/),
        ]);
        expect([key, text]).toEqual([key, text.normalize('NFC')]);
      }
    });

    test('are sentences where they are in the first language, and parts of some where they are', () => {
      for (const [key, text] of texts) {
        expect([key, endsSentence(text)]).toEqual([key, !isPart(key)]);
        if (isPart(key)) expect([key, text]).toEqual([key, expect.stringMatching(/^[^.?!。？！]{2,100}$/)]);
      }
    });

    test('say what the account does not allow within a sentence', () => {
      expect(fragments.filter((key) => !isPart(key))).toEqual([]);
    });

    test('are short enough to be listened to', () => {
      expect(texts.filter(([, text]) => text.length > 250)).toEqual([]);
    });

    test('let no value become mark-up, and fill every value in', () => {
      const say = speakerOf(locale).say as (key: string, given: object) => string;
      for (const key of new Set(texts.map(([each]) => baseOf(each)))) {
        const given = {
          count: 2,
          ...Object.fromEntries(englishOf(key).flatMap(([, text]) => valuesFor(text))),
        };
        const text = say(key, given);
        const ssml = escapeSsml(text);
        expect([key, ssml]).toEqual([key, expect.not.stringMatching(/[<>]|&(?!(amp|lt|gt);)/)]);
        expect([key, spoken(ssml)]).toEqual([key, text]);
        expect([key, text.replaceAll(hostile, '')]).toEqual([
          key,
          expect.not.stringMatching(/\{\{|\}\}|undefined|NaN|Invalid Date|\[object/),
        ]);
        expect(text).not.toBe(key);
      }
    });

    test.each(rules?.failing ?? [])('never say %s', (phrase) => {
      expect(texts.filter(([, text]) => phrase.test(text))).toEqual([]);
    });

    test('say that a card was sent where one is, and nowhere else', () => {
      expect(rules).toBeDefined();
      const sent = texts.filter(([, text]) => rules?.card.test(text)).map(([key]) => key);
      expect(sent).toEqual(['linkAccount', 'signInAgain']);
    });

    test('address the customer in one form', () => {
      const { words, except = /$^/ } = rules?.otherForm ?? { words: /$^/ };
      expect(texts.filter(([, text]) => words.test(text.replace(except, '')))).toEqual([]);
    });

    if (rules?.polite) {
      test('are polite in every sentence', () => {
        // The frame of what the account does not allow ends with what that is.
        const sentences = texts
          .filter(([key]) => !isPart(key) && key !== 'missingScope')
          .flatMap(([key, text]) =>
            text
              .split(/[。？！?]/)
              .filter(Boolean)
              .map((sentence) => [key, sentence]),
          );
        expect(sentences.filter(([, sentence]) => !rules.polite?.test(sentence ?? ''))).toEqual([]);
      });
    }

    if (!locale.startsWith(first.slice(0, 2))) {
      test('are translated throughout', () => {
        expect(texts.filter(([key, text]) => english.get(key) === text)).toEqual([]);
      });
    }

    if (locale.startsWith('ja')) {
      test('are written in the scripts of the language, and only names are in others', () => {
        for (const [key, text] of texts) {
          const foreign = text.replaceAll(/\{\{.*?\}\}|Alexa/g, '').match(/[A-Za-z .,!]+/g);
          expect([key, foreign]).toEqual([key, null]);
        }
      });
    }
  });
}

/** A value for each placeholder of a text. */
function valuesFor(text: string): [name: string, value: unknown][] {
  return placeholdersIn(text).map((placeholder) => {
    const [name = '', format = 'text'] = placeholder.slice(2, -2).split(', ');
    return [name, values[format]];
  });
}
