import type { Phrases } from './phrases';

/** German, with du. */
export const german: Phrases = {
  samples: ({ kind, verb, one, many }, words) => {
    if (kind === 'list') return [`was sind meine ${many}`, `lies meine ${many} vor`, `zeig meine ${many}`];
    if (kind === 'one') return [`erzähl mir von ${one}`, `lies ${one} vor`];
    return {
      create: [`leg ${one} an`, `neuer eintrag ${one}`],
      update: [`ändere ${one}`, `aktualisiere ${one}`],
      delete: [`lösche ${one}`, `entferne ${one}`],
      do: [`${words}`, `bitte ${words}`],
    }[verb];
  },
  sampleWith: ({ kind, verb, one, many }, slot) => {
    if (kind === 'list') return `lies ${many} von {${slot}} vor`;
    if (kind === 'one') return `erzähl mir von ${one} {${slot}}`;
    return {
      create: `leg ${one} {${slot}} an`,
      update: `ändere ${one} {${slot}}`,
      delete: `lösche ${one} {${slot}}`,
      do: `${one} für {${slot}}`,
    }[verb];
  },
  invocation: (title) => `mein ${title}`,
  which: (one) => `Was genau meinst du mit ${one}?`,
  what: (name) => `Was soll bei ${name} stehen?`,
  sure: (verb, one) =>
    ({
      create: `Soll ich {{what}} anlegen (${one})?`,
      update: `Soll ich {{what}} ändern (${one})?`,
      delete: `Soll ich {{what}} löschen (${one})?`,
      do: `Soll ich das tun: ${one} {{what}}?`,
    })[verb],
  done: (verb, one) =>
    ({
      create: `Angelegt: ${one}: {{what}}.`,
      update: `Geändert: ${one}: {{what}}.`,
      delete: `Gelöscht: ${one}: {{what}}.`,
      do: `Erledigt: {{what}}.`,
    })[verb],
  some: (many) => `Deine ${many}: {{items, list}}.`,
  none: (many) => `Ich habe nichts gefunden: ${many}.`,
  noSuch: (one) => `Zu „{{wanted}}“ habe ich nichts gefunden: ${one}.`,
  help: (things) => `Das kann ich: ${things.join(', ')}.`,
  thing: ({ kind, verb, one, many }) =>
    ({
      list: `${many} vorlesen`,
      one: `von ${one} erzählen`,
      change: { create: `${one} anlegen`, update: `${one} ändern`, delete: `${one} löschen`, do: `${one}` }[
        verb
      ],
    })[kind],
  scope: (title) => `${title} nutzen`,
  field: (name) => ({
    text: `${name}: {{value}}.`,
    day: `${name}: {{value, date}}.`,
    number: `${name}: {{value, number}}.`,
  }),
  kept: 'In Ordnung, ich lasse alles, wie es war.',
  more: 'Möchtest du mehr hören?',
  noMore: 'Mehr gibt es nicht.',
  changed: 'Die Liste hat sich inzwischen geändert. Frag bitte noch einmal danach.',
  several: 'Mehreres passt: {{items, list}}. Was davon?',
  withState: '{{title}}: {{state}}',
  withDay: '{{title}} ({{day, day}})',
  nothing: 'Dazu gibt es nichts zu sagen.',
  fallback: 'Das kann ich leider nicht. Sag Hilfe, um zu hören, was ich kann.',
  unnamed: 'etwas ohne Namen',
};
