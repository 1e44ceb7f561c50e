import type { Words } from '../words';
import type { enUS } from './en-US';

/** Italian. Customers are addressed as *tu*, as Alexa itself does. */
export const itIT = {
  whatToDo: 'Cosa vuoi fare?',
  whatElse: 'Cos’altro posso fare per te?',
  nothingToRepeat: 'Non ho ancora detto niente.',
  goodbye: 'A presto.',
  oneMoment: 'Un momento, per favore.',

  linkAccount:
    'Per farlo, prima devi collegare il tuo account. Ti ho inviato una scheda nell’app Alexa per accedere.',
  signInAgain:
    'Per continuare, accedi un’altra volta al tuo account. Ti ho inviato una scheda nell’app Alexa per farlo.',
  missingScope: 'Il tuo account non mi lascia {{what}}. Chi lo gestisce può permetterlo.',
  forbidden: 'Il tuo account non lo permette.',

  notAccepted: 'Non ha funzionato. Ripetilo, per favore.',

  rateLimited: 'Sono troppe richieste in una volta. Riprova più tardi.',
  rateLimitedFor: 'Sono troppe richieste in una volta. Riprova {{seconds, wait}}.',
  unavailable: 'In questo momento non riesco a raggiungere il servizio. Riprova più tardi.',
  mayBeDone: 'Non so se ha funzionato. Controlla prima di chiederlo di nuovo.',
} as const satisfies Words<typeof enUS>;
