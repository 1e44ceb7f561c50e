import type { IntentPlan } from '../plan';

/** What is needed to make the words of a service in one language. Nouns come as the document has them. */
export interface Phrases {
  /** Ways of asking for it, without slots; `words` are those of the operation's id. */
  samples(plan: Pick<IntentPlan, 'kind' | 'verb' | 'one' | 'many'>, words: string): readonly string[];
  /** A way of asking that names the one thing in its slot. */
  sampleWith(plan: Pick<IntentPlan, 'kind' | 'verb' | 'one' | 'many'>, slot: string): string;
  /** What the skill is called: two words at least. */
  invocation(title: string): string;
  which(one: string): string;
  what(name: string): string;
  sure(verb: IntentPlan['verb'], one: string): string;
  done(verb: IntentPlan['verb'], one: string): string;
  some(many: string): string;
  none(many: string): string;
  noSuch(one: string): string;
  help(things: readonly string[]): string;
  thing(plan: Pick<IntentPlan, 'kind' | 'verb' | 'one' | 'many'>): string;
  scope(title: string): string;
  field(name: string): { readonly text: string; readonly day: string; readonly number: string };
  readonly kept: string;
  readonly more: string;
  readonly noMore: string;
  readonly changed: string;
  readonly several: string;
  readonly withState: string;
  readonly withDay: string;
  readonly nothing: string;
  readonly fallback: string;
  readonly unnamed: string;
}

/** By the language of a locale. */
export type PhrasesByLanguage = Readonly<Record<string, Phrases>>;
