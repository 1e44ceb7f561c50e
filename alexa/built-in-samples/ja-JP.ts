import type { BuiltInSamples } from './samples';

/** Japanese. */
export const jaJP: BuiltInSamples = {
  'AMAZON.HelpIntent': [
    'ヘルプ',
    '助けて',
    '使い方',
    '使い方を教えて',
    '何ができるの',
    '何ができますか',
    'どうやって使うの',
  ],
  'AMAZON.StopIntent': [
    'ストップ',
    '止めて',
    '終わり',
    '終わりにして',
    '以上です',
    'もういいです',
    'さようなら',
  ],
  'AMAZON.CancelIntent': ['キャンセル', 'キャンセルして', '取り消して', 'やめて', 'やっぱりいい'],
  'AMAZON.NavigateHomeIntent': [],
  'AMAZON.RepeatIntent': [
    'もう一度',
    'もう一度言って',
    'もう一回',
    'もう一回言って',
    '繰り返して',
    '今なんて言ったの',
  ],
  'AMAZON.FallbackIntent': [],
  'AMAZON.YesIntent': ['はい', 'はいお願いします', 'お願いします', 'うん', 'そうです', 'オッケー', 'いいよ'],
  'AMAZON.NoIntent': ['いいえ', 'いいえ結構です', '結構です', 'いらない', '違います', '今はいい'],
};
