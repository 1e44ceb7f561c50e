import type { BuiltInSamples } from './samples';

/** French. */
export const frFR: BuiltInSamples = {
  'AMAZON.HelpIntent': [
    'aide',
    'aide-moi',
    "j'ai besoin d'aide",
    'que puis-je faire',
    "qu'est-ce que je peux faire",
    "qu'est-ce que je peux dire",
    'comment ça marche',
  ],
  'AMAZON.StopIntent': [
    'stop',
    'arrête',
    'arrête-toi',
    "c'est tout",
    "j'ai fini",
    "j'ai terminé",
    'au revoir',
  ],
  'AMAZON.CancelIntent': ['annule', 'annuler', 'laisse tomber', 'oublie ça'],
  'AMAZON.NavigateHomeIntent': [],
  'AMAZON.RepeatIntent': [
    'répète',
    'répéter',
    "répète s'il te plaît",
    'redis-le',
    'redis-moi ça',
    'encore une fois',
    "qu'est-ce que tu as dit",
  ],
  'AMAZON.FallbackIntent': [],
  'AMAZON.YesIntent': ['oui', "oui s'il te plaît", 'oui merci', "d'accord", 'bien sûr', 'ok', 'vas-y'],
  'AMAZON.NoIntent': ['non', 'non merci', 'pas maintenant', 'pas la peine', 'ça ira'],
};
