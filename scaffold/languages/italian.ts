import type { Phrases } from './phrases';

/** Italian, with tu. */
export const italian: Phrases = {
  samples: ({ kind, verb, one, many }, words) => {
    if (kind === 'list') return [`quali sono i miei ${many}`, `leggi i miei ${many}`, `dimmi i miei ${many}`];
    if (kind === 'one') return [`parlami di ${one}`, `leggi ${one}`];
    return {
      create: [`aggiungi ${one}`, `crea ${one}`],
      update: [`cambia ${one}`, `aggiorna ${one}`],
      delete: [`cancella ${one}`, `elimina ${one}`],
      do: [`${words}`, `fai ${words}`],
    }[verb];
  },
  sampleWith: ({ kind, verb, one, many }, slot) => {
    if (kind === 'list') return `leggi i miei ${many} di {${slot}}`;
    if (kind === 'one') return `parlami di ${one} {${slot}}`;
    return {
      create: `aggiungi ${one} {${slot}}`,
      update: `cambia ${one} {${slot}}`,
      delete: `cancella ${one} {${slot}}`,
      do: `${one} per {${slot}}`,
    }[verb];
  },
  invocation: (title) => `il mio ${title}`,
  which: (one) => `Quale: ${one}?`,
  what: (name) => `Che cosa metto per ${name}?`,
  sure: (verb, one) =>
    ({
      create: `Aggiungo {{what}} (${one})?`,
      update: `Cambio {{what}} (${one})?`,
      delete: `Cancello {{what}} (${one})?`,
      do: `Lo faccio: ${one} {{what}}?`,
    })[verb],
  done: (verb, one) =>
    ({
      create: `Aggiunto: ${one}: {{what}}.`,
      update: `Cambiato: ${one}: {{what}}.`,
      delete: `Cancellato: ${one}: {{what}}.`,
      do: `Fatto: {{what}}.`,
    })[verb],
  some: (many) => `I tuoi ${many}: {{items, list}}.`,
  none: (many) => `Non ho trovato nulla: ${many}.`,
  noSuch: (one) => `Non ho trovato nulla come “{{wanted}}”: ${one}.`,
  help: (things) => `Posso ${things.join(', ')}.`,
  thing: ({ kind, verb, one, many }) =>
    ({
      list: `leggere i tuoi ${many}`,
      one: `parlarti di ${one}`,
      change: {
        create: `aggiungere ${one}`,
        update: `cambiare ${one}`,
        delete: `cancellare ${one}`,
        do: `fare ${one}`,
      }[verb],
    })[kind],
  scope: (title) => `usare ${title}`,
  field: (name) => ({
    text: `${name}: {{value}}.`,
    day: `${name}: {{value, date}}.`,
    number: `${name}: {{value, number}}.`,
  }),
  kept: 'Va bene, lascio tutto com’era.',
  more: 'Vuoi sentire altro?',
  noMore: 'Non c’è altro.',
  changed: 'Nel frattempo l’elenco è cambiato. Chiedilo di nuovo.',
  several: 'Ce n’è più di uno: {{items, list}}. Quale?',
  withState: '{{title}}: {{state}}',
  withDay: '{{title}} ({{day, day}})',
  nothing: 'Non c’è nulla da dire.',
  fallback: 'Questo non lo so fare. Di’ aiuto per sentire che cosa posso fare.',
  unnamed: 'uno senza nome',
};
