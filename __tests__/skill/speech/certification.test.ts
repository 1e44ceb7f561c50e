import { utteranceMatcher } from '../../../alexa/utterance-matcher';
import { interactionModel } from '../../skill-package/read-package';
import { type Locale, locales } from '../../support/spoken-words';

/**
 * What certification fails a skill for saying, and what it wants to hear, in each language.
 *
 * @see https://developer.amazon.com/en-US/docs/alexa/account-linking/requirements-account-linking.html
 */
interface Wording {
  /** Linking failed, link again, disable and enable the skill, go to the settings. */
  readonly failing: readonly RegExp[];
  /** Each failing phrase as it might be said, so that the expressions above are known to find it. */
  readonly failingExamples: readonly string[];
  /** "I sent a card to your Alexa app." */
  readonly card: RegExp;
  /** What the texts tell the customer to say. */
  readonly suggested: Readonly<Record<string, string>>;
}

const english: Wording = {
  failing: [/authori[sz]ation/i, /re-?link|link (it )?again/i, /disable|enable/i, /settings/i],
  failingExamples: [
    'Authorization failed.',
    'Please relink your account.',
    'Disable and enable the skill.',
    'Go to settings.',
  ],
  card: /sent a card to your Alexa app/,
  suggested: { "what's on my list": 'TaskListIntent', help: 'AMAZON.HelpIntent' },
};

const wording: Record<Locale, Wording> = {
  'en-US': {
    ...english,
    suggested: {
      ...english.suggested,
      'add buy milk': 'AddTaskIntent',
    },
  },
  'en-GB': {
    ...english,
    suggested: {
      ...english.suggested,
      'add water the plants': 'AddTaskIntent',
    },
  },
  'de-DE': {
    failing: [/autorisierung/i, /(neu|erneut|wieder|noch einmal) verknüpf/i, /aktivier/i, /einstellungen/i],
    failingExamples: [
      'Die Autorisierung ist fehlgeschlagen.',
      'Du musst dein Konto neu verknüpfen.',
      'Deaktiviere und aktiviere den Skill.',
      'Geh zu den Einstellungen.',
    ],
    card: /eine Karte in die Alexa-App geschickt/,
    suggested: {
      'was steht auf meiner liste': 'TaskListIntent',
      'setz milch kaufen auf meine liste': 'AddTaskIntent',
      hilfe: 'AMAZON.HelpIntent',
    },
  },
  'fr-FR': {
    failing: [
      /autorisation/i,
      /réassoci|associer? (de|à) nouveau|relier/i,
      /activ(er|ez)/i,
      /paramètres|réglages/i,
    ],
    failingExamples: [
      'L’autorisation a échoué.',
      'Veuillez réassocier votre compte.',
      'Désactivez puis activez la skill.',
      'Allez dans les paramètres.',
    ],
    card: /envoyé une carte dans votre application Alexa/,
    suggested: {
      'quelles sont mes tâches': 'TaskListIntent',
      'ajoute acheter du pain à ma liste': 'AddTaskIntent',
      aide: 'AMAZON.HelpIntent',
    },
  },
  'es-ES': {
    failing: [
      /autorización/i,
      /vuelv\p{L}+ a vincular|vincul\p{L}+ (de nuevo|otra vez)/iu,
      /activ[ae]/i,
      /ajustes|configuración/i,
    ],
    failingExamples: [
      'La autorización ha fallado.',
      'Vuelve a vincular tu cuenta.',
      'Desactiva y activa la skill.',
      'Ve a los ajustes.',
    ],
    card: /enviado una tarjeta a la app Alexa/,
    suggested: {
      'qué hay en mi lista': 'TaskListIntent',
      'añade comprar pan a mi lista': 'AddTaskIntent',
      ayuda: 'AMAZON.HelpIntent',
    },
  },
  'it-IT': {
    failing: [/autorizzazione/i, /ricolleg|colleg\p{L}+ di nuovo/iu, /attiva(re)?\b(?!à)/i, /impostazioni/i],
    failingExamples: [
      'Autorizzazione non riuscita.',
      'Ricollega il tuo account.',
      'Disattiva e attiva la skill.',
      'Vai alle impostazioni.',
    ],
    card: /inviato una scheda nell’app Alexa/,
    suggested: {
      'cosa devo fare': 'TaskListIntent',
      'aggiungi comprare il pane alla mia lista': 'AddTaskIntent',
      aiuto: 'AMAZON.HelpIntent',
    },
  },
  'ja-JP': {
    failing: [/認証|承認/, /再リンク|リンクし直/, /有効|無効/, /設定/],
    failingExamples: [
      '認証に失敗しました。',
      'もう一度リンクし直してください。',
      'スキルを無効にしてから有効にしてください。',
      '設定を開いてください。',
    ],
    card: /カードをAlexaアプリに送りました/,
    suggested: {
      リストを教えて: 'TaskListIntent',
      牛乳を買うをリストに追加して: 'AddTaskIntent',
      ヘルプ: 'AMAZON.HelpIntent',
    },
  },
};

describe.each(Object.keys(locales) as Locale[])('in %s', (locale) => {
  const { failing, failingExamples, card, suggested } = wording[locale];
  const texts = Object.entries<string>(locales[locale]);

  test.each(failing)('no text says %s', (phrase) => {
    expect(texts.filter(([, text]) => phrase.test(text))).toEqual([]);
  });

  test('each failing phrase would be found', () => {
    expect(failingExamples.map((example) => failing.filter((phrase) => phrase.test(example)).length)).toEqual(
      failing.map(() => 1),
    );
  });

  test('both texts that come with a linking card say that it was sent, and no other text does', () => {
    expect(texts.filter(([, text]) => card.test(text)).map(([key]) => key)).toEqual([
      'linkAccount',
      'signInAgain',
    ]);
  });

  test('what a text suggests to say is understood', () => {
    const match = utteranceMatcher(interactionModel(locale));
    const { help, fallback } = locales[locale];
    const spoken = `${help} ${fallback}`.toLowerCase().replaceAll('’', "'");
    for (const [utterance, intent] of Object.entries(suggested)) {
      expect(spoken).toContain(utterance);
      expect(match(utterance).intent).toBe(intent);
    }
  });
});
