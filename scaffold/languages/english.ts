import type { Phrases } from './phrases';

/** English. */
export const english: Phrases = {
  samples: ({ kind, verb, one, many }, words) => {
    if (kind === 'list') return [`what are my ${many}`, `read my ${many}`, `list my ${many}`];
    if (kind === 'one') return [`tell me about a ${one}`, `read a ${one}`];
    return {
      create: [`add a ${one}`, `create a ${one}`],
      update: [`change a ${one}`, `update a ${one}`],
      delete: [`delete a ${one}`, `remove a ${one}`],
      do: [`${words}`, `please ${words}`],
    }[verb];
  },
  sampleWith: ({ kind, verb, one, many }, slot) => {
    if (kind === 'list') return `read my ${many} of {${slot}}`;
    if (kind === 'one') return `tell me about the ${one} {${slot}}`;
    return {
      create: `add the ${one} {${slot}}`,
      update: `change the ${one} {${slot}}`,
      delete: `delete the ${one} {${slot}}`,
      do: `${one} for {${slot}}`,
    }[verb];
  },
  invocation: (title) => `my ${title}`,
  which: (one) => `Which ${one}?`,
  what: (name) => `What is the ${name}?`,
  sure: (verb, one) =>
    ({
      create: `Shall I add the ${one} {{what}}?`,
      update: `Shall I change the ${one} {{what}}?`,
      delete: `Shall I delete the ${one} {{what}}?`,
      do: `Shall I do that: ${one} {{what}}?`,
    })[verb],
  done: (verb, one) =>
    ({
      create: `I added the ${one}: {{what}}.`,
      update: `I changed the ${one}: {{what}}.`,
      delete: `I deleted the ${one}: {{what}}.`,
      do: `That is done: {{what}}.`,
    })[verb],
  some: (many) => `Your ${many}: {{items, list}}.`,
  none: (many) => `You have no ${many}.`,
  noSuch: (one) => `I found no ${one} like “{{wanted}}”.`,
  help: (things) => `I can ${things.join(', ')}.`,
  thing: ({ kind, verb, one, many }) =>
    ({
      list: `read your ${many}`,
      one: `tell you about a ${one}`,
      change: {
        create: `add a ${one}`,
        update: `change a ${one}`,
        delete: `delete a ${one}`,
        do: `do this: ${one}`,
      }[verb],
    })[kind],
  scope: (title) => `use ${title}`,
  field: (name) => ({
    text: `${name}: {{value}}.`,
    day: `${name}: {{value, date}}.`,
    number: `${name}: {{value, number}}.`,
  }),
  kept: 'All right, I left everything as it was.',
  more: 'Would you like to hear more?',
  noMore: 'There is nothing more.',
  changed: 'The list has changed in the meantime. Please ask for it again.',
  several: 'Several fit: {{items, list}}. Which one?',
  withState: '{{title}}: {{state}}',
  withDay: '{{title}} ({{day, day}})',
  nothing: 'There is nothing to tell about it.',
  fallback: 'I’m not sure how to do that. Say help to hear what I can do.',
  unnamed: 'one without a name',
};
