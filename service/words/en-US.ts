/**
 * What the service says and shows, in American English: the list of its keys, from which the other languages take
 * their types. What every skill says alike (to link, to sign in again, to try later) is the mechanism's.
 */
export const enUS = {
  // Opening and help
  welcome_zero: 'Welcome, {{name}}. You have no open tasks.',
  welcome_one: 'Welcome, {{name}}. You have one open task.',
  welcome_other: 'Welcome, {{name}}. You have {{count, number}} open tasks.',
  welcomeNameless_zero: 'Welcome. You have no open tasks.',
  welcomeNameless_one: 'Welcome. You have one open task.',
  welcomeNameless_other: 'Welcome. You have {{count, number}} open tasks.',
  help: 'I can read your open tasks, add one, mark one as done, and tell you about your plan. For example, say: what’s on my list? Or: add buy milk.',
  fallback: 'I’m not sure how to do that. You can say: what’s on my list? Or: help.',

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
  /** In the place of the title that a task from elsewhere lacks. */
  noTitle: 'a task without a title',
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

  // What the account may not allow, after "Your account doesn’t let me …"
  seeProfile: 'see your profile and plan',
  readTasks: 'read your tasks',
  changeTasks: 'change your tasks',
  planRequired: 'Your plan doesn’t include that. A larger plan would.',

  // What the service doesn't accept
  taskInvalid: 'The service didn’t accept that as a task. Please try a shorter title.',
  taskLimitReached: 'Your list is as full as your plan allows. Mark a task as done first, then add this one.',

  // Titles of cards and screens
  listTitle: 'Your tasks',
  addedTitle: 'Task added',
  completedTitle: 'Task done',
  planTitle: 'Your plan',
} as const;
