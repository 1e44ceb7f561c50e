import type { Words } from '../../skill/service';
import type { enUS } from './en-US';

/**
 * Italian. Customers are addressed as *tu*, as Alexa itself does. `_many` is for millions: “di attività”. No
 * article stands before a date, because it would depend on the day (“il 7”, “l’8”).
 */
export const itIT = {
  welcome_zero: 'Ciao, {{name}}. Non hai attività aperte.',
  welcome_one: 'Ciao, {{name}}. Hai un’attività aperta.',
  welcome_many: 'Ciao, {{name}}. Hai {{count, number}} di attività aperte.',
  welcome_other: 'Ciao, {{name}}. Hai {{count, number}} attività aperte.',
  welcomeNameless_zero: 'Ciao. Non hai attività aperte.',
  welcomeNameless_one: 'Ciao. Hai un’attività aperta.',
  welcomeNameless_many: 'Ciao. Hai {{count, number}} di attività aperte.',
  welcomeNameless_other: 'Ciao. Hai {{count, number}} attività aperte.',
  help: 'Posso leggerti le attività aperte, aggiungerne una, segnarne una come completata e parlarti del tuo piano. Per esempio, di’: cosa devo fare? Oppure: aggiungi comprare il pane alla mia lista.',
  fallback: 'Questo non lo so fare. Puoi dire: cosa devo fare? Oppure: aiuto.',

  listEmpty: 'Non ci sono attività aperte nella tua lista.',
  listAll_one: 'Hai un’attività aperta: {{tasks, list}}.',
  listAll_many: 'Hai {{count, number}} di attività aperte: {{tasks, list}}.',
  listAll_other: 'Hai {{count, number}} attività aperte: {{tasks, list}}.',
  listBegin_one: 'Hai un’attività aperta. Per cominciare: {{tasks, list}}.',
  listBegin_many: 'Hai {{count, number}} di attività aperte. Per cominciare: {{tasks, list}}.',
  listBegin_other: 'Hai {{count, number}} attività aperte. Per cominciare: {{tasks, list}}.',
  listContinue: 'Poi: {{tasks, list}}.',
  listEnd_one: 'E l’ultima: {{tasks, list}}.',
  listEnd_many: 'E le ultime {{count, number}}: {{tasks, list}}.',
  listEnd_other: 'E le ultime {{count, number}}: {{tasks, list}}.',
  listMore: 'Vuoi sentirne altre?',
  listNoMore: 'Non c’è altro nella tua lista.',
  listChanged: 'Nel frattempo la tua lista è cambiata. Chiedimi cosa contiene e ricomincerò da capo.',
  noTitle: 'un’attività senza titolo',
  taskDue: '{{title}} (scadenza {{due, day}})',
  dueDay: 'Scadenza {{due, day}}',

  addWhat: 'Cosa devo aggiungere?',
  added: 'Ho aggiunto «{{title}}» alla tua lista.',

  completeWhat: 'Quale attività è completata?',
  completed: 'Ho segnato l’attività «{{title}}» come completata.',
  alreadyCompleted: 'L’attività «{{title}}» era già completata.',
  noSuchTask: 'Non ho trovato attività aperte simili a «{{wanted}}».',
  taskGone: 'L’attività «{{title}}» non è più nella tua lista.',
  severalFit: 'Ci sono più attività possibili: {{tasks, list}}.',
  isItThis: 'Intendi «{{title}}»?',
  noneOfThem: 'Va bene, lascio la tua lista così com’è.',

  planName: 'Hai il piano {{plan}}.',
  planUsage_zero: 'Non hai attività aperte.',
  planUsage_one: 'Hai un’attività aperta.',
  planUsage_many: 'Hai {{count, number}} di attività aperte.',
  planUsage_other: 'Hai {{count, number}} attività aperte.',
  planUsageOfLimit_one: 'Il tuo piano comprende un’attività e ne usi {{open, number}}.',
  planUsageOfLimit_many: 'Il tuo piano comprende {{count, number}} di attività e ne usi {{open, number}}.',
  planUsageOfLimit_other: 'Il tuo piano comprende {{count, number}} attività e ne usi {{open, number}}.',
  planRenewal: 'Data di rinnovo: {{renewal, date}}.',

  seeProfile: 'vedere il tuo profilo e il tuo piano',
  readTasks: 'leggere le tue attività',
  changeTasks: 'modificare le tue attività',
  planRequired: 'Il tuo piano non lo comprende. Un piano superiore sì.',

  taskInvalid: 'Il servizio non l’ha accettata come attività. Prova con un titolo più breve.',
  taskLimitReached:
    'La tua lista è piena quanto il tuo piano permette. Prima segna un’attività come completata, poi aggiungi questa.',

  listTitle: 'Le tue attività',
  addedTitle: 'Attività aggiunta',
  completedTitle: 'Attività completata',
  planTitle: 'Il tuo piano',
} as const satisfies Words<typeof enUS>;
