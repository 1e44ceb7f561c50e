/** What the service says, in British English: the list of its keys. */
export const enGB = {
  help: 'I can tell you which parcels are on their way, where one of them is, and move its delivery. For example, say: what’s coming? Or: move a delivery.',
  fallback: 'I’m not sure how to do that. You can say: what’s coming? Or: help.',

  // The list
  none: 'Nothing is on its way to you.',
  coming_one: 'One parcel is on its way: from {{senders, list}}.',
  coming_other: '{{count, number}} parcels are on their way. To begin with: from {{senders, list}}.',
  next: 'Next: from {{senders, list}}.',
  more: 'Would you like to hear more?',
  noMore: 'That is all that is on its way.',
  changed: 'Your parcels have changed in the meantime. Ask me what’s coming, and I’ll start again.',
  comingTitle: 'On their way',

  // One parcel
  whichSender: 'Who is the parcel from?',
  noneOf: 'I found no parcel from {{wanted}}.',
  gone: 'The parcel from {{sender}} is no longer on its way.',
  announced: 'The parcel from {{sender}} is announced.',
  onItsWay: 'The parcel from {{sender}} is on its way.',
  outForDelivery: 'The parcel from {{sender}} is on the van.',
  expected: 'It is expected on {{on, day}}, {{part}}.',
  morning: 'in the morning',
  afternoon: 'in the afternoon',
  evening: 'in the evening',

  // Moving a delivery
  whichDay: 'To which day?',
  whichPart: 'In the morning, in the afternoon, or in the evening?',
  isSure: 'Shall I move the parcel from {{sender}} to {{on, day}}, {{part}}?',
  moved: 'The parcel from {{sender}} will come on {{on, day}}, {{part}}.',
  movedTitle: 'Delivery moved',
  left: 'All right, I left the delivery as it is.',

  // What the account may not allow, after "Your account doesn’t let me …"
  seeParcels: 'see your parcels',
  moveDeliveries: 'move your deliveries',

  // What the service doesn't accept
  tooLate: 'It is too late for that: the parcel is on the van.',
  dayNotOffered: 'Nothing is delivered on that day. Please say another one.',
} as const;
