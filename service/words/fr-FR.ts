import type { Words } from '../../skill/service';
import type { enUS } from './en-US';

/** French. Customers are addressed as *vous*, as Alexa itself does. `_many` is for millions: “de tâches”. */
export const frFR = {
  welcome_zero: 'Bonjour {{name}}. Vous n’avez aucune tâche en cours.',
  welcome_one: 'Bonjour {{name}}. Vous avez une tâche en cours.',
  welcome_many: 'Bonjour {{name}}. Vous avez {{count, number}} de tâches en cours.',
  welcome_other: 'Bonjour {{name}}. Vous avez {{count, number}} tâches en cours.',
  welcomeNameless_zero: 'Bonjour. Vous n’avez aucune tâche en cours.',
  welcomeNameless_one: 'Bonjour. Vous avez une tâche en cours.',
  welcomeNameless_many: 'Bonjour. Vous avez {{count, number}} de tâches en cours.',
  welcomeNameless_other: 'Bonjour. Vous avez {{count, number}} tâches en cours.',
  help: 'Je peux lire vos tâches en cours, en ajouter une, en marquer une comme terminée et vous parler de votre formule. Dites par exemple : quelles sont mes tâches ? Ou bien : ajoute acheter du pain à ma liste.',
  fallback: 'Je ne sais pas faire cela. Vous pouvez dire : quelles sont mes tâches ? Ou bien : aide.',

  listEmpty: 'Il n’y a aucune tâche en cours sur votre liste.',
  listAll_one: 'Vous avez une tâche en cours : {{tasks, list}}.',
  listAll_many: 'Vous avez {{count, number}} de tâches en cours : {{tasks, list}}.',
  listAll_other: 'Vous avez {{count, number}} tâches en cours : {{tasks, list}}.',
  listBegin_one: 'Vous avez une tâche en cours. Pour commencer : {{tasks, list}}.',
  listBegin_many: 'Vous avez {{count, number}} de tâches en cours. Pour commencer : {{tasks, list}}.',
  listBegin_other: 'Vous avez {{count, number}} tâches en cours. Pour commencer : {{tasks, list}}.',
  listContinue: 'Ensuite : {{tasks, list}}.',
  listEnd_one: 'Et la dernière : {{tasks, list}}.',
  listEnd_many: 'Et les {{count, number}} dernières : {{tasks, list}}.',
  listEnd_other: 'Et les {{count, number}} dernières : {{tasks, list}}.',
  listMore: 'Voulez-vous entendre la suite ?',
  listNoMore: 'Il n’y a rien de plus sur votre liste.',
  listChanged:
    'Votre liste a changé entre-temps. Demandez-moi ce qu’elle contient et je reprendrai depuis le début.',
  noTitle: 'une tâche sans titre',
  taskDue: '{{title}} (pour le {{due, day}})',
  dueDay: 'Pour le {{due, day}}',

  addWhat: 'Que dois-je ajouter ?',
  added: 'J’ai ajouté « {{title}} » à votre liste.',

  completeWhat: 'Quelle tâche est terminée ?',
  completed: 'J’ai marqué la tâche « {{title}} » comme terminée.',
  alreadyCompleted: 'La tâche « {{title}} » était déjà terminée.',
  noSuchTask: 'Je n’ai pas trouvé de tâche en cours qui ressemble à « {{wanted}} ».',
  taskGone: 'La tâche « {{title}} » n’est plus sur votre liste.',
  severalFit: 'Plusieurs tâches correspondent : {{tasks, list}}.',
  isItThis: 'S’agit-il de « {{title}} » ?',
  noneOfThem: 'D’accord, je laisse votre liste telle quelle.',

  planName: 'Vous avez la formule {{plan}}.',
  planUsage_zero: 'Vous n’avez aucune tâche en cours.',
  planUsage_one: 'Vous avez une tâche en cours.',
  planUsage_many: 'Vous avez {{count, number}} de tâches en cours.',
  planUsage_other: 'Vous avez {{count, number}} tâches en cours.',
  planUsageOfLimit_zero: 'Votre formule ne comprend aucune tâche et vous en utilisez {{open, number}}.',
  planUsageOfLimit_one: 'Votre formule comprend une tâche et vous en utilisez {{open, number}}.',
  planUsageOfLimit_many:
    'Votre formule comprend {{count, number}} de tâches et vous en utilisez {{open, number}}.',
  planUsageOfLimit_other:
    'Votre formule comprend {{count, number}} tâches et vous en utilisez {{open, number}}.',
  planRenewal: 'Elle se renouvelle le {{renewal, date}}.',

  seeProfile: 'voir votre profil et votre formule',
  readTasks: 'lire vos tâches',
  changeTasks: 'modifier vos tâches',
  planRequired: 'Votre formule ne comprend pas cela. Une formule supérieure le comprend.',

  taskInvalid: 'Le service n’a pas accepté cela comme tâche. Essayez avec un titre plus court.',
  taskLimitReached:
    'Votre liste est aussi remplie que votre formule le permet. Marquez d’abord une tâche comme terminée, puis ajoutez celle-ci.',

  listTitle: 'Vos tâches',
  addedTitle: 'Tâche ajoutée',
  completedTitle: 'Tâche terminée',
  planTitle: 'Votre formule',
} as const satisfies Words<typeof enUS>;
