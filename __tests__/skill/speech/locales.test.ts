import { locales as modelledLocales } from '../../skill-package/read-package';
import { fragments, type Locale, locales } from '../../support/spoken-words';

const enUS = locales['en-US'];
const categories: readonly string[] = ['zero', 'one', 'two', 'few', 'many', 'other'];
const names = Object.keys(locales) as Locale[];
const pluralKeys = Object.keys(enUS)
  .filter((key) => key.endsWith('_other'))
  .map((key) => key.replace(/_other$/, ''));

const textsOf = (locale: Locale): [key: string, text: string][] => Object.entries(locales[locale]);

/** `welcome_one` is a form of `welcome`. */
const baseOf = (key: string) => {
  const [, base = key, category = ''] = /^(.+)_([a-z]+)$/.exec(key) ?? [];
  return categories.includes(category) ? base : key;
};

const placeholdersIn = (text: string) => (text.match(/\{\{.*?\}\}/g) ?? []).sort();

/** Every placeholder of a key in American English, all its plural forms together. */
function englishPlaceholders(base: string): string[] {
  const own = Object.entries(enUS).filter(([key]) => baseOf(key) === base);
  return [...new Set(own.flatMap(([, text]) => placeholdersIn(text)))].sort();
}

test('each language with texts has an interaction model, and each interaction model has texts', () => {
  expect([...names].sort()).toEqual(modelledLocales);
});

describe.each(names)('the texts in %s', (locale) => {
  test('are all there, and no others', () => {
    expect(new Set(textsOf(locale).map(([key]) => baseOf(key)))).toEqual(
      new Set(Object.keys(enUS).map(baseOf)),
    );
  });

  test.each(pluralKeys)(
    'have of %s just the plural forms of the language, and perhaps one for none',
    (base) => {
      const forms = textsOf(locale)
        .filter(([key]) => baseOf(key) === base)
        .map(([key]) => key.slice(base.length + 1))
        .filter((category) => category !== 'zero');
      expect(forms.sort()).toEqual(
        [...new Intl.PluralRules(locale).resolvedOptions().pluralCategories].sort(),
      );
    },
  );

  test('say none, one or some, and nothing else that depends on a number', () => {
    const numbered = textsOf(locale)
      .map(([key]) => key)
      .filter((key) => baseOf(key) !== key);
    expect(new Set(numbered.map(baseOf))).toEqual(new Set(pluralKeys));
  });

  test('fill in the same values as American English, in the same formats', () => {
    for (const [key, text] of textsOf(locale)) {
      // "One task" and "no tasks" need no figure.
      const optional = /_(zero|one)$/.test(key) ? ['{{count, number}}'] : [];
      const wanted = englishPlaceholders(baseOf(key)).filter((one) => !optional.includes(one));
      const found = placeholdersIn(text).filter((one) => !optional.includes(one));
      expect([key, found]).toEqual([key, wanted]);
    }
  });

  test('have no mark-up, no stray brace or space, and letters in one piece', () => {
    for (const [key, text] of textsOf(locale)) {
      const plain = text.replaceAll(/\{\{.*?\}\}/g, 'X');
      expect([key, plain]).toEqual([key, expect.not.stringMatching(/[<>&{}[\]]|^\s|\s$|\s\s|[^\S ]|'|"/)]);
      expect([key, text]).toEqual([key, text.normalize('NFC')]);
    }
  });

  test('are sentences, but for titles and days', () => {
    const isPart = (key: string) => fragments.includes(key) || /Title$|Due$|^dueDay$/.test(key);
    for (const [key, text] of textsOf(locale).filter(([key]) => !isPart(key))) {
      expect([key, text]).toEqual([key, expect.stringMatching(/[.?。？]$/)]);
    }
    for (const [key, text] of textsOf(locale).filter(([key]) => key.endsWith('Title'))) {
      expect([key, text]).toEqual([key, expect.stringMatching(/^[^.?。？]{3,40}$/)]);
    }
  });

  test('say what the account does not allow within a sentence', () => {
    for (const [key, text] of textsOf(locale).filter(([key]) => fragments.includes(key))) {
      expect([key, text]).toEqual([key, expect.stringMatching(/^[^.?。？]{5,100}$/)]);
    }
  });

  test('are short enough to be listened to', () => {
    expect(textsOf(locale).filter(([, text]) => text.length > 250)).toEqual([]);
  });
});

test.each(names.filter((locale) => !locale.startsWith('en-')))('%s is translated throughout', (locale) => {
  const english: Readonly<Record<string, string>> = enUS;
  expect(textsOf(locale).filter(([key, text]) => english[key] === text)).toEqual([]);
});

test('Japanese is written in its own scripts, and only names are in others', () => {
  for (const [key, text] of textsOf('ja-JP')) {
    const foreign = text.replaceAll(/\{\{.*?\}\}|Alexa/g, '').match(/[A-Za-z .,!?]+/g);
    expect([key, foreign]).toEqual([key, null]);
  }
});
