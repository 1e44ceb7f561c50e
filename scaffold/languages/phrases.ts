import type { Naming } from '../naming';
import type { IntentPlan } from '../plan';

/** A noun in a language. */
export interface Noun {
  readonly one: string;
  readonly many: string;
  /** Absent for a noun of the document that the language's list does not have: then it is said without an article. */
  readonly gender?: 'm' | 'f' | 'n';
  /** As it is after a preposition and as an object, where that differs, e.g. `Kunden` of `Kunde`. */
  readonly bent?: string;
}

/** What an intent does, in the terms of a language. */
export interface Deed extends Pick<IntentPlan, 'kind' | 'verb' | 'action'> {
  readonly noun: Noun;
  /** Whether there is but one of it, which nobody has to name. */
  readonly isOnly: boolean;
  /** What the skill knows of it when it asks whether to do it, and says as `{{what}}`. */
  readonly how: Naming['how'];
}

/** What is asked for: how a question is put depends on it. */
export interface Asked {
  readonly noun: Noun;
  /** Slot type, e.g. `AMAZON.DATE`. */
  readonly type: string;
  /** Values of a type of its own, as they are said; absent where they are too many to be named. */
  readonly values?: readonly string[];
  readonly isYesOrNo: boolean;
}

/** How a field is said; `{{value}}` stands for what it holds. */
export interface FieldPhrases {
  readonly text: string;
  readonly day: string;
  readonly number: string;
  /** An entry of a list with its day: `{{title}}`, `{{day, day}}`. */
  readonly entry: string;
}

/** What is needed to make the words of a service in one language. */
export interface Phrases {
  /** Ways of asking for it, without slots. */
  samples(deed: Deed): readonly string[];
  /** A way of asking that names the thing itself in its slot. */
  sampleNamed(deed: Deed, slot: string): string;
  /** A way of asking that names what the thing belongs to. */
  sampleOf(deed: Deed, slot: string): string;
  /** A way of asking for a change of one field. */
  sampleField(deed: Deed, field: Noun): string;
  /** The words of an operation's id as something that is said. */
  sampleWords(words: string): readonly string[];
  /** What the skill is called where the API's name alone does not do. */
  companion(name: string): string;
  which(noun: Noun): string;
  what(asked: Asked): string;
  sure(deed: Deed): string;
  done(deed: Deed): string;
  some(noun: Noun): string;
  none(noun: Noun): string;
  noSuch(noun: Noun): string;
  title(deed: Deed): string;
  /** What the skill can do, as part of a sentence: `read your projects`. */
  thing(deed: Deed): string;
  /** @param example something to say */
  help(things: readonly string[], example: string): string;
  /** What follows "Your account doesn’t let me". */
  notReading(noun: Noun): string;
  notChanging(noun: Noun): string;
  field(noun: Noun): FieldPhrases;
  /** A value of the document that the language has no word for. */
  foreign(value: string): string;
  /** Sentences of the skill's page in the store. */
  readonly store: {
    can(name: string, things: readonly string[]): string;
    readonly account: string;
    readonly saying: string;
    open(name: string): string;
    ask(name: string, sample: string): string;
  };
  /** What is heard of a documented failure, by its status, where the document's own words are not of the language. */
  readonly refused: Readonly<Record<400 | 403 | 404 | 409 | 422, string>>;
  readonly kept: string;
  readonly more: string;
  readonly noMore: string;
  readonly changed: string;
  readonly several: string;
  readonly withState: string;
  readonly nothing: string;
  readonly fallback: string;
  readonly unnamed: string;
}

/** A language in which words can be made. */
export interface Language {
  readonly phrases: Phrases;
  /** Its nouns by the English ones: `one, many, gender`, and what is bent. */
  readonly nouns: Readonly<Record<string, string>>;
}

/** Things in one sentence, as the language joins them. */
export const listed =
  (locale: string, type: 'conjunction' | 'disjunction' = 'conjunction') =>
  (things: readonly string[]): string =>
    new Intl.ListFormat(locale, { type }).format(things);
