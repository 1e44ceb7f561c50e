import type { Phrases } from './phrases';

/** Spanish, with tú. */
export const spanish: Phrases = {
  samples: ({ kind, verb, one, many }, words) => {
    if (kind === 'list') return [`cuáles son mis ${many}`, `lee mis ${many}`, `dime mis ${many}`];
    if (kind === 'one') return [`háblame de ${one}`, `lee ${one}`];
    return {
      create: [`añade ${one}`, `crea ${one}`],
      update: [`cambia ${one}`, `actualiza ${one}`],
      delete: [`borra ${one}`, `elimina ${one}`],
      do: [`${words}`, `haz ${words}`],
    }[verb];
  },
  sampleWith: ({ kind, verb, one, many }, slot) => {
    if (kind === 'list') return `lee mis ${many} de {${slot}}`;
    if (kind === 'one') return `háblame de ${one} {${slot}}`;
    return {
      create: `añade ${one} {${slot}}`,
      update: `cambia ${one} {${slot}}`,
      delete: `borra ${one} {${slot}}`,
      do: `${one} para {${slot}}`,
    }[verb];
  },
  invocation: (title) => `mi ${title}`,
  which: (one) => `¿Cuál es: ${one}?`,
  what: (name) => `¿Qué pongo en ${name}?`,
  sure: (verb, one) =>
    ({
      create: `¿Añado {{what}} (${one})?`,
      update: `¿Cambio {{what}} (${one})?`,
      delete: `¿Borro {{what}} (${one})?`,
      do: `¿Lo hago: ${one} {{what}}?`,
    })[verb],
  done: (verb, one) =>
    ({
      create: `Añadido: ${one}: {{what}}.`,
      update: `Cambiado: ${one}: {{what}}.`,
      delete: `Borrado: ${one}: {{what}}.`,
      do: `Hecho: {{what}}.`,
    })[verb],
  some: (many) => `Tus ${many}: {{items, list}}.`,
  none: (many) => `No he encontrado nada: ${many}.`,
  noSuch: (one) => `No he encontrado nada como «{{wanted}}»: ${one}.`,
  help: (things) => `Puedo ${things.join(', ')}.`,
  thing: ({ kind, verb, one, many }) =>
    ({
      list: `leer tus ${many}`,
      one: `hablarte de ${one}`,
      change: {
        create: `añadir ${one}`,
        update: `cambiar ${one}`,
        delete: `borrar ${one}`,
        do: `hacer ${one}`,
      }[verb],
    })[kind],
  scope: (title) => `usar ${title}`,
  field: (name) => ({
    text: `${name}: {{value}}.`,
    day: `${name}: {{value, date}}.`,
    number: `${name}: {{value, number}}.`,
  }),
  kept: 'De acuerdo, lo dejo todo como estaba.',
  more: '¿Quieres oír más?',
  noMore: 'No hay nada más.',
  changed: 'La lista ha cambiado. Vuelve a pedirla, por favor.',
  several: 'Hay varios: {{items, list}}. ¿Cuál?',
  withState: '{{title}}: {{state}}',
  withDay: '{{title}} ({{day, day}})',
  nothing: 'No hay nada que contar.',
  fallback: 'No sé hacer eso. Di ayuda para saber qué puedo hacer.',
  unnamed: 'uno sin nombre',
};
