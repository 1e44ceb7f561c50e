/** Types of whatever is said: only one of them may be in a sample, and something has to stand around it. */
const phraseSlotTypes = ['AMAZON.SearchQuery'];
export const slotsIn = (sample: string) => sample.match(/\{[^}]*\}/g) ?? [];
export const textIn = (sample: string) => sample.replaceAll(/\{[^}]*\}/g, '');
export const spaceless = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}]/u;

/** A sample utterance with its intent's slots. */
export interface Sample {
  readonly sample: string;
  readonly slots: readonly { readonly name: string; readonly type: string }[];
}

/** Of an intent's samples; a slot's own samples may be the slot alone. */
export const carrierRule = 'has a carrier phrase around a phrase slot';

const query = { name: 'query', type: 'AMAZON.SearchQuery' };

/**
 * What Alexa asks of a sample utterance, each rule with one that breaks it.
 *
 * @see https://developer.amazon.com/en-US/docs/alexa/custom-skills/create-intents-utterances-and-slots.html
 */
export const sampleRules: Record<string, { holds: (one: Sample) => boolean; broken: Sample }> = {
  'has only letters, spaces, apostrophes, hyphens, underscores and periods (InvalidCharInSamples)': {
    holds: ({ sample }) => /^[\p{L}\p{M}\s'\-_.]*$/u.test(textIn(sample)),
    broken: { sample: "what's on my list?", slots: [] },
  },
  'writes numbers as words': {
    holds: ({ sample }) => !/\p{N}/u.test(sample),
    broken: { sample: 'the next 5', slots: [] },
  },
  'has a period only after the letter of an abbreviation': {
    holds: ({ sample }) => !/(^|[^\p{L}]|\p{L}{2})\./u.test(sample),
    broken: { sample: 'read my list.', slots: [] },
  },
  'has an apostrophe only after a letter': {
    holds: ({ sample }) => !/(^|[^\p{L}])'/u.test(sample),
    broken: { sample: "read 'my' list", slots: [] },
  },
  'is lower case, as Alexa transcribes speech': {
    holds: ({ sample }) => textIn(sample) === textIn(sample).toLowerCase(),
    broken: { sample: 'Read my list', slots: [] },
  },
  'has single spaces, between words': {
    holds: ({ sample }) => !/^\s|\s$|\s\s|[^\S ]/.test(sample),
    broken: { sample: ' read my list', slots: [] },
  },
  'has at most 200 characters': {
    holds: ({ sample }) => sample.length <= 200,
    broken: { sample: 'list '.repeat(41).trim(), slots: [] },
  },
  'has only slots that its intent declares': {
    holds: ({ sample, slots }) => {
      const declared = slots.map(({ name }) => `{${name}}`);
      return slotsIn(sample).every((slot) => declared.includes(slot)) && !/[{}]/.test(textIn(sample));
    },
    broken: { sample: 'find {title}', slots: [query] },
  },
  'sets a slot off with spaces, in Japanese too': {
    holds: ({ sample }) => !/[^\s]\{|\}[^\s]/.test(sample),
    broken: { sample: '{query}を追加して', slots: [query] },
  },
  'has no other slot beside a phrase slot': {
    holds: ({ sample, slots }) =>
      slotsIn(sample).length <= 1 ||
      !slots.some(({ name, type }) => phraseSlotTypes.includes(type) && sample.includes(`{${name}}`)),
    broken: { sample: 'find {query} and {query}', slots: [query] },
  },
  [carrierRule]: {
    holds: ({ sample }) => slotsIn(sample).length === 0 || /\p{L}/u.test(textIn(sample)),
    broken: { sample: ' {query}', slots: [query] },
  },
  'has no wake word': {
    holds: ({ sample }) => !/\b(alexa|amazon|echo|computer|ziggy)\b|アレクサ/u.test(sample),
    broken: { sample: 'alexa find {query}', slots: [query] },
  },
};
