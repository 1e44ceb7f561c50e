import type { Words } from '../../skill/service';
import type { enGB } from './en-GB';

export const deDE: Words<typeof enGB> = {
  help: 'Ich kann dir sagen, welche Pakete unterwegs sind und wo eines ist, und seine Zustellung verschieben. Sag zum Beispiel: Was kommt an? Oder: Verschiebe eine Zustellung.',
  fallback: 'Das kann ich leider nicht. Du kannst sagen: Was kommt an? Oder: Hilfe.',

  none: 'Es ist nichts zu dir unterwegs.',
  coming_one: 'Ein Paket ist unterwegs: von {{senders, list}}.',
  coming_other: '{{count, number}} Pakete sind unterwegs. Zuerst: von {{senders, list}}.',
  next: 'Als Nächstes: von {{senders, list}}.',
  more: 'Möchtest du mehr hören?',
  noMore: 'Das ist alles, was unterwegs ist.',
  changed: 'Deine Pakete haben sich inzwischen geändert. Frag, was ankommt, dann beginne ich von vorn.',
  comingTitle: 'Unterwegs',

  whichSender: 'Von wem ist das Paket?',
  noneOf: 'Ich habe kein Paket von {{wanted}} gefunden.',
  gone: 'Das Paket von {{sender}} ist nicht mehr unterwegs.',
  announced: 'Das Paket von {{sender}} ist angekündigt.',
  onItsWay: 'Das Paket von {{sender}} ist unterwegs.',
  outForDelivery: 'Das Paket von {{sender}} ist im Zustellfahrzeug.',
  expected: 'Es kommt voraussichtlich am {{on, day}}, {{part}}.',
  morning: 'vormittags',
  afternoon: 'nachmittags',
  evening: 'abends',

  whichDay: 'Auf welchen Tag?',
  whichPart: 'Vormittags, nachmittags oder abends?',
  isSure: 'Soll ich das Paket von {{sender}} auf den {{on, day}}, {{part}}, verschieben?',
  moved: 'Das Paket von {{sender}} kommt am {{on, day}}, {{part}}.',
  movedTitle: 'Zustellung verschoben',
  left: 'In Ordnung, ich habe die Zustellung gelassen, wie sie ist.',

  seeParcels: 'deine Pakete nicht ansehen',
  moveDeliveries: 'deine Zustellungen nicht verschieben',

  tooLate: 'Dafür ist es zu spät: Das Paket ist im Zustellfahrzeug.',
  dayNotOffered: 'An diesem Tag wird nicht zugestellt. Bitte sag einen anderen.',
};
