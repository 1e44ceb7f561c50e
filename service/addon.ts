import type { AddonService } from '../addon/service';
import type { operations } from './operations';
import { addTask } from './tools/add-task';
import { completeTask } from './tools/complete-task';
import { getPlan } from './tools/get-plan';
import { listTasks } from './tools/list-tasks';
import type { English } from './words/languages';

/** The service as the add-on takes it, beside what the skill has of it. */
export const addon: AddonService<English, typeof operations> = {
  name: 'example-tasks',
  title: 'Example tasks',
  version: '1.0.0',
  instructions:
    'The customer’s own task list: reads it, adds to it, marks tasks as done, and knows their plan. Say what a tool’s text says; ask before you add or complete what the customer did not name.',
  tools: [listTasks, addTask, completeTask, getPlan],
  page: {
    shortDescription: 'Hear your open tasks, add new ones and check them off in a conversation.',
    fullDescription:
      'Task Companion knows the open tasks of your account. Ask what is left to do, add a task, say which one is done, or ask about your plan and how much of it you have used.\n\nYou need an account with us. Sign in once to link it.',
    examplePhrases: [
      "What's on my Task Companion list?",
      'Add buy milk to my tasks',
      'Mark buy milk as done',
      "What's my plan with Task Companion?",
    ],
  },
};
