/** The intents of Alexa's that every skill answers alike. */
export const builtInIntents = [
  'AMAZON.HelpIntent',
  'AMAZON.StopIntent',
  'AMAZON.CancelIntent',
  'AMAZON.NavigateHomeIntent',
  'AMAZON.RepeatIntent',
  'AMAZON.FallbackIntent',
  'AMAZON.YesIntent',
  'AMAZON.NoIntent',
] as const;

/** What customers say for each of them beyond what Alexa knows already. */
export type BuiltInSamples = Readonly<Record<(typeof builtInIntents)[number], readonly string[]>>;
