import type { Party } from './party';
import { anything, type Purpose } from './purposes/purpose';
import { purposes } from './purposes/purposes';
import type { SentMessage } from './sent-message';

/** What begins an exchange. */
export interface Request {
  readonly from: Party;
  readonly to: Party;
  readonly title: string;
  /** As sent; nothing of it comes into a sentence. */
  readonly body: string;
}

/** What a request is for. @param carriesToken whether a token or code is in it */
export function purposeOfRequest(request: Request, carriesToken: boolean): string {
  const { asks, asksWithout = asks } = purposeOf(request);
  return worded(carriesToken ? asks : asksWithout, request);
}

/** What the answer to a request is for; if it is a refusal, also why. */
export function purposeOfAnswer(request: Request, { title, failed, refusal }: SentMessage): string {
  const { answers, refuses, refusals = [] } = purposeOf(request);
  const sentence = answers.find(([pattern]) => pattern.test(title))?.[1];
  if (failed || refusal !== undefined || sentence === undefined) {
    if (refusal === undefined) return worded(`${refuses}.`, request);
    const explained = refusals.find(([said]) => said.test(refusal))?.[1] ?? refuses;
    return worded(`${explained}: ${refusal}`, request);
  }
  return worded(sentence, request);
}

function purposeOf({ to, title, body }: Request): Purpose {
  const fitting = purposes.find(
    (one) => one.to === to && one.title.test(title) && (one.body === undefined || one.body.test(body)),
  );
  return (
    fitting ?? {
      to,
      title: anything,
      asks: '{from} asks {to}.',
      answers: [[anything, '{to} answers.']],
      refuses: '{to} refuses',
    }
  );
}

const names: Readonly<Record<Party, string>> = {
  Customer: 'the customer',
  Alexa: 'Alexa',
  Cognito: 'Cognito',
  Skill: 'the skill',
  'Add-on': 'the add-on',
  'SaaS API': 'your API',
};

function worded(sentence: string, { from, to }: Request): string {
  const said = sentence.replaceAll('{from}', names[from]).replaceAll('{to}', names[to]);
  return said.charAt(0).toUpperCase() + said.slice(1);
}
