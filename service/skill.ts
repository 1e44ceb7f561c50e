import type { SkillService } from '../skill/service';
import { addTask } from './intents/add-task';
import { askToComplete, completeTask, isItThisReplies } from './intents/complete-task';
import { launch } from './intents/launch';
import { more } from './intents/more';
import { plan } from './intents/plan';
import { hearMoreReplies, taskList } from './intents/task-list';
import { operations } from './operations';
import { problems } from './problems';
import { scopes } from './scopes';
import { type English, languages } from './words/languages';

/** The service as the skill takes it: what goes into the Lambda function. */
export const skill: SkillService<English, typeof operations> = {
  operations,
  problems,
  scopes,
  languages,
  missingScope: {
    'profile.read': 'seeProfile',
    'tasks.read': 'readTasks',
    'tasks.write': 'changeTasks',
  },
  refused: {
    'plan-required': 'planRequired',
    'invalid-task': 'taskInvalid',
    'task-limit-reached': 'taskLimitReached',
  },
  launch,
  tapped: askToComplete,
  intents: [taskList, addTask, completeTask, plan, more],
  replies: [hearMoreReplies, isItThisReplies],
};
