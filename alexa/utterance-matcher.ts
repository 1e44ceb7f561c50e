/**
 * Finds the intent that an utterance means, by the sample utterances of an interaction model.
 *
 * Alexa understands far more than the samples; this matches the samples themselves, exactly, which is what a
 * rehearsal on one machine needs. Case, punctuation and, in scripts written without spaces, spacing are
 * ignored.
 *
 * @see https://developer.amazon.com/en-US/docs/alexa/smapi/interaction-model-schema.html
 */

import type { ElicitedSlot } from './envelopes';

/** The part of `interactionModels/custom/<locale>.json` that matching needs. */
export interface InteractionModel {
  readonly interactionModel: {
    readonly languageModel: {
      readonly invocationName: string;
      readonly intents: readonly {
        readonly name: string;
        readonly slots?: readonly {
          readonly name: string;
          readonly type: string;
          /** What a customer who is asked for this slot may answer. */
          readonly samples?: readonly string[];
        }[];
        readonly samples?: readonly string[];
      }[];
      /** Slot types that list their values. */
      readonly types?: readonly SlotType[];
    };
  };
}

/** A slot type of the skill's own. */
export interface SlotType {
  readonly name: string;
  readonly values: readonly {
    readonly id?: string;
    readonly name: { readonly value: string; readonly synonyms?: readonly string[] };
  }[];
}

/** An intent, and the slots that the utterance fills, by their names. */
export interface UtteranceMatch {
  readonly intent: string;
  /** Every slot of the intent; undefined where the utterance did not fill it. */
  readonly slots: Readonly<Record<string, string | undefined>>;
}

/** Alexa's intent for what no other intent understands. */
export const fallbackIntent = 'AMAZON.FallbackIntent';

/** Scripts that put no spaces between words. */
const spaceless = '[\\p{scx=Han}\\p{scx=Hiragana}\\p{scx=Katakana}]';
const besideSpaceless = new RegExp(`(?<=${spaceless})\\s+|\\s+(?=${spaceless})`, 'gu');
const endsSpaceless = new RegExp(`${spaceless}\\s*$`, 'u');
const startsSpaceless = new RegExp(`^\\s*${spaceless}`, 'u');

/** What may stand between two words, and between a word and a slot. */
const gap = '[\\s\\p{P}]';

/**
 * @returns a function from an utterance to its intent: of the samples that fit, the one with most letters of
 *   its own, then the one that stands first. When none fits, the samples of the slot that was elicited, if one
 *   was; the fallback intent when none of these fits either
 */
export function utteranceMatcher({
  interactionModel,
}: InteractionModel): (utterance: string, elicited?: ElicitedSlot) => UtteranceMatch {
  const { intents } = interactionModel.languageModel;
  const patterns = patternsOf(intents);
  const replies = (elicited: ElicitedSlot) =>
    patternsOf(
      intents
        .filter(({ name }) => name === elicited.intent)
        .map(({ name, slots = [] }) => ({
          name,
          slots,
          samples: slots.find((slot) => slot.name === elicited.slot)?.samples,
        })),
    );

  return (utterance, elicited) => {
    const said = oneSpelling(utterance);
    for (const { intent, slots, expression } of [...patterns, ...(elicited ? replies(elicited) : [])]) {
      const found = expression.exec(said);
      if (found) {
        return { intent, slots: Object.fromEntries(slots.map((name) => [name, found.groups?.[name]])) };
      }
    }
    return { intent: fallbackIntent, slots: {} };
  };
}

/** The samples of intents as expressions, those with most letters of their own first. */
function patternsOf(intents: InteractionModel['interactionModel']['languageModel']['intents']) {
  return intents
    .flatMap(({ name, slots = [], samples = [] }) =>
      samples.map((sample) => ({
        intent: name,
        slots: slots.map((slot) => slot.name),
        ...samplePattern(sample),
      })),
    )
    .sort((a, b) => b.letters - a.letters);
}

/** The expression that a sample stands for, and how many letters of it are not a slot's. */
function samplePattern(sample: string): { expression: RegExp; letters: number } {
  const parts = sample
    .split(/(\{\w+\})/u)
    .filter((part) => part.trim() !== '')
    .map((part) => (part.startsWith('{') ? slotPattern(part) : textPattern(oneSpelling(part))));
  return {
    expression: new RegExp(`^${gap}*${parts.map(({ source }) => source).join('')}${gap}*$`, 'iu'),
    letters: parts.reduce((sum, { letters }) => sum + letters, 0),
  };
}

function slotPattern(part: string) {
  return { source: `(?<${part.slice(1, -1)}>[^\\s\\p{P}](?:.*?[^\\s\\p{P}])??)`, letters: 0 };
}

/**
 * Words in their order: an apostrophe or hyphen within a word may be left out, a space may not; ß and ss are
 * the same, as its capitals are.
 */
function textPattern(text: string) {
  const source = text
    .trim()
    .split(/\s+/u)
    .map((word) =>
      word.replaceAll(/(\p{P}+)|([$+^|])|ss|ß/giu, (_, mark?: string, symbol?: string) =>
        mark ? `${gap}*` : symbol ? `\\${symbol}` : '(?:ss|ß)',
      ),
    )
    .join(`${gap}+`);
  const before = startsSpaceless.test(text) ? `${gap}*` : `(?:^|${gap}+)`;
  const after = endsSpaceless.test(text) ? `${gap}*` : `(?:$|${gap}+)`;
  return { source: before + source + after, letters: text.match(/\p{L}/gu)?.length ?? 0 };
}

/** The same text in one spelling: composed, single spaces, and none beside kana or kanji. */
function oneSpelling(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s+/gu, ' ').replaceAll(besideSpaceless, '').trim();
}
