import { japaneseNouns } from './nouns/japanese';
import { type Language, listed, type Noun, type Phrases } from './phrases';

const and = listed('ja');
const or = listed('ja', 'disjunction');

/** A noun of the document that the list does not have is no Japanese: then an item is spoken of. */
const said = ({ one, gender }: Noun) => (gender ? one : '項目');

const deeds = {
  create: { order: '追加して', other: '作って', noun: '追加' },
  update: { order: '変更して', other: '更新して', noun: '変更' },
  delete: { order: '削除して', other: '消して', noun: '削除' },
  do: { order: '実行して', other: 'して', noun: '実行' },
} as const;

const objects = {
  itself: (noun: Noun) => `${said(noun)}「{{what}}」`,
  other: (noun: Noun) => `「{{what}}」の${said(noun)}`,
  nothing: said,
};

const phrases: Phrases = {
  samples: ({ kind, verb, noun: { one }, isOnly }) => {
    if (kind === 'list') return [`${one} を 教えて`, `${one} を 読んで`, `${one} の 一覧`];
    if (kind === 'one') {
      return isOnly
        ? [`私の ${one} を 教えて`, `私の ${one} を 読んで`]
        : [`${one} について 教えて`, `${one} の 詳細`];
    }
    return [`${one} を ${deeds[verb].order}`, `${one} を ${deeds[verb].other}`];
  },
  sampleNamed: ({ kind, verb, noun: { one } }, slot) =>
    kind === 'change'
      ? `{${slot}} という ${one} を ${deeds[verb].order}`
      : `{${slot}} という ${one} について 教えて`,
  sampleOf: ({ kind, verb, noun: { one } }, slot) =>
    kind === 'change' ? `{${slot}} の ${one} を ${deeds[verb].order}` : `{${slot}} の ${one} を 読んで`,
  sampleField: ({ noun: { one } }, field) => `${one} の ${field.one} を 変更して`,
  sampleWords: (words) => [`${words} を 実行して`, `${words} を お願い`],
  companion: (name) => `${name} コンパニオン`,
  which: (noun) => `どの${said(noun)}ですか？`,
  what: ({ noun, values, isYesOrNo }) => {
    if (isYesOrNo) return `${said(noun)}は、はいですか、いいえですか？`;
    if (values) return `${said(noun)}はどれですか？${or(values)}ですか？`;
    return `${said(noun)}は何ですか？`;
  },
  sure: ({ verb, noun, how }) => `${objects[how](noun)}を${deeds[verb].noun}しますか？`,
  done: ({ verb, noun, how }) => `${objects[how](noun)}を${deeds[verb].noun}しました。`,
  some: (noun) => `${said(noun)}は、{{items, list}}です。`,
  none: (noun) => `${said(noun)}はありません。`,
  noSuch: (noun) => `「{{wanted}}」に近い${said(noun)}は見つかりませんでした。`,
  title: ({ kind, noun }) => (kind === 'list' ? `${said(noun)}の一覧` : `${said(noun)}の詳細`),
  thing: ({ kind, verb, noun }) =>
    ({
      list: `${said(noun)}の読み上げ`,
      one: `${said(noun)}の説明`,
      change: `${said(noun)}の${deeds[verb].noun}`,
    })[kind],
  help: (things, example) => {
    const whole = `できることは、${and(things)}です。`;
    // An example with a word of the document is no Japanese.
    return /[A-Za-z]/.test(example)
      ? whole
      : `${whole}例えば「${example.replaceAll(' ', '')}」と言ってください。`;
  },
  notReading: (noun) => `${said(noun)}を読み上げられません`,
  notChanging: (noun) => `${said(noun)}を変更できません`,
  field: (noun) => ({
    text: `${said(noun)}は{{value}}です。`,
    day: `${said(noun)}は{{value, date}}です。`,
    number: `${said(noun)}は{{value, number}}です。`,
    entry: `{{title}}（${said(noun)}は{{day, day}}）`,
  }),
  foreign: () => 'その他の値',
  store: {
    can: (name, things) => `${name}でできることは、${and(things)}です。`,
    account:
      'ご利用には当社のアカウントが必要です。スキルを有効にするときに、Alexaアプリで一度サインインしてリンクしてください。',
    saying: '例えば、次のように話しかけてください。',
    open: (name) => `アレクサ、${name}を開いて`,
    ask: (name, sample) => `アレクサ、${name}で${sample}`,
  },
  refused: {
    400: 'そのままでは受け付けられませんでした。',
    403: 'お使いのアカウントでは、それを行えません。',
    404: '見つかりませんでした。',
    409: 'すでにあるものと合いません。',
    422: 'そのままでは受け付けられませんでした。',
  },
  kept: 'わかりました。そのままにしておきます。',
  more: '続きを聞きますか？',
  noMore: 'これ以上ありません。',
  changed: '一覧が変わりました。もう一度聞いてください。',
  several: 'いくつか当てはまります。{{items, list}}です。どれですか？',
  withState: '{{title}}（{{state}}）',
  nothing: 'お伝えすることはありません。',
  fallback: 'すみません、それはできません。「ヘルプ」と言うと、できることをお伝えします。',
  unnamed: '名前のないもの',
};

/** Japanese, in the polite form. */
export const japanese: Language = { phrases, nouns: japaneseNouns };
