import type { BuiltInSamples } from './samples';

/** German. */
export const deDE: BuiltInSamples = {
  'AMAZON.HelpIntent': [
    'hilfe',
    'hilf mir',
    'ich brauche hilfe',
    'was kann ich tun',
    'was kann ich sagen',
    'was kannst du',
    'wie funktioniert das',
  ],
  'AMAZON.StopIntent': [
    'stopp',
    'das ist alles',
    'das war alles',
    'ich bin fertig',
    'tschüss',
    'auf wiedersehen',
  ],
  'AMAZON.CancelIntent': ['abbrechen', 'brich ab', 'vergiss es', 'schon gut'],
  'AMAZON.NavigateHomeIntent': [],
  'AMAZON.RepeatIntent': [
    'wiederholen',
    'wiederhole das',
    'sag das noch mal',
    'sag das noch einmal',
    'noch mal bitte',
    'wie bitte',
    'was hast du gesagt',
  ],
  'AMAZON.FallbackIntent': [],
  'AMAZON.YesIntent': ['ja', 'ja bitte', 'ja gerne', 'klar', 'okay', 'natürlich', 'na klar'],
  'AMAZON.NoIntent': ['nein', 'nein danke', 'nee', 'lieber nicht', 'jetzt nicht'],
};
