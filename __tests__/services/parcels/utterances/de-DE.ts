import type { Utterances } from '../../definition/service';

/** What customers say in German. */
export const deDE: Utterances = {
  invocationName: 'pakete begleiter',
  samples: {
    ComingIntent: ['was kommt an', 'was ankommt', 'welche pakete sind unterwegs', 'meine pakete'],
    WhereIsIntent: ['wo ist das paket von {sender}', 'wo ist mein paket von {sender}', 'wo ist mein paket'],
    MoveDeliveryIntent: [
      'verschiebe eine zustellung auf {day}',
      'verschiebe eine zustellung auf {day} {part}',
      'verschiebe die zustellung von {sender}',
      'verschiebe eine zustellung',
      'eine zustellung zu verschieben',
    ],
  },
  replies: {
    WhereIsIntent: { sender: ['{sender}', 'von {sender}'] },
    MoveDeliveryIntent: {
      sender: ['{sender}', 'von {sender}'],
      day: ['{day}', 'auf {day}', 'am {day}'],
      part: ['{part}'],
    },
  },
  types: {
    DAY_PART: [
      { id: 'morning', name: 'vormittags', synonyms: ['am vormittag', 'morgens'] },
      { id: 'afternoon', name: 'nachmittags', synonyms: ['am nachmittag'] },
      { id: 'evening', name: 'abends', synonyms: ['am abend', 'nach der arbeit'] },
    ],
  },
};
