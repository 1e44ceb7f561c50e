import { germanNouns } from './nouns/german';
import { germanVerbs } from './nouns/german-verbs';
import { type Language, listed, type Noun, type Phrases } from './phrases';

const and = listed('de');
const or = listed('de', 'disjunction');

/** A word before a noun by its gender; nothing before a noun whose gender is not known. */
const before =
  (m: string, f: string, n: string, isBent = true) =>
  ({ one, gender, bent = one }: Noun) =>
    gender === undefined ? one : `${{ m, f, n }[gender]} ${isBent ? bent : one}`;

const aObject = before('einen', 'eine', 'ein');
const theObject = before('den', 'die', 'das');
const aDative = before('einem', 'einer', 'einem');
const myDative = before('meinem', 'meiner', 'meinem');
const yourDative = before('deinem', 'deiner', 'deinem');
const the = before('der', 'die', 'das', false);
const which = before('welchen', 'welche', 'welches');
const whichSubject = before('welcher', 'welche', 'welches', false);
const no = before('keinen', 'keine', 'kein');
const to = before('zum', 'zur', 'zum');
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** What is done, without and with its object: infinitive and participle. */
const deeds = {
  create: { infinitive: 'anlegen', participle: 'angelegt' },
  update: { infinitive: 'ändern', participle: 'geändert' },
  delete: { infinitive: 'löschen', participle: 'gelöscht' },
} as const;

/** What `do` does; undefined for a verb of the document that the list does not have. */
function verbOf(action: string) {
  const [order, infinitive, participle] =
    (Object.hasOwn(germanVerbs, action) ? germanVerbs[action] : undefined)?.split(', ') ?? [];
  return order && infinitive && participle ? { order, infinitive, participle } : undefined;
}

/** Ways to order what `do` does. */
function orders(action: string, noun: Noun): string[] {
  const verb = verbOf(action);
  return verb
    ? [`${verb.order} ${aObject(noun)}`, `bitte ${verb.order} ${aObject(noun)}`]
    : [`${action} ${noun.one}`, `bitte ${action} ${noun.one}`];
}

const objects = {
  itself: (noun: Noun) => (noun.gender ? `${theObject(noun)} {{what}}` : `„${noun.one}“ {{what}}`),
  other: (noun: Noun) => `${aObject(noun)} zu {{what}}`,
  nothing: aObject,
};

