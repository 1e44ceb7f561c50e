import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElicitedSlot } from '../../alexa/envelopes';
import { type InteractionModel, utteranceMatcher } from '../../alexa/utterance-matcher';
import type { Utterance } from '../alexa/alexa-service';
import { RehearsalError } from '../rehearsal-error';

const modelFolder = join('skill-package', 'interactionModels', 'custom');

/** How a skill is opened, and an example task to add, by language. */
const phrases: Readonly<Record<string, { readonly open: string; readonly task: string }>> = {
  en: { open: 'open {name}', task: 'water the garden' },
  de: { open: 'öffne {name}', task: 'den Garten gießen' },
  fr: { open: 'ouvre {name}', task: 'arroser le jardin' },
  es: { open: 'abre {name}', task: 'regar el jardín' },
  it: { open: 'apri {name}', task: 'annaffiare il giardino' },
  ja: { open: '{name}を開いて', task: '庭の水やり' },
};

/** A task that every customer of the reference SaaS has at first. */
const openTask = 'buy milk';

/** Intents whose first sample is offered, in this order. */
const offered = [
  'TaskListIntent',
  'MoreIntent',
  'AddTaskIntent',
  'CompleteTaskIntent',
  'PlanIntent',
  'AMAZON.YesIntent',
  'AMAZON.HelpIntent',
  'AMAZON.StopIntent',
];

/** What can be said to the skill in one language. */
export interface Phrasebook {
  /** What the skill is called. */
  readonly skillName: string;
  /** Utterances to begin with, the opening first. */
  readonly samples: readonly string[];
  /**
   * An utterance that means an intent and fills none of its slots.
   *
   * @throws RehearsalError if the interaction model has none
   */
  withoutSlots(intent: string): string;
  /** What an utterance means, after a slot was elicited too: the samples decide, as in the interaction model. */
  understand(text: string, elicited?: ElicitedSlot): Utterance;
}

/** Locales that the skill has an interaction model for. */
export function skillLocales(): string[] {
  return readdirSync(modelFolder)
    .map((file) => file.replace(/\.json$/, ''))
    .sort();
}

/** The phrasebook of a locale, read from its interaction model. */
export function phrasebook(locale: string): Phrasebook {
  const model = JSON.parse(readFileSync(join(modelFolder, `${locale}.json`), 'utf8')) as InteractionModel;
  const { invocationName, intents } = model.interactionModel.languageModel;
  const { open, task } = phrases[locale.slice(0, 2)] ?? { open: '{name}', task: openTask };
  const opening = open.replace('{name}', invocationName);
  const match = utteranceMatcher(model);
  const samples = offered.flatMap((name) => {
    const sample = intents.find((intent) => intent.name === name)?.samples?.[0];
    return sample === undefined ? [] : [sample.replace('{task}', name === 'AddTaskIntent' ? task : openTask)];
  });
  const plain = (text: string) => text.toLowerCase().replaceAll(/[\s\p{P}]/gu, '');
  return {
    skillName: invocationName,
    samples: [opening, ...samples],
    withoutSlots(name) {
      const sample = intents
        .find((intent) => intent.name === name)
        ?.samples?.find((one) => !one.includes('{'));
      if (sample === undefined) throw new RehearsalError(`${name} has no sample without slots in ${locale}.`);
      return sample;
    },
    understand(text, elicited) {
      const said = text.replace(/^\s*alexa[\s\p{P}]+/iu, '');
      if ([opening, invocationName].some((phrase) => plain(phrase) === plain(said))) return 'launch';
      const { intent, slots } = match(said, elicited);
      const filled = Object.entries(slots).filter((pair): pair is [string, string] => pair[1] !== undefined);
      return { name: intent, slots: Object.fromEntries(filled) };
    },
  };
}
