import type { Words } from '../../skill/service';
import type { enUS } from './en-US';

/** Spanish of Spain. Customers are addressed as *tú*, as Alexa itself does. `_many` is for millions: “de tareas”. */
export const esES = {
  welcome_zero: 'Hola, {{name}}. No tienes tareas pendientes.',
  welcome_one: 'Hola, {{name}}. Tienes una tarea pendiente.',
  welcome_many: 'Hola, {{name}}. Tienes {{count, number}} de tareas pendientes.',
  welcome_other: 'Hola, {{name}}. Tienes {{count, number}} tareas pendientes.',
  welcomeNameless_zero: 'Hola. No tienes tareas pendientes.',
  welcomeNameless_one: 'Hola. Tienes una tarea pendiente.',
  welcomeNameless_many: 'Hola. Tienes {{count, number}} de tareas pendientes.',
  welcomeNameless_other: 'Hola. Tienes {{count, number}} tareas pendientes.',
  help: 'Puedo leerte las tareas pendientes, añadir una, marcar una como hecha y hablarte de tu plan. Di, por ejemplo: ¿qué hay en mi lista? O bien: añade comprar pan a mi lista.',
  fallback: 'Eso no lo sé hacer. Puedes decir: ¿qué hay en mi lista? O bien: ayuda.',

  listEmpty: 'No hay tareas pendientes en tu lista.',
  listAll_one: 'Tienes una tarea pendiente: {{tasks, list}}.',
  listAll_many: 'Tienes {{count, number}} de tareas pendientes: {{tasks, list}}.',
  listAll_other: 'Tienes {{count, number}} tareas pendientes: {{tasks, list}}.',
  listBegin_one: 'Tienes una tarea pendiente. Para empezar: {{tasks, list}}.',
  listBegin_many: 'Tienes {{count, number}} de tareas pendientes. Para empezar: {{tasks, list}}.',
  listBegin_other: 'Tienes {{count, number}} tareas pendientes. Para empezar: {{tasks, list}}.',
  listContinue: 'A continuación: {{tasks, list}}.',
  listEnd_one: 'Y la última: {{tasks, list}}.',
  listEnd_many: 'Y las últimas {{count, number}}: {{tasks, list}}.',
  listEnd_other: 'Y las últimas {{count, number}}: {{tasks, list}}.',
  listMore: '¿Quieres que siga?',
  listNoMore: 'No hay nada más en tu lista.',
  listChanged:
    'Tu lista ha cambiado mientras tanto. Pregúntame qué hay en ella y empezaré desde el principio.',
  noTitle: 'una tarea sin título',
  taskDue: '{{title}} (para el {{due, day}})',
  dueDay: 'Para el {{due, day}}',

  addWhat: '¿Qué quieres que añada?',
  added: 'He añadido «{{title}}» a tu lista.',

  completeWhat: '¿Qué tarea está hecha?',
  completed: 'He marcado la tarea «{{title}}» como hecha.',
  alreadyCompleted: 'La tarea «{{title}}» ya estaba hecha.',
  noSuchTask: 'No he encontrado ninguna tarea pendiente parecida a «{{wanted}}».',
  taskGone: 'La tarea «{{title}}» ya no está en tu lista.',
  severalFit: 'Hay varias tareas que encajan: {{tasks, list}}.',
  isItThis: '¿Te refieres a «{{title}}»?',
  noneOfThem: 'De acuerdo, dejo tu lista como está.',

  planName: 'Tienes el plan {{plan}}.',
  planUsage_zero: 'No tienes tareas pendientes.',
  planUsage_one: 'Tienes una tarea pendiente.',
  planUsage_many: 'Tienes {{count, number}} de tareas pendientes.',
  planUsage_other: 'Tienes {{count, number}} tareas pendientes.',
  planUsageOfLimit_one: 'Tu plan incluye una tarea y usas {{open, number}}.',
  planUsageOfLimit_many: 'Tu plan incluye {{count, number}} de tareas y usas {{open, number}}.',
  planUsageOfLimit_other: 'Tu plan incluye {{count, number}} tareas y usas {{open, number}}.',
  planRenewal: 'Se renueva el {{renewal, date}}.',

  seeProfile: 'ver tu perfil ni tu plan',
  readTasks: 'leer tus tareas',
  changeTasks: 'cambiar tus tareas',
  planRequired: 'Tu plan no incluye eso. Uno superior, sí.',

  taskInvalid: 'El servicio no ha aceptado eso como tarea. Prueba con un título más corto.',
  taskLimitReached:
    'Tu lista está tan llena como permite tu plan. Marca antes una tarea como hecha y luego añade esta.',

  listTitle: 'Tus tareas',
  addedTitle: 'Tarea añadida',
  completedTitle: 'Tarea hecha',
  planTitle: 'Tu plan',
} as const satisfies Words<typeof enUS>;
