import { frenchNouns } from './nouns/french';
import { type Language, listed, type Noun, type Phrases } from './phrases';

const and = listed('fr');
const or = listed('fr', 'disjunction');

const startsWithVowel = (word: string) => /^[aeiouyàâéèêëîïôùûœh]/i.test(word);
const de = (word: string) => (startsWithVowel(word) ? `d’${word}` : `de ${word}`);
/** A noun whose gender is not known is said without an article. */
const a = ({ one, gender }: Noun) => (gender ? `${gender === 'f' ? 'une' : 'un'} ${one}` : one);
const the = ({ one, gender }: Noun) =>
  !gender ? one : startsWithVowel(one) ? `l’${one}` : `${gender === 'f' ? 'la' : 'le'} ${one}`;
const aOf = (noun: Noun) => (noun.gender ? `d’${a(noun)}` : de(noun.one));
const own = (mine: 'm' | 'v', { one, gender }: Noun) =>
  mine === 'v' ? `votre ${one}` : `${gender === 'f' && !startsWithVowel(one) ? 'ma' : 'mon'} ${one}`;
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const deeds = {
  create: { order: 'ajoute', infinitive: 'ajouter', participle: 'ajouté' },
  update: { order: 'modifie', infinitive: 'modifier', participle: 'modifié' },
  delete: { order: 'supprime', infinitive: 'supprimer', participle: 'supprimé' },
} as const;
const others = { create: 'crée', update: 'change', delete: 'efface' } as const;

const objects = {
  itself: (noun: Noun) => `${the(noun)} {{what}}`,
  other: (noun: Noun) => `${a(noun)} pour {{what}}`,
  nothing: a,
};

const phrases: Phrases = {
  samples: ({ kind, verb, noun, action, isOnly }) => {
    if (kind === 'list') {
      return [
        `lis mes ${noun.many}`,
        `${noun.gender === 'f' ? 'quelles' : 'quels'} sont mes ${noun.many}`,
        `donne mes ${noun.many}`,
      ];
    }
    if (kind === 'one') {
      return isOnly
        ? [`parle de ${own('m', noun)}`, `lis ${own('m', noun)}`]
        : [`parle ${aOf(noun)}`, `lis ${a(noun)}`];
    }
    return verb === 'do'
      ? [`${action} ${noun.one}`, `fais ${action} ${noun.one}`]
      : [`${deeds[verb].order} ${a(noun)}`, `${others[verb]} ${a(noun)}`];
  },
  sampleNamed: ({ kind, verb, noun, action }, slot) =>
    kind !== 'change'
      ? `lis ${the(noun)} {${slot}}`
      : verb === 'do'
        ? `${action} ${noun.one} {${slot}}`
        : `${deeds[verb].order} ${the(noun)} {${slot}}`,
  sampleOf: ({ kind, verb, noun, action }, slot) => {
    if (kind === 'list') return `lis mes ${noun.many} pour {${slot}}`;
    if (kind === 'one') return `lis ${a(noun)} pour {${slot}}`;
    return verb === 'do'
      ? `${action} ${noun.one} pour {${slot}}`
      : `${deeds[verb].order} ${a(noun)} pour {${slot}}`;
  },
  sampleField: ({ noun }, field) => `change ${the(field)} ${aOf(noun)}`,
  sampleWords: (words) => [words, `fais ${words}`],
  companion: (name) => `compagnon ${name}`,
  which: (noun) => `${noun.gender === 'f' ? 'Quelle' : 'Quel'} ${noun.one} ?`,
  what: ({ noun, type, values, isYesOrNo }) => {
    if (isYesOrNo) return `${capital(noun.one)} : oui ou non ?`;
    if (values) return `${noun.gender === 'f' ? 'Quelle' : 'Quel'} ${noun.one} : ${or(values)} ?`;
    if (!noun.gender) return `Que faut-il mettre pour « ${noun.one} » ?`;
    if (type === 'AMAZON.DATE' && noun.one === 'date') return 'Quel jour ?';
    return `${noun.gender === 'f' ? 'Quelle' : 'Quel'} est ${the(noun)} ?`;
  },
  sure: ({ verb, noun, action, how }) =>
    verb === 'do'
      ? `Dois-je faire « ${action} » pour ${objects[how](noun)} ?`
      : `Dois-je ${deeds[verb].infinitive} ${objects[how](noun)} ?`,
  done: ({ verb, noun, how }) =>
    verb === 'do'
      ? `C’est fait pour ${objects[how](noun)}.`
      : `J’ai ${deeds[verb].participle} ${objects[how](noun)}.`,
  some: ({ many }) => `Vos ${many} : {{items, list}}.`,
  none: ({ many }) => `Vous n’avez pas ${de(many)}.`,
  noSuch: (noun) =>
    noun.gender
      ? `Je n’ai pas trouvé ${de(noun.one)} comme « {{wanted}} ».`
      : 'Je n’ai rien trouvé pour « {{wanted}} ».',
  title: ({ kind, noun }) => (kind === 'list' ? `Vos ${noun.many}` : `À propos : ${noun.one}`),
  thing: ({ kind, verb, noun, action, isOnly }) => {
    if (kind === 'list') return `lire vos ${noun.many}`;
    if (kind === 'one') return isOnly ? `parler de ${own('v', noun)}` : `parler ${aOf(noun)}`;
    return verb === 'do' ? `faire « ${action} ${noun.one} »` : `${deeds[verb].infinitive} ${a(noun)}`;
  },
  help: (things, example) => `Je peux ${and(things)}. Dites par exemple : ${example}.`,
  notReading: ({ many }) => `lire vos ${many}`,
  notChanging: ({ many }) => `modifier vos ${many}`,
  field: (noun) => {
    const name = noun.gender ? capital(noun.one) : `« ${noun.one} »`;
    return {
      text: `${name} : {{value}}.`,
      day: `${name} : le {{value, date}}.`,
      number: `${name} : {{value, number}}.`,
      entry:
        noun.one === 'date' ? '{{title}} (le {{day, day}})' : `{{title}} (${noun.one} : le {{day, day}})`,
    };
  },
  foreign: (value) => `« ${value} »`,
  store: {
    can: (name, things) => `${name} peut ${and(things)}.`,
    account:
      'Vous avez besoin d’un compte chez nous. À l’activation de la skill, connectez-vous une fois dans l’application Alexa pour l’associer.',
    saying: 'Dites par exemple :',
    open: (name) => `Alexa, ouvre ${name}`,
    ask: (name, sample) => `Alexa, demande à ${name}, ${sample}`,
  },
  refused: {
    400: 'Cela n’a pas été accepté ainsi.',
    403: 'Votre compte ne permet pas de faire cela.',
    404: 'Je n’ai rien trouvé de tel.',
    409: 'Cela ne va pas avec ce qui existe déjà.',
    422: 'Cela n’a pas été accepté ainsi.',
  },
  kept: 'D’accord, je n’ai rien changé.',
  more: 'Voulez-vous entendre la suite ?',
  noMore: 'Il n’y a rien de plus.',
  changed: 'La liste a changé entre-temps. Demandez-la de nouveau.',
  several: 'Plusieurs conviennent : {{items, list}}. Lequel ?',
  withState: '{{title}} : {{state}}',
  nothing: 'Il n’y a rien à en dire.',
  fallback: 'Je ne sais pas faire cela. Dites aide pour savoir ce que je peux faire.',
  unnamed: 'un élément sans nom',
};

/** French, with vous. */
export const french: Language = { phrases, nouns: frenchNouns };
