import type { Words } from '../words';
import type { enUS } from './en-US';

/** Japanese, in the polite form (です・ます). */
export const jaJP = {
  whatToDo: '何をしましょうか？',
  whatElse: 'ほかに何かありますか？',
  nothingToRepeat: 'まだ何もお話ししていません。',
  goodbye: 'さようなら。',
  oneMoment: '少々お待ちください。',

  linkAccount:
    'それには、まずアカウントのリンクが必要です。サインインのためのカードをAlexaアプリに送りました。',
  signInAgain:
    '続けるには、もう一度アカウントにサインインしてください。そのためのカードをAlexaアプリに送りました。',
  missingScope: 'お使いのアカウントでは、{{what}}。アカウントの管理者が許可できます。',
  forbidden: 'お使いのアカウントでは、それはできません。',

  notAccepted: 'うまくいきませんでした。もう一度言ってください。',

  rateLimited: 'リクエストが多すぎます。しばらくしてからもう一度お試しください。',
  rateLimitedFor: 'リクエストが多すぎます。{{seconds, wait}}にもう一度お試しください。',
  unavailable: '今はサービスにつながりません。しばらくしてからもう一度お試しください。',
  mayBeDone: 'うまくいったかどうかわかりません。もう一度頼む前に、確認してください。',
} as const satisfies Words<typeof enUS>;
