import type { Words } from '../words';
import type { enUS } from './en-US';

/** German. Customers are addressed as *du*, as Alexa itself does. */
export const deDE = {
  whatToDo: 'Was möchtest du tun?',
  whatElse: 'Was kann ich noch für dich tun?',
  nothingToRepeat: 'Ich habe noch nichts gesagt.',
  goodbye: 'Tschüss.',
  oneMoment: 'Einen Moment, bitte.',

  linkAccount:
    'Dafür muss dein Konto zuerst verknüpft werden. Ich habe dir eine Karte in die Alexa-App geschickt, die dich zur Anmeldung führt.',
  signInAgain:
    'Damit es weitergeht, melde dich bitte noch einmal bei deinem Konto an. Ich habe dir eine Karte in die Alexa-App geschickt, die dich dorthin führt.',
  missingScope: 'Dein Konto lässt mich {{what}}. Wer es verwaltet, kann das erlauben.',
  forbidden: 'Dein Konto erlaubt das nicht.',

  notAccepted: 'Das hat nicht geklappt. Sag es bitte noch einmal.',

  rateLimited: 'Das war viel auf einmal. Versuch es bitte später noch einmal.',
  rateLimitedFor: 'Das war viel auf einmal. Versuch es bitte {{seconds, wait}} noch einmal.',
  unavailable: 'Ich kann den Dienst gerade nicht erreichen. Versuch es bitte später noch einmal.',
  mayBeDone: 'Ich weiß nicht, ob das geklappt hat. Sieh bitte nach, bevor du noch einmal darum bittest.',
} as const satisfies Words<typeof enUS>;
