/**
 * What the skill says and shows, in American English: the list of all keys, from which the other languages take
 * their types.
 *
 * Plain text: mark-up is neither needed nor interpreted. `{{name}}` is filled in by the skill, and a format may
 * follow the name: `number`, `list`, `day` ("December 31"), `date` ("December 31, 2026") or `wait` (seconds, said
 * as "in 2 minutes"); each follows the language. A key with `_one` and `_other` depends on `count` (a language adds the categories
 * that its plurals have: `_few`, `_many`); `_zero` is for none, in any language.
 */
export const enUS = {
  // Opening, help and the end
  welcome_zero: 'Welcome, {{name}}. You have no open tasks.',
  welcome_one: 'Welcome, {{name}}. You have one open task.',
  welcome_other: 'Welcome, {{name}}. You have {{count, number}} open tasks.',
  whatToDo: 'What would you like to do?',
  whatElse: 'What else can I do for you?',
  help: 'I can read your open tasks, add one, mark one as done, and tell you about your plan. For example, say: what’s on my list? Or: add buy milk.',
  fallback: 'I’m not sure how to do that. You can say: what’s on my list? Or: help.',
  nothingToRepeat: 'I haven’t said anything yet.',
  goodbye: 'Goodbye.',
  oneMoment: 'One moment, please.',

  // The list. `tasks` are titles, or taskDue where there is a day.
  listEmpty: 'There are no open tasks on your list.',
  listAll_one: 'You have one open task: {{tasks, list}}.',
  listAll_other: 'You have {{count, number}} open tasks: {{tasks, list}}.',
  listBegin_one: 'You have one open task. To begin with: {{tasks, list}}.',
  listBegin_other: 'You have {{count, number}} open tasks. To begin with: {{tasks, list}}.',
  listContinue: 'Next: {{tasks, list}}.',
  listEnd_one: 'And the last one: {{tasks, list}}.',
  listEnd_other: 'And the last {{count, number}}: {{tasks, list}}.',
  listMore: 'Would you like to hear more?',
  listNoMore: 'There is nothing more on your list.',
  listChanged:
    'Your list has changed in the meantime. Ask me what’s on it, and I’ll start from the beginning.',
  taskDue: '{{title}} (due {{due, day}})',
  /** On the screen, under the title. */
  dueDay: 'Due {{due, day}}',

  // Adding
  addWhat: 'What should I add?',
  added: 'I added “{{title}}” to your list.',

  // Completing. `wanted` is what the customer said.
  completeWhat: 'Which task is done?',
  completed: 'I marked “{{title}}” as done.',
  alreadyCompleted: '“{{title}}” was done already.',
  noSuchTask: 'I found no open task like “{{wanted}}”.',
  taskGone: '“{{title}}” is no longer on your list.',
  severalFit: 'Several tasks fit: {{tasks, list}}.',
  isItThis: 'Do you mean “{{title}}”?',
  noneOfThem: 'All right, I left your list as it is.',

  // The plan
  planName: 'You are on the {{plan}} plan.',
  planUsage_zero: 'You have no open tasks.',
  planUsage_one: 'You have one open task.',
  planUsage_other: 'You have {{count, number}} open tasks.',
  planUsageOfLimit_one: 'You have {{open, number}} open, of one task that the plan includes.',
  planUsageOfLimit_other:
    'You have {{open, number}} open, of {{count, number}} tasks that the plan includes.',
  planRenewal: 'It renews on {{renewal, date}}.',

  // The account
  linkAccount:
    'For that, your account needs to be linked first. I sent a card to your Alexa app that takes you to the sign-in.',
  signInAgain:
    'To go on, please sign in to your account once more. I sent a card to your Alexa app that takes you there.',
  missingProfileRead:
    'Your account doesn’t let me see your profile and plan. Whoever manages it can allow that.',
  missingTasksRead: 'Your account doesn’t let me read your tasks. Whoever manages it can allow that.',
  missingTasksWrite: 'Your account doesn’t let me change your tasks. Whoever manages it can allow that.',
  planRequired: 'Your plan doesn’t include that. A larger plan would.',
  forbidden: 'Your account doesn’t allow that.',

  // What the service doesn't accept
  taskInvalid: 'The service didn’t accept that as a task. Please try a shorter title.',
  taskLimitReached: 'Your list is as full as your plan allows. Mark a task as done first, then add this one.',
  notAccepted: 'That didn’t work. Please say it once more.',

  // Not now
  rateLimited: 'That was a lot at once. Please try again later.',
  rateLimitedFor: 'That was a lot at once. Please try again {{seconds, wait}}.',
  unavailable: 'I can’t reach the service right now. Please try again later.',

  // Titles of cards and screens
  listTitle: 'Your tasks',
  addedTitle: 'Task added',
  completedTitle: 'Task done',
  planTitle: 'Your plan',
} as const;
