/** What the service says, in American English: the list of its keys. */
export const enUS = {
  help: 'I can tell you which invoices are open. For example, say: what do I owe?',
  fallback: 'I’m not sure how to do that. You can say: what do I owe?',
  nothing: 'You owe nothing.',
  owed_one: 'One invoice is open: {{invoices, list}}.',
  owed_other: '{{count, number}} invoices are open: {{invoices, list}}.',
  invoice: '{{payee}} on {{due, day}}',
  /** After "Your account doesn’t let me …". */
  seeInvoices: 'see your invoices',
  booksClosed: 'The books are being closed. Please ask me again tomorrow.',
  title: 'Open invoices',
} as const;
