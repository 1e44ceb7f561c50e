import { languageOf } from '../languages/languages';
import { valueIn } from '../languages/values';
import { spoken, valueName, wordsOf } from '../names';
import { namingOf } from '../naming';
import type { IntentPlan, Plan } from '../plan';
import { voiceOf } from '../voice';

/** What customers say in one language. */
export function utterancesOf(plan: Plan, locale: string) {
  const samples = samplesOf(plan, locale);
  const replies = plan.intents.flatMap(({ intent, lookups, slots }) => {
    const names = [...lookups.map(({ slot }) => slot), ...slots.map(({ name }) => name)];
    return names.length > 0
      ? [[intent, Object.fromEntries(names.map((name) => [name, [`{${name}}`]]))] as const]
      : [];
  });
  const types = plan.intents.flatMap(({ slots }) =>
    slots.flatMap(({ type, values }) => (values ? [[type, valuesOf(values, locale)] as const] : [])),
  );
  return {
    invocationName: invocationNameOf(plan, locale),
    samples: Object.fromEntries(
      [...samples].map(([intent, all]) => [intent.intent, all.map(speakable)] as const),
    ),
    ...(replies.length > 0 && { replies: Object.fromEntries(replies) }),
    ...(types.length > 0 && { types: Object.fromEntries(types) }),
  };
}

/** What an intent is asked for with, as one writes it; no two intents have one in common. */
export function samplesOf(plan: Plan, locale: string): ReadonlyMap<IntentPlan, readonly string[]> {
  const { phrases, deed, label } = voiceOf(plan, locale);
  const taken = new Set<string>();
  const isFresh = (sample: string) => {
    const said = speakable(sample);
    return said !== '' && !taken.has(said) && taken.add(said);
  };
  return new Map(
    plan.intents.map((intent) => {
      const { lookup, slot, how } = namingOf(intent);
      const named = lookup?.slot ?? (slot?.type === 'AMAZON.SearchQuery' ? slot.name : undefined);
      const withName =
        named === undefined
          ? []
          : [(how === 'itself' ? phrases.sampleNamed : phrases.sampleOf)(deed(intent), named)];
      const [changed] = intent.verb === 'update' ? intent.slots.filter((each) => each !== slot) : [];
      const ofField = changed ? [phrases.sampleField(deed(intent), label(changed.input.name))] : [];
      const own = [...phrases.samples(deed(intent)), ...withName, ...ofField].filter(isFresh);
      // The operation's own words tell two of one thing apart.
      const words = wordsOf(intent.operation.id).slice(0, 12).join(' ') || spoken(intent.name);
      const more = own.length < 2 ? phrases.sampleWords(words).filter(isFresh) : [];
      const last = own.length + more.length === 0 ? phrases.sampleWords(spoken(intent.name)) : [];
      return [intent, [...own, ...more, ...last]];
    }),
  );
}

/** A sample without slots, in the imperative. */
export const exampleOf = (samples: readonly string[]): string =>
  samples.find((sample) => !sample.includes('{')) ?? samples[0] ?? '';

/** Values of a slot type, each by a name of its own. */
function valuesOf(values: readonly string[], locale: string) {
  const taken = new Set<string>();
  return values.map((value) => {
    const name = [valueIn(locale, value)?.toLowerCase(), valueName(value), value.toLowerCase()].find(
      (one) => one !== undefined && !taken.has(one),
    );
    taken.add(name ?? value);
    return { name: name ?? value, id: value };
  });
}

/** Letters, spaces and slots: what Alexa takes in a sample. */
const speakable = (sample: string) =>
  sample
    .replace(/\{[^}]*\}|[^{]+/g, (part) => (part.startsWith('{') ? part : part.toLowerCase()))
    .replace(/’/g, "'")
    .replace(/[^\p{L}\p{M}\s'{}-]/gu, ' ')
    .replace(/(^|[^\p{L}])['-]+/gu, '$1')
    .replace(/\s+/g, ' ')
    .trim();

/** Words that Alexa takes for the beginning of a request or for itself, and those that name nothing. */
const unwanted = new Set(
  'api the a an of open platform service alexa amazon echo computer ziggy skill app run start play resume use launch ask tell load begin enable to from in using with about for that by if and whether rest http v'.split(
    ' ',
  ),
);

/** What the skill is called: the words of the API's name, two at least, and nothing that is asked for. */
export function invocationNameOf(plan: Plan, locale: string): string {
  const words = wordsOf(plan.title).filter((word) => word.length > 1 && !unwanted.has(word));
  const name = words.slice(0, 3).join(' ').slice(0, 40).trim();
  const all = [...samplesOf(plan, locale).values()].flat().map(speakable);
  const isClear = words.length > 1 && !all.some((sample) => sample.includes(name));
  return isClear ? name : languageOf(locale).phrases.companion(words[0]?.slice(0, 30) ?? 'data');
}
