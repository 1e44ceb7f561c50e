import { italianNouns } from './nouns/italian';
import { type Language, listed, type Noun, type Phrases } from './phrases';

const and = listed('it');
const or = listed('it', 'disjunction');

const startsWithVowel = (word: string) => /^[aeiouàèéìòù]/i.test(word);
/** Before these a masculine noun has `lo` and `uno`. */
const takesLo = (word: string) => /^(s[^aeiou]|z|gn|ps|x|y)/i.test(word);
/** A noun whose gender is not known is said without an article. */
function a({ one, gender }: Noun): string {
  if (!gender) return one;
  if (gender === 'f') return startsWithVowel(one) ? `un’${one}` : `una ${one}`;
  return `${takesLo(one) ? 'uno' : 'un'} ${one}`;
}
function the({ one, gender }: Noun): string {
  if (!gender) return one;
  if (startsWithVowel(one)) return `l’${one}`;
  return `${gender === 'f' ? 'la' : takesLo(one) ? 'lo' : 'il'} ${one}`;
}
const mine = ({ one, many, gender }: Noun, isMany: boolean) =>
  gender === 'f' ? (isMany ? `le mie ${many}` : `mia ${one}`) : isMany ? `i miei ${many}` : `mio ${one}`;
const yours = ({ many, gender }: Noun) => (gender === 'f' ? `le tue ${many}` : `i tuoi ${many}`);
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const deeds = {
  create: { order: 'aggiungi', first: 'Aggiungo', infinitive: 'aggiungere', participle: 'aggiunto' },
  update: { order: 'cambia', first: 'Cambio', infinitive: 'cambiare', participle: 'cambiato' },
  delete: { order: 'cancella', first: 'Cancello', infinitive: 'cancellare', participle: 'cancellato' },
} as const;
const others = { create: 'crea', update: 'aggiorna', delete: 'elimina' } as const;

const objects = {
  itself: (noun: Noun) => `${the(noun)} {{what}}`,
  other: (noun: Noun) => `${a(noun)} per {{what}}`,
  nothing: a,
};

const phrases: Phrases = {
  samples: ({ kind, verb, noun, action, isOnly }) => {
    if (kind === 'list') {
      return [`leggi ${mine(noun, true)}`, `quali sono ${mine(noun, true)}`, `dimmi ${mine(noun, true)}`];
    }
    if (kind === 'one') {
      return isOnly
        ? [`parlami del ${mine(noun, false)}`, `leggi il ${mine(noun, false)}`]
        : [`parlami di ${a(noun)}`, `leggi ${a(noun)}`];
    }
    return verb === 'do'
      ? [`${action} ${noun.one}`, `fai ${action} ${noun.one}`]
      : [`${deeds[verb].order} ${a(noun)}`, `${others[verb]} ${a(noun)}`];
  },
  sampleNamed: ({ kind, verb, noun, action }, slot) =>
    kind !== 'change'
      ? `leggi ${the(noun)} {${slot}}`
      : verb === 'do'
        ? `${action} ${noun.one} {${slot}}`
        : `${deeds[verb].order} ${the(noun)} {${slot}}`,
  sampleOf: ({ kind, verb, noun, action }, slot) => {
    if (kind === 'list') return `leggi ${mine(noun, true)} per {${slot}}`;
    if (kind === 'one') return `leggi ${a(noun)} per {${slot}}`;
    return verb === 'do'
      ? `${action} ${noun.one} per {${slot}}`
      : `${deeds[verb].order} ${a(noun)} per {${slot}}`;
  },
  sampleField: ({ noun }, field) => `cambia ${the(field)} di ${a(noun)}`,
  sampleWords: (words) => [words, `fai ${words}`],
  companion: (name) => `compagno ${name}`,
  which: ({ one }) => `Quale ${one}?`,
  what: ({ noun, type, values, isYesOrNo }) => {
    if (isYesOrNo) return `${capital(noun.one)}: sì o no?`;
    if (values) return `Quale ${noun.one}: ${or(values)}?`;
    if (!noun.gender) return `Che cosa metto per “${noun.one}”?`;
    return type === 'AMAZON.DATE' && noun.one === 'data' ? 'Quale giorno?' : `Qual è ${the(noun)}?`;
  },
  sure: ({ verb, noun, action, how }) =>
    verb === 'do'
      ? `Faccio “${action}” per ${objects[how](noun)}?`
      : `${deeds[verb].first} ${objects[how](noun)}?`,
  done: ({ verb, noun, how }) =>
    verb === 'do'
      ? `Fatto per ${objects[how](noun)}.`
      : `Ho ${deeds[verb].participle} ${objects[how](noun)}.`,
  some: (noun) => `${capital(yours(noun))}: {{items, list}}.`,
  none: ({ many }) => `Non hai ${many}.`,
  noSuch: (noun) =>
    noun.gender ? `Non ho trovato ${a(noun)} come “{{wanted}}”.` : 'Non ho trovato nulla come “{{wanted}}”.',
  title: ({ kind, noun }) => (kind === 'list' ? capital(yours(noun)) : `Dettagli: ${noun.one}`),
  thing: ({ kind, verb, noun, action, isOnly }) => {
    if (kind === 'list') return `leggere ${yours(noun)}`;
    if (kind === 'one') {
      return isOnly
        ? `parlarti ${noun.gender === 'f' ? 'della tua' : 'del tuo'} ${noun.one}`
        : `parlarti di ${a(noun)}`;
    }
    return verb === 'do' ? `fare “${action} ${noun.one}”` : `${deeds[verb].infinitive} ${a(noun)}`;
  },
  help: (things, example) => `Posso ${and(things)}. Di’ per esempio: ${example}.`,
  notReading: (noun) => `leggere ${yours(noun)}`,
  notChanging: (noun) => `modificare ${yours(noun)}`,
  field: (noun) => {
    const name = noun.gender ? capital(the(noun)) : `“${noun.one}”`;
    return {
      text: `${name} è {{value}}.`,
      day: `${name} è il {{value, date}}.`,
      number: noun.gender ? `${capital(noun.one)}: {{value, number}}.` : `${name} è {{value, number}}.`,
      entry: `{{title}} (${noun.one}: {{day, day}})`,
    };
  },
  foreign: (value) => `“${value}”`,
  store: {
    can: (name, things) => `${name} può ${and(things)}.`,
    account:
      'Ti serve un account da noi. Quando attivi la skill, accedi una volta nell’app Alexa per collegarlo.',
    saying: 'Di’ per esempio:',
    open: (name) => `Alexa, apri ${name}`,
    ask: (name, sample) => `Alexa, chiedi a ${name}, ${sample}`,
  },
  refused: {
    400: 'Così non è stato accettato.',
    403: 'Il tuo account non permette di farlo.',
    404: 'Non ho trovato nulla del genere.',
    409: 'Non va d’accordo con quello che c’è già.',
    422: 'Così non è stato accettato.',
  },
  kept: 'Va bene, lascio tutto com’era.',
  more: 'Vuoi sentire altro?',
  noMore: 'Non c’è altro.',
  changed: 'Nel frattempo l’elenco è cambiato. Chiedilo di nuovo.',
  several: 'Ce n’è più di uno: {{items, list}}. Quale?',
  withState: '{{title}} – {{state}}',
  nothing: 'Non c’è nulla da dire.',
  fallback: 'Questo non lo so fare. Di’ aiuto per sentire che cosa posso fare.',
  unnamed: 'uno senza nome',
};

/** Italian, with tu. */
export const italian: Language = { phrases, nouns: italianNouns };
