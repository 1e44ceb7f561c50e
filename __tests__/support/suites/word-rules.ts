/**
 * How each language that the mechanism speaks may and may not be spoken, whatever the service is.
 */
export interface LanguageRules {
  /**
   * What certification fails a skill for saying: linking failed, link again, disable and enable the skill, go to the
   * settings.
   *
   * @see https://developer.amazon.com/en-US/docs/alexa/account-linking/requirements-account-linking.html
   */
  readonly failing: readonly RegExp[];
  /** Each failing phrase as it might be said, so that the expressions above are known to find it. */
  readonly failingExamples: readonly string[];
  /** "I sent a card to your Alexa app." */
  readonly card: RegExp;
  /**
   * Words of the form of address that the mechanism does not use, and a sentence that has one of them. Examples of
   * what to say to Alexa are in the imperative, and so don't count.
   */
  readonly otherForm?: { readonly words: RegExp; readonly example: string; readonly except?: RegExp };
  /** How every sentence ends, before its punctuation. */
  readonly polite?: RegExp;
}

const english: LanguageRules = {
  failing: [/authori[sz]ation/i, /re-?link|link (it )?again/i, /disable|enable/i, /settings/i],
  failingExamples: [
    'Authorization failed.',
    'Please relink your account.',
    'Disable and enable the skill.',
    'Go to settings.',
  ],
  card: /sent a card to your Alexa app/,
};

/** By language, without the country. */
export const languageRules: Readonly<Record<string, LanguageRules>> = {
  en: english,
  de: {
    failing: [/autorisierung/i, /(neu|erneut|wieder|noch einmal) verknüpf/i, /aktivier/i, /einstellungen/i],
    failingExamples: [
      'Die Autorisierung ist fehlgeschlagen.',
      'Du musst dein Konto neu verknüpfen.',
      'Deaktiviere und aktiviere den Skill.',
      'Geh zu den Einstellungen.',
    ],
    card: /eine Karte in die Alexa-App geschickt/,
    otherForm: {
      words: /(?<!\p{L})(Sie|Ihnen|Ihr(e[mnrs]?)?)(?!\p{L})/u,
      example: 'Was möchten Sie tun?',
    },
  },
  fr: {
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
    otherForm: {
      words: /(?<!\p{L})(tu|te|toi|ton|ta|tes)(?!\p{L})/iu,
      example: 'Que veux-tu faire ?',
    },
  },
  es: {
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
    otherForm: { words: /(?<!\p{L})(usted|le|su|sus)(?!\p{L})/iu, example: '¿Qué desea usted?' },
  },
  it: {
    failing: [/autorizzazione/i, /ricolleg|colleg\p{L}+ di nuovo/iu, /attiva(re)?\b(?!à)/i, /impostazioni/i],
    failingExamples: [
      'Autorizzazione non riuscita.',
      'Ricollega il tuo account.',
      'Disattiva e attiva la skill.',
      'Vai alle impostazioni.',
    ],
    card: /inviato una scheda nell’app Alexa/,
    otherForm: {
      words: /(?<!\p{L})(Lei|Le|Suo|Sua|Suoi|Sue)(?!\p{L})/u,
      example: 'Che cosa vuole Lei?',
      // The article at the beginning of a title.
      except: /^Le (tue|tuoi)/,
    },
  },
  ja: {
    failing: [/認証|承認/, /再リンク|リンクし直/, /有効|無効/, /設定/],
    failingExamples: [
      '認証に失敗しました。',
      'もう一度リンクし直してください。',
      'スキルを無効にしてから有効にしてください。',
      '設定を開いてください。',
    ],
    card: /カードをAlexaアプリに送りました/,
    polite:
      /(です|ます|ません|ました|でした|ですか|ますか|ましたか|ましょうか|ください|さようなら|こんにちは)$/,
  },
};
