import type { Words } from '../words';
import type { enUS } from './en-US';

/** Spanish of Spain. Customers are addressed as *tú*, as Alexa itself does. */
export const esES = {
  whatToDo: '¿Qué quieres hacer?',
  whatElse: '¿Qué más puedo hacer por ti?',
  nothingToRepeat: 'Todavía no he dicho nada.',
  goodbye: 'Hasta luego.',
  oneMoment: 'Un momento, por favor.',

  linkAccount:
    'Para eso, primero hay que vincular tu cuenta. Te he enviado una tarjeta a la app Alexa para que inicies sesión.',
  signInAgain:
    'Para seguir, inicia sesión en tu cuenta una vez más. Te he enviado una tarjeta a la app Alexa para que lo hagas.',
  missingScope: 'Tu cuenta no me deja {{what}}. Quien la administra puede permitirlo.',
  forbidden: 'Tu cuenta no lo permite.',

  notAccepted: 'No ha funcionado. Dilo otra vez, por favor.',

  rateLimited: 'Han sido demasiadas peticiones seguidas. Inténtalo más tarde.',
  rateLimitedFor: 'Han sido demasiadas peticiones seguidas. Inténtalo {{seconds, wait}}.',
  unavailable: 'Ahora mismo no puedo conectar con el servicio. Inténtalo más tarde.',
  mayBeDone: 'No sé si ha funcionado. Compruébalo antes de volver a pedirlo.',
} as const satisfies Words<typeof enUS>;
