import type { BuiltInSamples } from './samples';

/** Spanish of Spain. */
export const esES: BuiltInSamples = {
  'AMAZON.HelpIntent': [
    'ayuda',
    'ayúdame',
    'necesito ayuda',
    'qué puedo hacer',
    'qué puedo decir',
    'qué sabes hacer',
    'cómo funciona esto',
  ],
  'AMAZON.StopIntent': [
    'para',
    'detente',
    'eso es todo',
    'ya está',
    'ya he terminado',
    'adiós',
    'hasta luego',
  ],
  'AMAZON.CancelIntent': ['cancela', 'cancelar', 'olvídalo', 'déjalo'],
  'AMAZON.NavigateHomeIntent': [],
  'AMAZON.RepeatIntent': [
    'repite',
    'repetir',
    'repítelo',
    'repite por favor',
    'dilo otra vez',
    'otra vez',
    'qué has dicho',
  ],
  'AMAZON.FallbackIntent': [],
  'AMAZON.YesIntent': ['sí', 'sí por favor', 'sí gracias', 'vale', 'claro', 'por supuesto', 'adelante'],
  'AMAZON.NoIntent': ['no', 'no gracias', 'ahora no', 'no hace falta', 'mejor no'],
};
