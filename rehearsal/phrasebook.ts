import type { ElicitedSlot } from '../alexa/envelopes';
import { type InteractionModel, utteranceMatcher } from '../alexa/utterance-matcher';
import type { Utterance } from './alexa/alexa-service';
import { RehearsalError } from './rehearsal-error';

/** How a skill is opened, by language. */
const openings: Readonly<Record<string, string>> = {
  en: 'open {name}',
  de: 'öffne {name}',
  fr: 'ouvre {name}',
  es: 'abre {name}',
  it: 'apri {name}',
  ja: '{name}を開いて',
};

/** The first sample of an intent, with example values in the place of its slots. */
export interface OfferedUtterance {
  readonly intent: string;
  /** By slot; one value for all languages, or one for each: `{ en: 'water the garden', de: … }`. */
  readonly slots?: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
}

/** What every skill understands, offered after what is the service's own. */
const offeredByMechanism: readonly OfferedUtterance[] = [
  { intent: 'AMAZON.YesIntent' },
  { intent: 'AMAZON.HelpIntent' },
  { intent: 'AMAZON.StopIntent' },
];

/** What can be said to the skill in one language. */
export interface Phrasebook {
  /** e.g. `en-US` */
  readonly locale: string;
  /** What the skill is called. */
  readonly skillName: string;
  /** Utterances to begin with, the opening first. Intents without samples in this language are left out. */
  samples(offered: readonly OfferedUtterance[]): readonly string[];
  /**
   * An utterance that means an intent and fills none of its slots.
   *
   * @throws RehearsalError if the interaction model has none
   */
  withoutSlots(intent: string): string;
  /** What an utterance means, after a slot was elicited too: the samples decide, as in the interaction model. */
  understand(text: string, elicited?: ElicitedSlot): Utterance;
}

/** The phrasebook of a locale, made of its interaction model. */
export function phrasebook(locale: string, model: InteractionModel): Phrasebook {
  const { invocationName, intents } = model.interactionModel.languageModel;
  const language = locale.slice(0, 2);
  const opening = (openings[language] ?? '{name}').replace('{name}', invocationName);
  const match = utteranceMatcher(model);
  const samplesOf = (name: string) => intents.find((intent) => intent.name === name)?.samples ?? [];
  const plain = (text: string) => text.toLowerCase().replaceAll(/[\s\p{P}]/gu, '');
  return {
    locale,
    skillName: invocationName,
    samples: (offered) => [
      opening,
      ...[...offered, ...offeredByMechanism].flatMap(({ intent, slots = {} }) =>
        samplesOf(intent)
          .slice(0, 1)
          .map((sample) =>
            sample.replaceAll(/\{(\w+)\}/g, (unfilled, slot: string) => {
              const value = slots[slot];
              return (typeof value === 'string' ? value : value?.[language]) ?? unfilled;
            }),
          ),
      ),
    ],
    withoutSlots(name) {
      const sample = samplesOf(name).find((one) => !one.includes('{'));
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
