import { sayable } from '../../skill/service';
import type { Parcel } from '../operations';
import type { Intent } from '../turn';
import { findParcel, longestSender, sayDelivery, senderOf } from './parcel-words';

/** What is said of each state. */
const states = {
  announced: 'announced',
  'on-its-way': 'onItsWay',
  'out-for-delivery': 'outForDelivery',
} as const satisfies Record<Parcel['state'], string>;

/** "Where is the parcel from Nile Books?" */
export const whereIs: Intent = {
  names: ['WhereIsIntent'],
  slots: { sender: { type: 'AMAZON.SearchQuery', ask: 'whichSender' } },
  answer: (turn) =>
    turn.withAccount(async (saas) => {
      const { say } = turn;
      const wanted = turn.slot('sender');
      if (!wanted) return turn.elicit('sender');
      const found = await findParcel(saas, wanted);
      if (found.kind !== 'ok') return turn.failed(found);
      if (!found.value) return { speech: say('noneOf', { wanted: sayable(wanted, longestSender) }) };
      const sender = senderOf(found.value);
      const parcel = await saas.parcel({ number: found.value.number });
      if (parcel.kind === 'not-found') return { speech: say('gone', { sender }) };
      if (parcel.kind !== 'ok') return turn.failed(parcel);
      const { state, delivery } = parcel.value;
      const expected = delivery ? say('expected', sayDelivery(turn, delivery)) : undefined;
      return { speech: turn.sentences(say(states[state], { sender }), expected) };
    }),
};
