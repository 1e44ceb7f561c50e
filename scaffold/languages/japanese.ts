import type { Phrases } from './phrases';

/** Japanese, in the polite form. */
export const japanese: Phrases = {
  samples: ({ kind, verb, one, many }, words) => {
    if (kind === 'list') return [`${many} を 教えて`, `${many} を 読んで`, `${many} の 一覧`];
    if (kind === 'one') return [`${one} について 教えて`, `${one} を 読んで`];
    return {
      create: [`${one} を 追加して`, `${one} を 作って`],
      update: [`${one} を 変更して`, `${one} を 更新して`],
      delete: [`${one} を 削除して`, `${one} を 消して`],
      do: [`${words} を して`, `${words} を 実行して`],
    }[verb];
  },
  sampleWith: ({ kind, verb, one, many }, slot) => {
    if (kind === 'list') return `{${slot}} の ${many} を 読んで`;
    if (kind === 'one') return `{${slot}} という ${one} について 教えて`;
    return {
      create: `{${slot}} という ${one} を 追加して`,
      update: `{${slot}} という ${one} を 変更して`,
      delete: `{${slot}} という ${one} を 削除して`,
      do: `{${slot}} に ${one} を して`,
    }[verb];
  },
  invocation: (title) => `私の ${title}`,
  which: (one) => `どの ${one} ですか？`,
  what: (name) => `${name} は何にしますか？`,
  sure: (verb, one) =>
    ({
      create: `${one} {{what}} を追加しますか？`,
      update: `${one} {{what}} を変更しますか？`,
      delete: `${one} {{what}} を削除しますか？`,
      do: `${one} {{what}} を実行しますか？`,
    })[verb],
  done: (verb, one) =>
    ({
      create: `${one} を追加しました：{{what}}。`,
      update: `${one} を変更しました：{{what}}。`,
      delete: `${one} を削除しました：{{what}}。`,
      do: `完了しました：{{what}}。`,
    })[verb],
  some: (many) => `${many}：{{items, list}}です。`,
  none: (many) => `${many} はありません。`,
  noSuch: (one) => `「{{wanted}}」に近い ${one} は見つかりませんでした。`,
  help: (things) => `できることは、${things.join('、')}です。`,
  thing: ({ kind, verb, one, many }) =>
    ({
      list: `${many} の読み上げ`,
      one: `${one} の説明`,
      change: { create: `${one} の追加`, update: `${one} の変更`, delete: `${one} の削除`, do: `${one}` }[
        verb
      ],
    })[kind],
  scope: (title) => `${title} の利用`,
  field: (name) => ({
    text: `${name}：{{value}}。`,
    day: `${name}：{{value, date}}。`,
    number: `${name}：{{value, number}}。`,
  }),
  kept: 'わかりました。そのままにしておきます。',
  more: '続きを聞きますか？',
  noMore: 'これ以上ありません。',
  changed: '一覧が変わりました。もう一度聞いてください。',
  several: 'いくつか当てはまります。{{items, list}}です。どれですか？',
  withState: '{{title}}（{{state}}）',
  withDay: '{{title}}（{{day, day}}）',
  nothing: 'お伝えすることはありません。',
  fallback: 'すみません、それはできません。「ヘルプ」と言うと、できることをお伝えします。',
  unnamed: '名前のないもの',
};
