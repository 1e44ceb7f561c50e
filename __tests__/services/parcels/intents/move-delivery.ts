import * as v from 'valibot';
import { awaiting, day, id, question, sayable, text } from '../../skill/service';
import { type DayPart, dayParts } from '../operations';
import type { Intent, Replies, Turn } from '../turn';
import { findParcel, longestSender, sayDelivery, senderOf } from './parcel-words';

/** Whether the delivery is to be moved. */
const isSure = question('is-sure', {
  number: id,
  sender: v.pipe(text, v.maxLength(longestSender)),
  on: day,
  part: v.picklist(dayParts),
});

/** "Move a delivery to Friday": who it is from and which part of the day are asked for. */
export const moveDelivery: Intent = {
  names: ['MoveDeliveryIntent'],
  slots: {
    sender: { type: 'AMAZON.SearchQuery', ask: 'whichSender' },
    day: { type: 'AMAZON.DATE', ask: 'whichDay' },
    part: { type: 'DAY_PART', ask: 'whichPart' },
  },
  answer: (turn) =>
    turn.withAccount(async (saas) => {
      const { say } = turn;
      const wanted = turn.slot('sender');
      if (!wanted) return turn.elicit('sender');
      const on = dayOf(turn);
      if (!on) return turn.elicit('day');
      const part = partOf(turn);
      if (!part) return turn.elicit('part');
      const found = await findParcel(saas, wanted);
      if (found.kind !== 'ok') return turn.failed(found);
      if (!found.value) return { speech: say('noneOf', { wanted: sayable(wanted, longestSender) }) };
      const sender = senderOf(found.value);
      return {
        ask: {
          question: say('isSure', { sender, ...sayDelivery(turn, { on, part }) }),
          awaiting: awaiting(isSure, { number: found.value.number, sender, on, part }),
        },
      };
    }),
};

export const isSureReplies: Replies<typeof isSure> = {
  question: isSure,
  yes: (turn, { number, sender, on, part }) =>
    turn.withAccount(async (saas) => {
      const { say } = turn;
      const moved = await saas.moveDelivery({ number, on, part });
      if (moved.kind === 'not-found') return { speech: say('gone', { sender }) };
      if (moved.kind !== 'ok') return turn.failed(moved);
      const speech = say('moved', { sender, ...sayDelivery(turn, { on, part }) });
      return { speech, card: { title: say('movedTitle'), text: speech } };
    }),
  no: ({ say }) => ({ speech: say('left') }),
};

/** A single day: Alexa's dates may be weeks, months and seasons, too. */
function dayOf(turn: Turn): string | undefined {
  const said = v.safeParse(day, turn.slot('day'));
  return said.success ? said.output : undefined;
}

function partOf(turn: Turn): DayPart | undefined {
  const meant = turn.resolved('part')?.id;
  return dayParts.find((part) => part === meant);
}
