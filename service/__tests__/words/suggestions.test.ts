import { alexaLimits } from '../../../alexa/limits';
import { utteranceMatcher } from '../../../alexa/utterance-matcher';
import { readInteractionModels } from '../../../rehearsal/interaction-models';
import { createSpeakers } from '../../../skill/speech/speaker';
import { escapeSsml, sayable } from '../../../skill/ssml';
import { longestTitle } from '../../intents/task-words';
import { languages } from '../../words/languages';

type Locale = keyof typeof languages;
const locales = Object.keys(languages) as Locale[];
const speakerOf = createSpeakers<(typeof languages)['en-US']>(languages);
const models = readInteractionModels();

/** What the texts tell the customer to say, and the intent that it is. */
const suggested: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'en-US': {
    "what's on my list": 'TaskListIntent',
    'add buy milk': 'AddTaskIntent',
    help: 'AMAZON.HelpIntent',
  },
  'en-GB': {
    "what's on my list": 'TaskListIntent',
    'add water the plants': 'AddTaskIntent',
    help: 'AMAZON.HelpIntent',
  },
  'de-DE': {
    'was steht auf meiner liste': 'TaskListIntent',
    'setz milch kaufen auf meine liste': 'AddTaskIntent',
    hilfe: 'AMAZON.HelpIntent',
  },
  'fr-FR': {
    'quelles sont mes tâches': 'TaskListIntent',
    'ajoute acheter du pain à ma liste': 'AddTaskIntent',
    aide: 'AMAZON.HelpIntent',
  },
  'es-ES': {
    'qué hay en mi lista': 'TaskListIntent',
    'añade comprar pan a mi lista': 'AddTaskIntent',
    ayuda: 'AMAZON.HelpIntent',
  },
  'it-IT': {
    'cosa devo fare': 'TaskListIntent',
    'aggiungi comprare il pane alla mia lista': 'AddTaskIntent',
    aiuto: 'AMAZON.HelpIntent',
  },
  'ja-JP': {
    リストを教えて: 'TaskListIntent',
    牛乳を買うをリストに追加して: 'AddTaskIntent',
    ヘルプ: 'AMAZON.HelpIntent',
  },
};

describe.each(locales)('in %s', (locale) => {
  test('what a text suggests to say is understood', () => {
    const model = models[locale];
    if (!model) throw new Error(`There is no interaction model of ${locale}.`);
    const match = utteranceMatcher(model);
    const { help, fallback } = languages[locale];
    const spoken = `${help} ${fallback}`.toLowerCase().replaceAll('’', "'");
    const sayings = Object.entries(suggested[locale] ?? {});
    expect(sayings).not.toEqual([]);
    for (const [utterance, intent] of sayings) {
      expect(spoken).toContain(utterance);
      expect(match(utterance).intent).toBe(intent);
    }
  });

  test('five tasks of the longest titles fit in what Alexa says', () => {
    const { say } = speakerOf(locale);
    // An ampersand takes five characters in SSML, more than any other.
    const title = sayable('&'.repeat(200), longestTitle);
    const tasks = Array.from({ length: 5 }, () => say('taskDue', { title, due: new Date('2027-01-01') }));
    const longest = [
      say('listAll', { tasks, count: 1_000_000 }),
      say('listBegin', { tasks, count: 1_000_000 }),
      say('listContinue', { tasks }),
      say('listEnd', { tasks, count: 1_000_000 }),
      say('severalFit', { tasks }),
    ].map((text) => escapeSsml(`<speak>${text} ${say('listMore')}</speak>`));
    expect(Math.max(...longest.map(({ length }) => length))).toBeLessThanOrEqual(
      alexaLimits.outputSpeechCharacters,
    );
  });

  test('a text that is no sentence is a title, a day, or what the account does not allow', () => {
    const parts = Object.entries(languages[locale])
      .filter(([, text]) => !/[.?。？]$/.test(text))
      .map(([key]) => key);
    expect(parts).toEqual(
      expect.arrayContaining(['taskDue', 'dueDay', 'seeProfile', 'readTasks', 'changeTasks', 'listTitle']),
    );
    expect(parts.filter((key) => !/Title$|Due$|^dueDay$|^(see|read|change)[A-Z]/.test(key))).toEqual([]);
  });
});
