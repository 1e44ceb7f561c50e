import { type Answer, awaiting, cursor, question } from '../../skill/service';
import type { Parcels } from '../operations';
import type { Intent, Replies, Turn } from '../turn';
import { sayDelivery, senderOf } from './parcel-words';

/** Parcels said at a time. */
export const pageSize = 2;

/** Whether to go on with the list, and from where. */
const hearMore = question('more-parcels', { after: cursor });

/** "What's coming?" */
export const coming: Intent = {
  names: ['ComingIntent'],
  answer: (turn) =>
    turn.withAccount(async (saas) => {
      const page = await saas.parcels({ size: pageSize });
      if (page.kind !== 'ok') return turn.failed(page);
      return present(turn, page.value, sayBeginning(turn.say, page.value));
    }),
};

/** The first page, as one says it. */
export function sayBeginning(say: Turn['say'], { items, count }: Parcels): string {
  return items.length === 0 ? say('none') : say('coming', { count, senders: items.map(senderOf) });
}

/** "More", while there is more. */
export const more: Intent = {
  names: ['AMAZON.MoreIntent'],
  answer(turn) {
    const open = turn.pending(hearMore);
    return open ? readOn(turn, open.after) : { speech: turn.say('noMore') };
  },
};

export const hearMoreReplies: Replies<typeof hearMore> = {
  question: hearMore,
  yes: (turn, { after }) => readOn(turn, after),
};

function readOn(turn: Turn, after: string): Promise<Answer> {
  return turn.withAccount(async (saas) => {
    const page = await saas.parcels({ size: pageSize, after });
    if (page.kind === 'bad-request') return { speech: turn.say('changed') };
    if (page.kind !== 'ok') return turn.failed(page);
    const senders = page.value.items.map(senderOf);
    return senders.length === 0
      ? { speech: turn.say('noMore') }
      : present(turn, page.value, turn.say('next', { senders }));
  });
}

/** The page said, on the screen, and whether there is more. */
function present(turn: Turn, { items, after }: Parcels, speech: string): Answer {
  const { say } = turn;
  return {
    speech,
    ask: after ? { question: say('more'), awaiting: awaiting(hearMore, { after }) } : undefined,
    screen: {
      title: say('comingTitle'),
      items: items.map((parcel) => ({
        text: senderOf(parcel),
        detail: parcel.delivery ? say('expected', sayDelivery(turn, parcel.delivery)) : undefined,
      })),
    },
  };
}
