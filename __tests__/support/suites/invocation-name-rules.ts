/**
 * Words that an invocation name may not have, as whole words: Alexa's wake words, the phrases that launch a
 * skill and the words that connect a request to it.
 *
 * @see https://developer.amazon.com/en-US/docs/alexa/custom-skills/choose-the-invocation-name-for-a-custom-skill.html
 */
const wakeWords = ['alexa', 'amazon', 'echo', 'computer', 'ziggy', 'skill', 'app'];
const english = [
  ...['run', 'start', 'play', 'resume', 'use', 'launch', 'ask', 'open', 'tell', 'load', 'begin', 'enable'],
  ...['to', 'from', 'in', 'using', 'with', 'about', 'for', 'that', 'by', 'if', 'and', 'whether'],
];
export const reserved: Record<string, readonly string[]> = {
  'en-US': english,
  'en-GB': english,
  'de-DE': [
    ...['öffne', 'starte', 'frage', 'frag', 'sage', 'sag', 'lade', 'beginne', 'aktiviere', 'spiele', 'bitte'],
    ...['nach', 'mit', 'und', 'ob', 'dass', 'von', 'über', 'für', 'wenn', 'zu'],
  ],
  'fr-FR': [
    ...['ouvre', 'lance', 'demande', 'dis', 'démarre', 'commence', 'active', 'utilise', 'charge', 'joue'],
    ...['et', 'si', 'pour', 'sur', 'avec', 'que', 'à'],
  ],
  'es-ES': [
    ...['abre', 'inicia', 'lanza', 'pregunta', 'pide', 'di', 'carga', 'comienza', 'activa', 'usa', 'juega'],
    ...['y', 'si', 'que', 'para', 'con', 'sobre', 'por', 'a'],
  ],
  'it-IT': [
    ...['apri', 'avvia', 'lancia', 'chiedi', 'domanda', "di'", 'carica', 'inizia', 'attiva', 'usa', 'gioca'],
    ...['e', 'se', 'che', 'per', 'con', 'su', 'a'],
  ],
  'ja-JP': [
    '開いて',
    '起動',
    '起動して',
    '聞いて',
    '教えて',
    '開始',
    '開始して',
    '有効にして',
    '使って',
    '始めて',
  ],
};
const japaneseWakeWords = ['アレクサ', 'アマゾン', 'エコー', 'コンピューター', 'スキル', 'アプリ'];

/** Articles and prepositions that don't count as one of the two words. */
export const smallWords: Record<string, readonly string[]> = {
  'en-US': ['the', 'a', 'an', 'of'],
  'en-GB': ['the', 'a', 'an', 'of'],
  'de-DE': ['der', 'die', 'das', 'ein', 'eine', 'einen', 'dem', 'den'],
  'fr-FR': ['le', 'la', 'les', 'un', 'une', 'des', 'de', 'du', "l'"],
  'es-ES': ['el', 'la', 'los', 'las', 'un', 'una', 'de', 'del'],
  'it-IT': ['il', 'lo', 'la', 'i', 'gli', 'le', 'un', 'uno', 'una', 'di', 'del', 'delle'],
  'ja-JP': ['の', 'と', 'で', 'に', 'を', 'が', 'は'],
};

function wordsOf(name: string, locale: string): string[] {
  return [...new Intl.Segmenter(locale, { granularity: 'word' }).segment(name)]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment }) => segment);
}

/** What Alexa asks of an invocation name, each rule with one that breaks it. */
export const invocationNameRules: Record<
  string,
  { holds: (name: string, locale: string) => boolean; broken: [string, string] }
> = {
  'has 2 to 50 characters': {
    holds: (name) => name.length >= 2 && name.length <= 50,
    broken: ['t'.repeat(51), 'en-US'],
  },
  'has only lower-case letters, spaces, apostrophes and the periods of abbreviations': {
    holds: (name) => /^[\p{Ll}\p{Lo}\p{Lm}'’. ]+$/u.test(name) && !/\p{L}{2}\./u.test(name),
    broken: ['Lamp Companion 2', 'en-US'],
  },
  'has single spaces, between words': {
    holds: (name) => !/^\s|\s$|\s\s/.test(name),
    broken: ['lamp  companion', 'en-US'],
  },
  'has two words or more beside articles and prepositions': {
    holds: (name, locale) =>
      wordsOf(name, locale).filter((word) => !smallWords[locale]?.includes(word)).length >= 2,
    broken: ['the companion', 'en-US'],
  },
  'has no wake word': {
    holds: (name, locale) =>
      !wordsOf(name, locale).some((word) => [...wakeWords, ...japaneseWakeWords].includes(word)),
    broken: ['ランプのアプリ', 'ja-JP'],
  },
  'has no launch phrase and no connecting word': {
    holds: (name, locale) => !name.split(' ').some((word) => reserved[locale]?.includes(word)),
    broken: ['öffne meine lampe', 'de-DE'],
  },
};
