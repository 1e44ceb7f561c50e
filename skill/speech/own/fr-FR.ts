import type { Words } from '../words';
import type { enUS } from './en-US';

/** French. Customers are addressed as *vous*, as Alexa itself does. */
export const frFR = {
  whatToDo: 'Que voulez-vous faire ?',
  whatElse: 'Que puis-je faire d’autre pour vous ?',
  nothingToRepeat: 'Je n’ai encore rien dit.',
  goodbye: 'Au revoir.',
  oneMoment: 'Un instant, s’il vous plaît.',

  linkAccount:
    'Pour cela, il faut d’abord associer votre compte. J’ai envoyé une carte dans votre application Alexa pour vous connecter.',
  signInAgain:
    'Pour continuer, connectez-vous encore une fois à votre compte. J’ai envoyé une carte dans votre application Alexa pour le faire.',
  missingScope: 'Votre compte ne me laisse pas {{what}}. La personne qui le gère peut le permettre.',
  forbidden: 'Votre compte ne le permet pas.',

  notAccepted: 'Cela n’a pas fonctionné. Redites-le, s’il vous plaît.',

  rateLimited: 'Cela fait beaucoup de demandes à la fois. Réessayez plus tard.',
  rateLimitedFor: 'Cela fait beaucoup de demandes à la fois. Réessayez {{seconds, wait}}.',
  unavailable: 'Je n’arrive pas à joindre le service pour le moment. Réessayez plus tard.',
  mayBeDone: 'Je ne sais pas si cela a marché. Vérifiez avant de le redemander.',
} as const satisfies Words<typeof enUS>;
