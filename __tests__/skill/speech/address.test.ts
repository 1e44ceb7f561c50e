import { type Locale, locales, nearestLocale } from '../../support/spoken-words';

/**
 * How each language addresses the customer: words of the other form, which must not appear, and a sentence
 * that has one of them. Examples of what to say to Alexa are in the imperative, and so don't count.
 */
const otherForm: Partial<Record<Locale, { readonly words: RegExp; readonly example: string }>> = {
  'de-DE': { words: /(?<!\p{L})(Sie|Ihnen|Ihr(e[mnrs]?)?)(?!\p{L})/u, example: 'Was möchten Sie tun?' },
  'fr-FR': { words: /(?<!\p{L})(tu|te|toi|ton|ta|tes)(?!\p{L})/iu, example: 'Que veux-tu faire ?' },
  'es-ES': { words: /(?<!\p{L})(usted|le|su|sus)(?!\p{L})/iu, example: '¿Qué desea usted?' },
  'it-IT': { words: /(?<!\p{L})(Lei|Le|Suo|Sua|Suoi|Sue)(?!\p{L})/u, example: 'Che cosa vuole Lei?' },
};

describe.each(Object.entries(otherForm))(
  '%s addresses the customer in one form',
  (locale, { words, example }) => {
    test('in every text', () => {
      const texts = Object.entries<string>(locales[locale as Locale]);
      // In an Italian title, “Le” begins “Le tue attività”.
      const mixed = texts.filter(([, text]) => words.test(text.replace(/^Le tue/, '')));
      expect(mixed).toEqual([]);
    });

    test('and the other form would be found', () => expect(example).toMatch(words));
  },
);

test('every Japanese sentence is polite', () => {
  const polite =
    /(です|ます|ません|ました|でした|ですか|ますか|ましたか|ましょうか|ください|さようなら|こんにちは)$/;
  const sentences = Object.entries(locales['ja-JP'])
    .filter(([key]) => !/Title$|Due$|^dueDay$|^missingScope$/.test(key))
    .flatMap(([key, text]) =>
      text
        .split(/[。？]/)
        .filter(Boolean)
        .map((sentence) => [key, sentence] as const),
    );
  expect(sentences.length).toBeGreaterThan(50);
  expect(sentences.filter(([, sentence]) => !polite.test(sentence))).toEqual([]);
});

test.each([
  ['de-AT', 'de-DE'],
  ['es-MX', 'es-ES'],
  ['fr-CA', 'fr-FR'],
  ['it-CH', 'it-IT'],
  ['ja', 'ja-JP'],
  ['en-GB', 'en-GB'],
])('a customer of %s is spoken to in %s', (wanted, locale) => {
  expect(nearestLocale(wanted)).toBe(locale);
});
