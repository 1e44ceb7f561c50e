import type { Words } from '../../skill/service';
import type { enUS } from './en-US';

/** German. Customers are addressed as *du*, as Alexa itself does. */
export const deDE = {
  welcome_zero: 'Willkommen, {{name}}. Du hast keine offenen Aufgaben.',
  welcome_one: 'Willkommen, {{name}}. Du hast eine offene Aufgabe.',
  welcome_other: 'Willkommen, {{name}}. Du hast {{count, number}} offene Aufgaben.',
  welcomeNameless_zero: 'Willkommen. Du hast keine offenen Aufgaben.',
  welcomeNameless_one: 'Willkommen. Du hast eine offene Aufgabe.',
  welcomeNameless_other: 'Willkommen. Du hast {{count, number}} offene Aufgaben.',
  help: 'Ich kann deine offenen Aufgaben vorlesen, eine hinzufügen, eine als erledigt markieren und dir sagen, welchen Tarif du hast. Sag zum Beispiel: Was steht auf meiner Liste? Oder: Setz Milch kaufen auf meine Liste.',
  fallback: 'Das kann ich leider nicht. Du kannst sagen: Was steht auf meiner Liste? Oder: Hilfe.',

  listEmpty: 'Auf deiner Liste stehen keine offenen Aufgaben.',
  listAll_one: 'Du hast eine offene Aufgabe: {{tasks, list}}.',
  listAll_other: 'Du hast {{count, number}} offene Aufgaben: {{tasks, list}}.',
  listBegin_one: 'Du hast eine offene Aufgabe. Zuerst: {{tasks, list}}.',
  listBegin_other: 'Du hast {{count, number}} offene Aufgaben. Zuerst: {{tasks, list}}.',
  listContinue: 'Weiter geht es mit: {{tasks, list}}.',
  listEnd_one: 'Und die letzte: {{tasks, list}}.',
  listEnd_other: 'Und die letzten {{count, number}}: {{tasks, list}}.',
  listMore: 'Möchtest du mehr hören?',
  listNoMore: 'Mehr steht nicht auf deiner Liste.',
  listChanged:
    'Deine Liste hat sich inzwischen geändert. Frag mich, was darauf steht, und ich fange von vorne an.',
  noTitle: 'eine Aufgabe ohne Titel',
  taskDue: '{{title}} (fällig am {{due, day}})',
  dueDay: 'Fällig am {{due, day}}',

  addWhat: 'Was soll ich hinzufügen?',
  added: 'Ich habe „{{title}}“ auf deine Liste gesetzt.',

  completeWhat: 'Welche Aufgabe ist erledigt?',
  completed: 'Ich habe „{{title}}“ als erledigt markiert.',
  alreadyCompleted: '„{{title}}“ war schon erledigt.',
  noSuchTask: 'Ich habe keine offene Aufgabe wie „{{wanted}}“ gefunden.',
  taskGone: '„{{title}}“ steht nicht mehr auf deiner Liste.',
  severalFit: 'Mehrere Aufgaben passen: {{tasks, list}}.',
  isItThis: 'Meinst du „{{title}}“?',
  noneOfThem: 'In Ordnung, ich lasse deine Liste, wie sie ist.',

  planName: 'Du hast den Tarif {{plan}}.',
  planUsage_zero: 'Du hast keine offenen Aufgaben.',
  planUsage_one: 'Du hast eine offene Aufgabe.',
  planUsage_other: 'Du hast {{count, number}} offene Aufgaben.',
  planUsageOfLimit_one: 'Von der einen Aufgabe in deinem Tarif nutzt du {{open, number}}.',
  planUsageOfLimit_other: 'Von {{count, number}} Aufgaben in deinem Tarif nutzt du {{open, number}}.',
  planRenewal: 'Er verlängert sich am {{renewal, date}}.',

  seeProfile: 'dein Profil und deinen Tarif nicht sehen',
  readTasks: 'deine Aufgaben nicht lesen',
  changeTasks: 'deine Aufgaben nicht ändern',
  planRequired: 'Das ist in deinem Tarif nicht enthalten. In einem größeren schon.',

  taskInvalid: 'Der Dienst hat das nicht als Aufgabe angenommen. Versuch es bitte mit einem kürzeren Titel.',
  taskLimitReached:
    'Deine Liste ist so voll, wie dein Tarif es erlaubt. Markiere zuerst eine Aufgabe als erledigt, dann füge diese hinzu.',

  listTitle: 'Deine Aufgaben',
  addedTitle: 'Aufgabe hinzugefügt',
  completedTitle: 'Aufgabe erledigt',
  planTitle: 'Dein Tarif',
} as const satisfies Words<typeof enUS>;
