import type { BuiltInSamples } from './samples';

/** British English. */
export const enGB: BuiltInSamples = {
  'AMAZON.HelpIntent': [
    'help',
    'help me',
    'i need help',
    'what can i do',
    'what can i say',
    'what can you do',
    'how does this work',
  ],
  'AMAZON.StopIntent': ['stop', "that's all", 'that is all', "i'm done", 'goodbye', 'bye'],
  'AMAZON.CancelIntent': ['cancel', 'cancel that', 'never mind', 'forget it'],
  'AMAZON.NavigateHomeIntent': [],
  'AMAZON.RepeatIntent': [
    'repeat',
    'repeat that',
    'say that again',
    'say it again',
    'once more',
    'what did you say',
  ],
  'AMAZON.FallbackIntent': [],
  'AMAZON.YesIntent': ['yes', 'yes please', 'yeah', 'sure', 'okay', 'of course', 'go ahead'],
  'AMAZON.NoIntent': ['no', 'no thanks', 'no thank you', 'nope', 'not now'],
};
