import type { Service } from '../../../definition/service';
import { nearest } from '../../../skill/speech/nearest';
import { ownWords, ownWordsOf } from '../../../skill/speech/own-words';
import { createSpeakers } from '../../../skill/speech/speaker';
import { skill } from '../../support/lamp/skill';
import { languageRules } from '../../support/suites/word-rules';
import { wordsSuite } from '../../support/suites/words-suite';

describe('the lamp:', () => wordsSuite(skill as unknown as Service['skill']));

describe('the mechanism alone:', () =>
  wordsSuite({ languages: ownWords as unknown as Service['skill']['languages'], missingScope: {} }));

describe.each(Object.entries(languageRules))(
  'the rules of %s',
  (_language, { failing, failingExamples, otherForm }) => {
    test('find each failing phrase, by one expression', () => {
      expect(
        failingExamples.map((example) => failing.filter((phrase) => phrase.test(example)).length),
      ).toEqual(failing.map(() => 1));
    });

    test('find the other form of address', () => {
      if (otherForm) expect(otherForm.example).toMatch(otherForm.words);
      expect(failingExamples.length).toBe(4);
    });
  },
);

describe('the nearest language', () => {
  const locales = Object.keys(ownWords);

  test.each([
    ['en-US', 'en-US'],
    ['en-GB', 'en-GB'],
    ['en-AU', 'en-US'],
    ['de-AT', 'de-DE'],
    ['es-MX', 'es-ES'],
    ['fr-CA', 'fr-FR'],
    ['it-CH', 'it-IT'],
    ['ja', 'ja-JP'],
    ['pt-BR', 'en-US'],
    [undefined, 'en-US'],
    ['', 'en-US'],
  ])('of %s is %s', (wanted, locale) => {
    expect(nearest(wanted, locales)).toBe(locale);
  });

  test('of a skill that speaks no such language is its first', () => {
    expect(nearest('en-US', ['de-DE', 'fr-FR'])).toBe('de-DE');
  });
});

describe('a language of the service', () => {
  const words = { help: 'Ajuda.', fallback: 'Não sei.', goodbye: 'Tchau.' };

  test('that the mechanism does not speak brings its own words for the mechanism’s', () => {
    const { say } = createSpeakers<typeof words>({ 'pt-BR': words })('pt-PT');
    expect([say('goodbye'), say('oneMoment')]).toEqual(['Tchau.', ownWordsOf('pt-BR').oneMoment]);
  });

  test('may say what the mechanism says in its own way', () => {
    const { say } = createSpeakers({ 'en-US': { ...words, goodbye: 'So long.' } })('en-US');
    expect([say('goodbye'), say('oneMoment')]).toEqual(['So long.', 'One moment, please.']);
  });
});
