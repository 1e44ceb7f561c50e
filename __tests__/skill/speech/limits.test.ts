import { alexaLimits } from '../../../alexa/limits';
import { escapeSsml, sayable } from '../../../skill/ssml';
import { type Locale, locales, speakerFor } from '../../support/spoken-words';

const hostile = '</speak><audio src="https://x.example/a.mp3"/> & "{{name}}" $t(help) <';

/** Values for every placeholder that there is, as a hostile service or customer would choose them. */
const values = {
  ...{
    name: hostile,
    title: hostile,
    wanted: hostile,
    plan: hostile,
    what: hostile,
    tasks: [hostile, hostile],
  },
  ...{ count: 2, open: 1, seconds: 120, due: new Date('2027-01-01'), renewal: new Date('2027-01-01') },
};

/** The text with its entities put back: what Alexa says. */
const spoken = (ssml: string) =>
  ssml.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

describe.each(Object.keys(locales) as Locale[])('in %s', (locale) => {
  const say = speakerFor(locale) as (key: string, values: object) => string;
  const keys = [
    ...new Set(Object.keys(locales[locale]).map((key) => key.replace(/_(zero|one|two|few|many|other)$/, ''))),
  ];

  test('no value becomes mark-up, whichever text it is filled into', () => {
    for (const key of keys) {
      const text = say(key, values);
      const ssml = escapeSsml(text);
      expect([key, ssml]).toEqual([key, expect.not.stringMatching(/[<>]|&(?!(amp|lt|gt);)/)]);
      expect([key, spoken(ssml)]).toEqual([key, text]);
    }
  });

  test('every value is filled in', () => {
    for (const key of keys) {
      const text = say(key, values).replaceAll(hostile, '');
      expect([key, text]).toEqual([
        key,
        expect.not.stringMatching(/\{\{|\}\}|undefined|NaN|Invalid|\[object/),
      ]);
      expect(text).not.toBe(key);
    }
  });

  test('five tasks of the longest titles fit in what Alexa says', () => {
    // An ampersand takes five characters in SSML, more than any other.
    const title = sayable('&'.repeat(200), 120);
    const tasks = Array.from({ length: 5 }, () => say('taskDue', { ...values, title }));
    const longest = ['listAll', 'listBegin', 'listContinue', 'listEnd', 'severalFit'].map((key) =>
      escapeSsml(`<speak>${say(key, { ...values, tasks, count: 1_000_000 })} ${say('listMore', {})}</speak>`),
    );
    expect(Math.max(...longest.map(({ length }) => length))).toBeLessThanOrEqual(
      alexaLimits.outputSpeechCharacters,
    );
  });
});
