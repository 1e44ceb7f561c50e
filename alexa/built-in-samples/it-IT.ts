import type { BuiltInSamples } from './samples';

/** Italian. */
export const itIT: BuiltInSamples = {
  'AMAZON.HelpIntent': [
    'aiuto',
    'aiutami',
    'ho bisogno di aiuto',
    'cosa posso fare',
    'cosa posso dire',
    'cosa sai fare',
    'come funziona',
  ],
  'AMAZON.StopIntent': ['fermati', 'basta', 'basta così', 'è tutto', 'ho finito', 'arrivederci', 'ciao'],
  'AMAZON.CancelIntent': ['annulla', 'annullare', 'lascia stare', 'lascia perdere'],
  'AMAZON.NavigateHomeIntent': [],
  'AMAZON.RepeatIntent': [
    'ripeti',
    'ripetere',
    'ripetilo',
    'ripeti per favore',
    'dillo di nuovo',
    'ancora una volta',
    'cosa hai detto',
  ],
  'AMAZON.FallbackIntent': [],
  'AMAZON.YesIntent': ['sì', 'sì grazie', 'sì per favore', 'certo', 'va bene', "d'accordo", 'ok'],
  'AMAZON.NoIntent': ['no', 'no grazie', 'adesso no', 'non ora', 'meglio di no'],
};
