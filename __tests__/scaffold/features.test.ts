import { wordsOfService } from '../../scaffold/files/words';
import { operationsOf } from '../../scaffold/operations/operations-of';
import { planService } from '../../scaffold/planning/plan-service';
import { languageRules } from '../support/suites/word-rules';
import { features } from './features/index';

describe('what becomes of what a document has:', () => {
  test.each(features)('$feature', ({ document, intent }) => {
    const { intents } = planService('Orders', operationsOf(document));
    expect(intents[0]).toMatchObject(intent);
  });
});

test('no two operations are called the same, whatever the document calls them', () => {
  for (const { document } of features) {
    const { intents } = planService('Orders', operationsOf(document));
    const named = [...new Set(intents.map(({ name }) => name))];
    expect(named).toHaveLength(intents.length);
    expect(named.filter((name) => !/^[a-zA-Z]{1,70}$/.test(name))).toEqual([]);
  }
});

describe.each(['en-US', 'de-DE', 'fr-FR', 'es-ES', 'it-IT', 'ja-JP'])('what is said in %s', (locale) => {
  const all = features.flatMap(({ feature, document }) => {
    const plan = planService('Orders', operationsOf(document));
    const english = wordsOfService(plan, 'en-US');
    return Object.entries(wordsOfService(plan, locale)).map(([key, text]) => ({
      feature,
      key,
      text,
      english: english[key],
    }));
  });

  if (locale !== 'en-US') {
    test('is translated throughout, whatever the document calls things', () => {
      expect(all.length).toBeGreaterThan(100);
      expect(all.filter(({ text, english }) => text === english)).toEqual([]);
    });
  }

  test('is nothing that certification fails a skill for', () => {
    const failing = languageRules[locale.slice(0, 2)]?.failing ?? [];
    expect(failing.length).toBeGreaterThan(0);
    expect(all.filter(({ text }) => failing.some((phrase) => phrase.test(text)))).toEqual([]);
  });

  if (locale === 'ja-JP') {
    test('is written in the scripts of the language', () => {
      const foreign = ({ text }: { text: string }) => /[A-Za-z ]/.test(text.replaceAll(/\{\{.*?\}\}/g, ''));
      expect(all.filter(foreign)).toEqual([]);
    });
  }
});
