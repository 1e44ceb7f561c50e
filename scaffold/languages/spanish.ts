import { spanishNouns } from './nouns/spanish';
import { type Language, listed, type Noun, type Phrases } from './phrases';

const and = listed('es');
const or = listed('es', 'disjunction');

/** A noun whose gender is not known is said without an article. */
const a = ({ one, gender }: Noun) => (gender ? `${gender === 'f' ? 'una' : 'un'} ${one}` : one);
const the = ({ one, gender }: Noun) => (gender ? `${gender === 'f' ? 'la' : 'el'} ${one}` : one);
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const deeds = {
  create: { order: 'añade', first: 'Añado', infinitive: 'añadir', participle: 'añadido' },
  update: { order: 'cambia', first: 'Cambio', infinitive: 'cambiar', participle: 'cambiado' },
  delete: { order: 'borra', first: 'Borro', infinitive: 'borrar', participle: 'borrado' },
} as const;
const others = { create: 'crea', update: 'actualiza', delete: 'elimina' } as const;

const objects = {
  itself: (noun: Noun) => `${the(noun)} {{what}}`,
  other: (noun: Noun) => `${a(noun)} de {{what}}`,
  nothing: a,
};

const phrases: Phrases = {
  samples: ({ kind, verb, noun, action, isOnly }) => {
    if (kind === 'list')
      return [`lee mis ${noun.many}`, `cuáles son mis ${noun.many}`, `dime mis ${noun.many}`];
    if (kind === 'one') {
      return isOnly
        ? [`háblame de mi ${noun.one}`, `lee mi ${noun.one}`]
        : [`háblame de ${a(noun)}`, `lee ${a(noun)}`];
    }
    return verb === 'do'
      ? [`${action} ${noun.one}`, `haz ${action} ${noun.one}`]
      : [`${deeds[verb].order} ${a(noun)}`, `${others[verb]} ${a(noun)}`];
  },
  sampleNamed: ({ kind, verb, noun, action }, slot) =>
    kind !== 'change'
      ? `lee ${the(noun)} {${slot}}`
      : verb === 'do'
        ? `${action} ${noun.one} {${slot}}`
        : `${deeds[verb].order} ${the(noun)} {${slot}}`,
  sampleOf: ({ kind, verb, noun, action }, slot) => {
    if (kind === 'list') return `lee mis ${noun.many} de {${slot}}`;
    if (kind === 'one') return `lee ${a(noun)} de {${slot}}`;
    return verb === 'do'
      ? `${action} ${noun.one} de {${slot}}`
      : `${deeds[verb].order} ${a(noun)} de {${slot}}`;
  },
  sampleField: ({ noun }, field) => `cambia ${the(field)} de ${a(noun)}`,
  sampleWords: (words) => [words, `haz ${words}`],
  companion: (name) => `compañero ${name}`,
  which: ({ one }) => `¿Qué ${one}?`,
  what: ({ noun, type, values, isYesOrNo }) => {
    if (isYesOrNo) return `${capital(noun.one)}: ¿sí o no?`;
    if (values) return `¿Qué ${noun.one}: ${or(values)}?`;
    if (!noun.gender) return `¿Qué pongo en «${noun.one}»?`;
    return type === 'AMAZON.DATE' && noun.one === 'fecha' ? '¿Qué día?' : `¿Cuál es ${the(noun)}?`;
  },
  sure: ({ verb, noun, action, how }) =>
    verb === 'do'
      ? `¿Hago «${action}» para ${objects[how](noun)}?`
      : `¿${deeds[verb].first} ${objects[how](noun)}?`,
  done: ({ verb, noun, how }) =>
    verb === 'do'
      ? `Hecho para ${objects[how](noun)}.`
      : `He ${deeds[verb].participle} ${objects[how](noun)}.`,
  some: ({ many }) => `Tus ${many}: {{items, list}}.`,
  none: ({ many }) => `No tienes ${many}.`,
  noSuch: ({ one, gender }) =>
    gender
      ? `No he encontrado ${gender === 'f' ? 'ninguna' : 'ningún'} ${one} como «{{wanted}}».`
      : 'No he encontrado nada como «{{wanted}}».',
  title: ({ kind, noun }) => (kind === 'list' ? `Tus ${noun.many}` : `Sobre: ${noun.one}`),
  thing: ({ kind, verb, noun, action, isOnly }) => {
    if (kind === 'list') return `leer tus ${noun.many}`;
    if (kind === 'one') return `hablarte de ${isOnly ? `tu ${noun.one}` : a(noun)}`;
    return verb === 'do' ? `hacer «${action} ${noun.one}»` : `${deeds[verb].infinitive} ${a(noun)}`;
  },
  help: (things, example) => `Puedo ${and(things)}. Di por ejemplo: ${example}.`,
  notReading: ({ many }) => `leer tus ${many}`,
  notChanging: ({ many }) => `cambiar tus ${many}`,
  field: (noun) => {
    const name = noun.gender ? capital(the(noun)) : `En «${noun.one}»`;
    const is = noun.gender ? 'es' : 'pone';
    return {
      text: `${name} ${is} {{value}}.`,
      day: `${name} ${is} el {{value, date}}.`,
      number: noun.gender
        ? `${capital(noun.one)}: {{value, number}}.`
        : `En «${noun.one}» pone {{value, number}}.`,
      entry:
        noun.one === 'fecha' ? '{{title}} (el {{day, day}})' : `{{title}} (${noun.one}: el {{day, day}})`,
    };
  },
  foreign: (value) => `«${value}»`,
  store: {
    can: (name, things) => `${name} puede ${and(things)}.`,
    account:
      'Necesitas una cuenta con nosotros. Al activar la skill, inicia sesión una vez en la app Alexa para vincularla.',
    saying: 'Di por ejemplo:',
    open: (name) => `Alexa, abre ${name}`,
    ask: (name, sample) => `Alexa, pide a ${name}, ${sample}`,
  },
  refused: {
    400: 'Así no se ha aceptado.',
    403: 'Tu cuenta no permite hacer eso.',
    404: 'No he encontrado nada así.',
    409: 'Eso no encaja con lo que ya hay.',
    422: 'Así no se ha aceptado.',
  },
  kept: 'De acuerdo, lo dejo todo como estaba.',
  more: '¿Quieres oír más?',
  noMore: 'No hay nada más.',
  changed: 'La lista ha cambiado. Vuelve a pedirla, por favor.',
  several: 'Hay varios: {{items, list}}. ¿Cuál?',
  withState: '{{title}}, estado {{state}}',
  nothing: 'No hay nada que contar.',
  fallback: 'No sé hacer eso. Di ayuda para saber qué puedo hacer.',
  unnamed: 'uno sin nombre',
};

/** Spanish, with tú. */
export const spanish: Language = { phrases, nouns: spanishNouns };