const phrases: Phrases = {
  samples: ({ kind, verb, noun, action, isOnly }) => {
    if (kind === 'list')
      return [`lies meine ${noun.many} vor`, `welche ${noun.many} habe ich`, `zeig mir meine ${noun.many}`];
    if (kind === 'one') {
      return isOnly
        ? [`erzähl mir von ${myDative(noun)}`, `was gibt es zu ${myDative(noun)}`]
        : [`erzähl mir von ${aDative(noun)}`, `lies ${aObject(noun)} vor`];
    }
    return {
      create: [`leg ${aObject(noun)} an`, `erstelle ${aObject(noun)}`],
      update: [`ändere ${aObject(noun)}`, `aktualisiere ${aObject(noun)}`],
      delete: [`lösche ${aObject(noun)}`, `entferne ${aObject(noun)}`],
      do: orders(action, noun),
    }[verb];
  },
  sampleNamed: ({ kind, verb, noun, action }, slot) => {
    if (kind !== 'change') return `lies ${theObject(noun)} {${slot}} vor`;
    return {
      create: `leg ${theObject(noun)} {${slot}} an`,
      update: `ändere ${theObject(noun)} {${slot}}`,
      delete: `lösche ${theObject(noun)} {${slot}}`,
      do: verbOf(action)
        ? `${verbOf(action)?.order} ${theObject(noun)} {${slot}}`
        : `${action} ${noun.one} {${slot}}`,
    }[verb];
  },
  sampleOf: ({ kind, verb, noun, action }, slot) => {
    if (kind === 'list') return `lies meine ${noun.many} zu {${slot}} vor`;
    if (kind === 'one') return `lies ${aObject(noun)} zu {${slot}} vor`;
    return {
      create: `leg ${aObject(noun)} zu {${slot}} an`,
      update: `ändere ${aObject(noun)} zu {${slot}}`,
      delete: `lösche ${aObject(noun)} zu {${slot}}`,
      do: verbOf(action)
        ? `${verbOf(action)?.order} ${aObject(noun)} zu {${slot}}`
        : `${action} ${noun.one} zu {${slot}}`,
    }[verb];
  },
  sampleField: ({ noun }, field) =>
    `ändere bei ${aDative(noun)} ${field.gender ? theObject(field) : field.one}`,
  sampleWords: (words) => [words, `bitte ${words}`],
  companion: (name) => `${name} begleiter`,
  which: (noun) =>
    noun.gender ? `${capital(which(noun))} meinst du?` : `Was genau meinst du mit „${noun.one}“?`,
  what: ({ noun, type, values, isYesOrNo }) => {
    if (isYesOrNo) return `${capital(noun.one)}: ja oder nein?`;
    if (values)
      return noun.gender ? `${capital(whichSubject(noun))}: ${or(values)}?` : `„${noun.one}“: ${or(values)}?`;
    if (!noun.gender) return `Was soll bei „${noun.one}“ stehen?`;
    if (type === 'AMAZON.DATE')
      return noun.one === 'Datum' ? 'An welchem Tag?' : `Auf welchen Tag fällt ${the(noun)}?`;
    if (type === 'AMAZON.TIME') return `Um wie viel Uhr ist ${the(noun)}?`;
    return type === 'AMAZON.DURATION' ? `Wie lang ist ${the(noun)}?` : `Wie lautet ${the(noun)}?`;
  },
  sure: ({ verb, noun, action, how }) => {
    const deed = verb === 'do' ? verbOf(action) : deeds[verb];
    return deed
      ? `Soll ich ${objects[how](noun)} ${deed.infinitive}?`
      : `Soll ich das tun: „${action}“ für ${objects[how](noun)}?`;
  },
  done: ({ verb, noun, action, how }) => {
    const deed = verb === 'do' ? verbOf(action) : deeds[verb];
    return deed
      ? `Ich habe ${objects[how](noun)} ${deed.participle}.`
      : `Erledigt für ${objects[how](noun)}.`;
  },
  some: ({ many }) => `Deine ${many}: {{items, list}}.`,
  none: ({ many }) => `Du hast keine ${many}.`,
  noSuch: (noun) =>
    noun.gender
      ? `Ich habe ${no(noun)} wie „{{wanted}}“ gefunden.`
      : 'Zu „{{wanted}}“ habe ich nichts gefunden.',
  title: ({ kind, noun }) =>
    kind === 'list' ? `Deine ${noun.many}` : noun.gender ? capital(to(noun)) : `Zu „${noun.one}“`,
  thing: ({ kind, verb, noun, action, isOnly }) => {
    if (kind === 'list') return `deine ${noun.many} vorlesen`;
    if (kind === 'one') return `von ${isOnly ? yourDative(noun) : aDative(noun)} erzählen`;
    const deed = verb === 'do' ? verbOf(action) : deeds[verb];
    return deed ? `${aObject(noun)} ${deed.infinitive}` : `„${action} ${noun.one}“ ausführen`;
  },
  help: (things, example) => `Ich kann ${and(things)}. Sag zum Beispiel: ${example}.`,
  notReading: ({ many }) => `deine ${many} nicht lesen`,
  notChanging: ({ many }) => `deine ${many} nicht ändern`,
  field: (noun) =>
    noun.gender
      ? {
          text: `${capital(the(noun))} ist {{value}}.`,
          day: `${capital(the(noun))} ist der {{value, date}}.`,
          number: `${noun.one}: {{value, number}}.`,
          entry:
            noun.one === 'Datum' ? '{{title}} (am {{day, day}})' : `{{title}} (${noun.one} am {{day, day}})`,
        }
      : {
          text: `Bei „${noun.one}“ steht {{value}}.`,
          day: `Bei „${noun.one}“ steht der {{value, date}}.`,
          number: `Bei „${noun.one}“ steht {{value, number}}.`,
          entry: `{{title}} („${noun.one}“ am {{day, day}})`,
        },
  foreign: (value) => `„${value}“`,
  store: {
    can: (name, things) => `${name} kann ${and(things)}.`,
    account:
      'Du brauchst ein Konto bei uns. Melde dich beim Aktivieren des Skills einmal in der Alexa-App an, um es zu verknüpfen.',
    saying: 'Sag zum Beispiel:',
    open: (name) => `Alexa, öffne ${name}`,
    ask: (name, sample) => `Alexa, frage ${name}, ${sample}`,
  },
  refused: {
    400: 'So wurde das nicht angenommen.',
    403: 'Das darf dein Konto nicht.',
    404: 'So etwas habe ich nicht gefunden.',
    409: 'Das passt nicht zu dem, was schon da ist.',
    422: 'So wurde das nicht angenommen.',
  },
  kept: 'In Ordnung, ich lasse alles, wie es war.',
  more: 'Möchtest du mehr hören?',
  noMore: 'Mehr gibt es nicht.',
  changed: 'Die Liste hat sich inzwischen geändert. Frag bitte noch einmal danach.',
  several: 'Mehreres passt: {{items, list}}. Was davon?',
  withState: '{{title}}: {{state}}',
  nothing: 'Dazu gibt es nichts zu sagen.',
  fallback: 'Das kann ich leider nicht. Sag Hilfe, um zu hören, was ich kann.',
  unnamed: 'etwas ohne Namen',
};

/** German, with du. */
export const german: Language = { phrases, nouns: germanNouns };
