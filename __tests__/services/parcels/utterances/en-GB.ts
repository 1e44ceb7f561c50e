import type { Utterances } from '../../definition/service';

/** What customers say in British English. */
export const enGB: Utterances = {
  invocationName: 'parcel companion',
  samples: {
    ComingIntent: ["what's coming", 'what is coming', 'which parcels are on their way', 'my parcels'],
    WhereIsIntent: [
      'where is the parcel from {sender}',
      "where's my parcel from {sender}",
      'where is my parcel',
      "where's a parcel",
    ],
    MoveDeliveryIntent: [
      'move a delivery to {day}',
      'move a delivery to {day} {part}',
      'move the delivery from {sender}',
      'move a delivery',
    ],
  },
  replies: {
    WhereIsIntent: { sender: ['{sender}', 'from {sender}'] },
    MoveDeliveryIntent: {
      sender: ['{sender}', 'from {sender}'],
      day: ['{day}', 'to {day}', 'on {day}'],
      part: ['{part}'],
    },
  },
  types: {
    DAY_PART: [
      { id: 'morning', name: 'in the morning', synonyms: ['morning', 'before noon'] },
      { id: 'afternoon', name: 'in the afternoon', synonyms: ['afternoon', 'after lunch'] },
      { id: 'evening', name: 'in the evening', synonyms: ['evening', 'after work'] },
    ],
  },
};
