import type { Words } from '../../skill/service';
import type { enUS } from './en-US';

/** Japanese, in the polite form (です・ます). Tasks are counted with 件; there is no plural. */
export const jaJP = {
  welcome_zero: '{{name}}さん、こんにちは。未完了のタスクはありません。',
  welcome_other: '{{name}}さん、こんにちは。未完了のタスクが{{count, number}}件あります。',
  welcomeNameless_zero: 'こんにちは。未完了のタスクはありません。',
  welcomeNameless_other: 'こんにちは。未完了のタスクが{{count, number}}件あります。',
  help: '未完了のタスクの読み上げ、タスクの追加と完了、プランの確認ができます。たとえば、「リストを教えて」や「牛乳を買うをリストに追加して」と言ってください。',
  fallback: 'すみません、それはできません。「リストを教えて」や「ヘルプ」と言ってみてください。',

  listEmpty: 'リストに未完了のタスクはありません。',
  listAll_other: '未完了のタスクが{{count, number}}件あります。{{tasks, list}}です。',
  listBegin_other: '未完了のタスクが{{count, number}}件あります。まず、{{tasks, list}}です。',
  listContinue: '続いて、{{tasks, list}}です。',
  listEnd_other: '最後の{{count, number}}件は、{{tasks, list}}です。',
  listMore: '続きを聞きますか？',
  listNoMore: 'リストにはこれ以上ありません。',
  listChanged: 'リストの内容が変わりました。「リストを教えて」と言ってください。最初から読み上げます。',
  noTitle: '無題のタスク',
  taskDue: '{{title}}（期限は{{due, day}}）',
  dueDay: '期限は{{due, day}}',

  addWhat: '何を追加しますか？',
  added: '「{{title}}」をリストに追加しました。',

  completeWhat: 'どのタスクが終わりましたか？',
  completed: '「{{title}}」を完了にしました。',
  alreadyCompleted: '「{{title}}」はすでに完了しています。',
  noSuchTask: '「{{wanted}}」に近い未完了のタスクは見つかりませんでした。',
  taskGone: '「{{title}}」はもうリストにありません。',
  severalFit: '当てはまるタスクがいくつかあります。{{tasks, list}}です。',
  isItThis: '「{{title}}」のことですか？',
  noneOfThem: 'わかりました。リストはそのままにしておきます。',

  planName: 'ご利用中のプランは{{plan}}です。',
  planUsage_zero: '未完了のタスクはありません。',
  planUsage_other: '未完了のタスクは{{count, number}}件です。',
  planUsageOfLimit_other: 'プランに含まれる{{count, number}}件のうち、{{open, number}}件をお使いです。',
  planRenewal: '更新日は{{renewal, date}}です。',

  seeProfile: 'プロフィールとプランを確認できません',
  readTasks: 'タスクを読み上げられません',
  changeTasks: 'タスクを変更できません',
  planRequired: 'それはご利用中のプランに含まれていません。上位のプランには含まれています。',

  taskInvalid: 'タスクとして受け付けられませんでした。もっと短いタイトルで試してください。',
  taskLimitReached:
    'リストがプランの上限に達しています。先にタスクをひとつ完了にしてから、このタスクを追加してください。',

  listTitle: 'タスクの一覧',
  addedTitle: 'タスクを追加しました',
  completedTitle: 'タスクを完了にしました',
  planTitle: 'ご利用のプラン',
} as const satisfies Words<typeof enUS>;
