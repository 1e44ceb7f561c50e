import { createSpeakers } from '../../../skill/speech/speaker';
import { languages } from '../../words/languages';

type Locale = keyof typeof languages;
const speakerOf = createSpeakers<(typeof languages)['en-US']>(languages);
const speakerFor = (locale: Locale) => speakerOf(locale).say;

/** How a language counts, names days and lists: exact sentences, `nnbsp` standing for a narrow no-break space. */
interface Expected {
  /** For 0, 1, 2, 5, 1,000 and 1,000,000 open tasks. */
  readonly welcome: readonly [string, string, string, string, string, string];
  /** For one task, two and a million in the plan. */
  readonly limit: readonly [string, string, string];
  /** For the last one and the last two. */
  readonly end: readonly [string, string];
  /** For January 1 and December 8, 2027. */
  readonly due: readonly [string, string];
  readonly renewal: readonly [string, string];
  /** For 1 and 60 seconds, 2 minutes and 2 hours. */
  readonly wait: readonly [string, string, string, string];
}

const expected: Record<Locale, Expected> = {
  'en-US': {
    welcome: [
      'Welcome, Ada. You have no open tasks.',
      'Welcome, Ada. You have one open task.',
      'Welcome, Ada. You have 2 open tasks.',
      'Welcome, Ada. You have 5 open tasks.',
      'Welcome, Ada. You have 1,000 open tasks.',
      'Welcome, Ada. You have 1,000,000 open tasks.',
    ],
    limit: [
      'You have 1 open, of one task that the plan includes.',
      'You have 1 open, of 2 tasks that the plan includes.',
      'You have 1 open, of 1,000,000 tasks that the plan includes.',
    ],
    end: ['And the last one: A.', 'And the last 2: A and Iris.'],
    due: ['A (due January 1)', 'A (due December 8)'],
    renewal: ['It renews on January 1, 2027.', 'It renews on December 8, 2027.'],
    wait: ['in 1 second', 'in 60 seconds', 'in 2 minutes', 'in 2 hours'],
  },
  'en-GB': {
    welcome: [
      'Welcome, Ada. You have no open tasks.',
      'Welcome, Ada. You have one open task.',
      'Welcome, Ada. You have 2 open tasks.',
      'Welcome, Ada. You have 5 open tasks.',
      'Welcome, Ada. You have 1,000 open tasks.',
      'Welcome, Ada. You have 1,000,000 open tasks.',
    ],
    limit: [
      'You have 1 open, of one task that the plan includes.',
      'You have 1 open, of 2 tasks that the plan includes.',
      'You have 1 open, of 1,000,000 tasks that the plan includes.',
    ],
    end: ['And the last one: A.', 'And the last 2: A and Iris.'],
    due: ['A (due 1 January)', 'A (due 8 December)'],
    renewal: ['It renews on 1 January 2027.', 'It renews on 8 December 2027.'],
    wait: ['in 1 second', 'in 60 seconds', 'in 2 minutes', 'in 2 hours'],
  },
  'de-DE': {
    welcome: [
      'Willkommen, Ada. Du hast keine offenen Aufgaben.',
      'Willkommen, Ada. Du hast eine offene Aufgabe.',
      'Willkommen, Ada. Du hast 2 offene Aufgaben.',
      'Willkommen, Ada. Du hast 5 offene Aufgaben.',
      'Willkommen, Ada. Du hast 1.000 offene Aufgaben.',
      'Willkommen, Ada. Du hast 1.000.000 offene Aufgaben.',
    ],
    limit: [
      'Von der einen Aufgabe in deinem Tarif nutzt du 1.',
      'Von 2 Aufgaben in deinem Tarif nutzt du 1.',
      'Von 1.000.000 Aufgaben in deinem Tarif nutzt du 1.',
    ],
    end: ['Und die letzte: A.', 'Und die letzten 2: A und Iris.'],
    due: ['A (fällig am 1. Januar)', 'A (fällig am 8. Dezember)'],
    renewal: ['Er verlängert sich am 1. Januar 2027.', 'Er verlängert sich am 8. Dezember 2027.'],
    wait: ['in 1 Sekunde', 'in 60 Sekunden', 'in 2 Minuten', 'in 2 Stunden'],
  },
  'fr-FR': {
    welcome: [
      'Bonjour Ada. Vous n’avez aucune tâche en cours.',
      'Bonjour Ada. Vous avez une tâche en cours.',
      'Bonjour Ada. Vous avez 2 tâches en cours.',
      'Bonjour Ada. Vous avez 5 tâches en cours.',
      'Bonjour Ada. Vous avez 1nnbsp000 tâches en cours.',
      'Bonjour Ada. Vous avez 1nnbsp000nnbsp000 de tâches en cours.',
    ],
    limit: [
      'Votre formule comprend une tâche et vous en utilisez 1.',
      'Votre formule comprend 2 tâches et vous en utilisez 1.',
      'Votre formule comprend 1nnbsp000nnbsp000 de tâches et vous en utilisez 1.',
    ],
    end: ['Et la dernière : A.', 'Et les 2 dernières : A et Iris.'],
    due: ['A (pour le 1er janvier)', 'A (pour le 8 décembre)'],
    renewal: ['Elle se renouvelle le 1er janvier 2027.', 'Elle se renouvelle le 8 décembre 2027.'],
    wait: ['dans 1 seconde', 'dans 60 secondes', 'dans 2 minutes', 'dans 2 heures'],
  },
  'es-ES': {
    welcome: [
      'Hola, Ada. No tienes tareas pendientes.',
      'Hola, Ada. Tienes una tarea pendiente.',
      'Hola, Ada. Tienes 2 tareas pendientes.',
      'Hola, Ada. Tienes 5 tareas pendientes.',
      'Hola, Ada. Tienes 1000 tareas pendientes.',
      'Hola, Ada. Tienes 1.000.000 de tareas pendientes.',
    ],
    limit: [
      'Tu plan incluye una tarea y usas 1.',
      'Tu plan incluye 2 tareas y usas 1.',
      'Tu plan incluye 1.000.000 de tareas y usas 1.',
    ],
    end: ['Y la última: A.', 'Y las últimas 2: A e Iris.'],
    due: ['A (para el 1 de enero)', 'A (para el 8 de diciembre)'],
    renewal: ['Se renueva el 1 de enero de 2027.', 'Se renueva el 8 de diciembre de 2027.'],
    wait: ['dentro de 1 segundo', 'dentro de 60 segundos', 'dentro de 2 minutos', 'dentro de 2 horas'],
  },
  'it-IT': {
    welcome: [
      'Ciao, Ada. Non hai attività aperte.',
      'Ciao, Ada. Hai un’attività aperta.',
      'Ciao, Ada. Hai 2 attività aperte.',
      'Ciao, Ada. Hai 5 attività aperte.',
      'Ciao, Ada. Hai 1000 attività aperte.',
      'Ciao, Ada. Hai 1.000.000 di attività aperte.',
    ],
    limit: [
      'Il tuo piano comprende un’attività e ne usi 1.',
      'Il tuo piano comprende 2 attività e ne usi 1.',
      'Il tuo piano comprende 1.000.000 di attività e ne usi 1.',
    ],
    end: ['E l’ultima: A.', 'E le ultime 2: A e Iris.'],
    due: ['A (scadenza 1º gennaio)', 'A (scadenza 8 dicembre)'],
    renewal: ['Data di rinnovo: 1º gennaio 2027.', 'Data di rinnovo: 8 dicembre 2027.'],
    wait: ['tra 1 secondo', 'tra 60 secondi', 'tra 2 minuti', 'tra 2 ore'],
  },
  'ja-JP': {
    welcome: [
      'Adaさん、こんにちは。未完了のタスクはありません。',
      'Adaさん、こんにちは。未完了のタスクが1件あります。',
      'Adaさん、こんにちは。未完了のタスクが2件あります。',
      'Adaさん、こんにちは。未完了のタスクが5件あります。',
      'Adaさん、こんにちは。未完了のタスクが1,000件あります。',
      'Adaさん、こんにちは。未完了のタスクが1,000,000件あります。',
    ],
    limit: [
      'プランに含まれる1件のうち、1件をお使いです。',
      'プランに含まれる2件のうち、1件をお使いです。',
      'プランに含まれる1,000,000件のうち、1件をお使いです。',
    ],
    end: ['最後の1件は、Aです。', '最後の2件は、A、Irisです。'],
    due: ['A（期限は1月1日）', 'A（期限は12月8日）'],
    renewal: ['更新日は2027年1月1日です。', '更新日は2027年12月8日です。'],
    wait: ['1 秒後に', '60 秒後に', '2 分後に', '2 時間後に'],
  },
};

