import type { ElicitedSlot } from '../alexa/envelopes';
import { type InteractionModel, utteranceMatcher } from '../alexa/utterance-matcher';
import type { Utterance } from './alexa/customer';
import { type SpokenByLanguage, spokenIn } from './by-language';
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

/** What every skill understands, offered after what is the service's own. */
const offeredByMechanism: readonly SpokenByLanguage[] = [
  { name: 'AMAZON.YesIntent' },
  { name: 'AMAZON.HelpIntent' },
  { name: 'AMAZON.StopIntent' },
];

/** What can be said to the skill in one language. */
export interface Phrasebook {
  /** e.g. `en-US` */
  readonly locale: string;
  /** What the skill is called. */
  readonly skillName: string;
  /**
   * Utterances to begin with: the opening, then the first sample of each intent, with what is said for its slots.
   * Intents without samples in this language are left out.
   */
  samples(offered: readonly SpokenByLanguage[]): readonly string[];
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
  const opening = (openings[locale.slice(0, 2)] ?? '{name}').replace('{name}', invocationName);
  const match = utteranceMatcher(model);
  const samplesOf = (name: string) => intents.find((intent) => intent.name === name)?.samples ?? [];
  const plain = (text: string) => text.toLowerCase().replaceAll(/[\s\p{P}]/gu, '');
  return {
    locale,
    skillName: invocationName,
    samples: (offered) => [
      opening,
      ...[...offered, ...offeredByMechanism].flatMap((one) => {
        const { name, slots = {} } = spokenIn(locale, one);
        const [sample] = samplesOf(name);
        if (sample === undefined) return [];
        return sample.replaceAll(/\{(\w+)\}/g, (unfilled, slot: string) => slots[slot] ?? unfilled);
      }),
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
