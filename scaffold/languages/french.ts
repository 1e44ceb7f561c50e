import type { Phrases } from './phrases';

/** French, with vous. */
export const french: Phrases = {
  samples: ({ kind, verb, one, many }, words) => {
    if (kind === 'list') return [`quels sont mes ${many}`, `lis mes ${many}`, `donne mes ${many}`];
    if (kind === 'one') return [`parle de ${one}`, `lis ${one}`];
    return {
      create: [`ajoute ${one}`, `nouveau ${one}`],
      update: [`change ${one}`, `modifie ${one}`],
      delete: [`supprime ${one}`, `efface ${one}`],
      do: [`${words}`, `fais ${words}`],
    }[verb];
  },
  sampleWith: ({ kind, verb, one, many }, slot) => {
    if (kind === 'list') return `lis mes ${many} de {${slot}}`;
    if (kind === 'one') return `parle de ${one} {${slot}}`;
    return {
      create: `ajoute ${one} {${slot}}`,
      update: `change ${one} {${slot}}`,
      delete: `supprime ${one} {${slot}}`,
      do: `${one} pour {${slot}}`,
    }[verb];
  },
  invocation: (title) => `mon ${title}`,
  which: (one) => `De quoi s’agit-il : ${one} ?`,
  what: (name) => `Que faut-il mettre pour ${name} ?`,
  sure: (verb, one) =>
    ({
      create: `Dois-je ajouter {{what}} (${one}) ?`,
      update: `Dois-je modifier {{what}} (${one}) ?`,
      delete: `Dois-je supprimer {{what}} (${one}) ?`,
      do: `Dois-je le faire : ${one} {{what}} ?`,
    })[verb],
  done: (verb, one) =>
    ({
      create: `C’est ajouté : ${one}: {{what}}.`,
      update: `C’est modifié : ${one}: {{what}}.`,
      delete: `C’est supprimé : ${one}: {{what}}.`,
      do: `C’est fait: {{what}}.`,
    })[verb],
  some: (many) => `Vos ${many} : {{items, list}}.`,
  none: (many) => `Je n’ai rien trouvé : ${many}.`,
  noSuch: (one) => `Je n’ai rien trouvé pour « {{wanted}} » : ${one}.`,
  help: (things) => `Je peux ${things.join(', ')}.`,
  thing: ({ kind, verb, one, many }) =>
    ({
      list: `lire vos ${many}`,
      one: `parler de ${one}`,
      change: {
        create: `ajouter ${one}`,
        update: `modifier ${one}`,
        delete: `supprimer ${one}`,
        do: `faire ${one}`,
      }[verb],
    })[kind],
  scope: (title) => `utiliser ${title}`,
  field: (name) => ({
    text: `${name} : {{value}}.`,
    day: `${name} : {{value, date}}.`,
    number: `${name} : {{value, number}}.`,
  }),
  kept: 'D’accord, je n’ai rien changé.',
  more: 'Voulez-vous entendre la suite ?',
  noMore: 'Il n’y a rien de plus.',
  changed: 'La liste a changé entre-temps. Demandez-la de nouveau.',
  several: 'Plusieurs conviennent : {{items, list}}. Lequel ?',
  withState: '{{title}} : {{state}}',
  withDay: '{{title}} ({{day, day}})',
  nothing: 'Il n’y a rien à en dire.',
  fallback: 'Je ne sais pas faire cela. Dites aide pour savoir ce que je peux faire.',
  unnamed: 'un élément sans nom',
};
