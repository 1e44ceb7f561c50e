import { type Language, listed, type Noun, type Phrases } from './phrases';

const and = listed('en');
const or = listed('en', 'disjunction');

/** e.g. `an hour`, `a user`. */
const a = ({ one }: Noun) =>
  `${/^([aeiou]|hour|honest|heir)/.test(one) && !/^(uni|use|euro|one)/.test(one) ? 'an' : 'a'} ${one}`;
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
/** What was done to something says a date of itself: `created`, `due`. */
const isParticiple = ({ one }: Noun) => /^(due|\w+ed)$/.test(one);

const objects = {
  itself: ({ one }: Noun) => `the ${one} {{what}}`,
  other: (noun: Noun) => `${a(noun)} for {{what}}`,
  nothing: a,
};

const phrases: Phrases = {
  samples: ({ kind, verb, noun, action, isOnly }) => {
    if (kind === 'list') return [`read my ${noun.many}`, `what are my ${noun.many}`, `list my ${noun.many}`];
    if (kind === 'one') {
      return isOnly
        ? [`tell me about my ${noun.one}`, `what is my ${noun.one}`]
        : [`tell me about ${a(noun)}`, `read ${a(noun)}`];
    }
    return {
      create: [`add ${a(noun)}`, `create ${a(noun)}`],
      update: [`change ${a(noun)}`, `update ${a(noun)}`],
      delete: [`delete ${a(noun)}`, `remove ${a(noun)}`],
      do: [`${action} ${a(noun)}`, `please ${action} ${a(noun)}`],
    }[verb];
  },
  sampleNamed: ({ kind, verb, noun: { one }, action }, slot) => {
    if (kind !== 'change') return `tell me about the ${one} {${slot}}`;
    return {
      create: `add the ${one} {${slot}}`,
      update: `change the ${one} {${slot}}`,
      delete: `delete the ${one} {${slot}}`,
      do: `${action} the ${one} {${slot}}`,
    }[verb];
  },
  sampleOf: ({ kind, verb, noun, action }, slot) => {
    if (kind === 'list') return `read my ${noun.many} for {${slot}}`;
    if (kind === 'one') return `tell me about ${a(noun)} of {${slot}}`;
    return {
      create: `add ${a(noun)} for {${slot}}`,
      update: `change ${a(noun)} of {${slot}}`,
      delete: `delete ${a(noun)} of {${slot}}`,
      do: `${action} ${a(noun)} of {${slot}}`,
    }[verb];
  },
  sampleField: ({ noun }, field) => `change the ${field.one} of ${a(noun)}`,
  sampleWords: (words) => [words, `please ${words}`],
  companion: (name) => `${name} companion`,
  which: ({ one }) => `Which ${one}?`,
  what: ({ noun: { one }, type, values, isYesOrNo }) => {
    if (isYesOrNo) return `${capital(one)}: yes or no?`;
    if (values) return `Which ${one}: ${or(values)}?`;
    if (type === 'AMAZON.DATE') return one === 'date' ? 'On which day?' : `Which day is the ${one}?`;
    if (type === 'AMAZON.TIME') return `What time is the ${one}?`;
    if (type === 'AMAZON.DURATION') return `How long is the ${one}?`;
    return type.startsWith('AMAZON.') ? `What is the ${one}?` : `Which ${one}?`;
  },
  sure: ({ verb, noun, action, how }) =>
    ({
      create: `Shall I add ${objects[how](noun)}?`,
      update: `Shall I change ${objects[how](noun)}?`,
      delete: `Shall I delete ${objects[how](noun)}?`,
      do: `Shall I ${action} ${objects[how](noun)}?`,
    })[verb],
  done: ({ verb, noun, how }) =>
    ({
      create: `I added ${objects[how](noun)}.`,
      update: `I changed ${objects[how](noun)}.`,
      delete: `I deleted ${objects[how](noun)}.`,
      do: `That is done: ${objects[how](noun)}.`,
    })[verb],
  some: ({ many }) => `Your ${many}: {{items, list}}.`,
  none: ({ many }) => `You have no ${many}.`,
  noSuch: ({ one }) => `I found no ${one} like “{{wanted}}”.`,
  title: ({ kind, noun }) => (kind === 'list' ? `Your ${noun.many}` : capital(noun.one)),
  thing: ({ kind, verb, noun, action, isOnly }) =>
    ({
      list: `read your ${noun.many}`,
      one: `tell you about ${isOnly ? `your ${noun.one}` : a(noun)}`,
      change: {
        create: `add ${a(noun)}`,
        update: `change ${a(noun)}`,
        delete: `delete ${a(noun)}`,
        do: `${action} ${a(noun)}`,
      }[verb],
    })[kind],
  help: (things, example) => `I can ${and(things)}. For example, say: ${example}.`,
  notReading: ({ many }) => `read your ${many}`,
  notChanging: ({ many }) => `change your ${many}`,
  field: (noun) => ({
    text: isParticiple(noun) ? `${capital(noun.one)}: {{value}}.` : `The ${noun.one} is {{value}}.`,
    day: isParticiple(noun)
      ? `It ${noun.one === 'due' ? 'is' : 'was'} ${noun.one} on {{value, date}}.`
      : `The ${noun.one} is {{value, date}}.`,
    number: `${capital(noun.one)}: {{value, number}}.`,
    entry: noun.one === 'date' ? '{{title}} ({{day, day}})' : `{{title}} (${noun.one} {{day, day}})`,
  }),
  foreign: (value) => value,
  store: {
    can: (name, things) => `${name} can ${and(things)}.`,
    account:
      'You need an account with us. When you enable the skill, sign in once in the Alexa app to link it.',
    saying: 'Try saying:',
    open: (name) => `Alexa, open ${name}`,
    ask: (name, sample) => `Alexa, ask ${name} to ${sample}`,
  },
  refused: {
    400: 'That wasn’t accepted as it was said.',
    403: 'Your account doesn’t allow that.',
    404: 'I found nothing like that.',
    409: 'That doesn’t go together with what is there already.',
    422: 'That wasn’t accepted as it was said.',
  },
  kept: 'All right, I left everything as it was.',
  more: 'Would you like to hear more?',
  noMore: 'There is nothing more.',
  changed: 'The list has changed in the meantime. Please ask for it again.',
  several: 'Several fit: {{items, list}}. Which one?',
  withState: '{{title}}, {{state}}',
  nothing: 'There is nothing to tell about it.',
  fallback: 'I’m not sure how to do that. Say help to hear what I can do.',
  unnamed: 'one without a name',
};

/** English: the document's own nouns. */
export const english: Language = { phrases, nouns: {} };