describe.each(Object.keys(languages) as Locale[])('in %s', (locale) => {
  const say = speakerFor(locale);
  const sentences = JSON.parse(JSON.stringify(expected[locale]).replaceAll('nnbsp', '\u202F')) as Expected;
  const days = [new Date('2027-01-01'), new Date('2027-12-08')];

  test('counts open tasks: 0, 1, 2, 5, 1,000 and a million', () => {
    const counts = [0, 1, 2, 5, 1_000, 1_000_000];
    expect(counts.map((count) => say('welcome', { name: 'Ada', count }))).toEqual(sentences.welcome);
  });

  test('counts what a plan includes', () => {
    const counts = [1, 2, 1_000_000];
    expect(counts.map((count) => say('planUsageOfLimit', { open: 1, count }))).toEqual(sentences.limit);
  });

  test('lists the last one and the last two', () => {
    const lists = [['A'], ['A', 'Iris']];
    expect(lists.map((tasks) => say('listEnd', { tasks, count: tasks.length }))).toEqual(sentences.end);
  });

  test('names days, whatever the time zone of the machine', () => {
    expect(days.map((due) => say('taskDue', { title: 'A', due }))).toEqual(sentences.due);
    expect(days.map((renewal) => say('planRenewal', { renewal }))).toEqual(sentences.renewal);
  });

  test('says how long to wait', () => {
    const said = [1, 60, 120, 7_200].map((seconds) => say('rateLimitedFor', { seconds }));
    expect(said.map((text) => sentences.wait.filter((wait) => text.includes(wait)))).toEqual(
      sentences.wait.map((wait) => [wait]),
    );
  });
});

test('a plan without tasks is said without a figure in French, where 0 is singular', () => {
  expect(speakerFor('fr-FR')('planUsageOfLimit', { open: 2, count: 0 })).toBe(
    'Votre formule ne comprend aucune tâche et vous en utilisez 2.',
  );
});
