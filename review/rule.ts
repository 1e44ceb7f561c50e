import type { Change } from './change';
import type { Condition } from './condition';
import type { Context } from './context';

/**
 * How bad it is. `block`: customers are cut off, or the apply fails half-way. `high`: they will be, or what protects
 * them is gone. `warn`: somebody should look.
 */
export const severities = ['block', 'high', 'warn'] as const;

/** @see severities */
export type Severity = (typeof severities)[number];

/** One resource of the plan, and the plan around it. */
export interface Subject {
  readonly change: Change;
  readonly context: Context;
}

/** A text, or how to make it of the subject. Values go in as readings, so that none that is sensitive comes out. */
export type Text<S> = string | ((subject: S) => string);

/** What a rule says when it applies, in words that need no knowledge of OAuth. */
export interface Words<S> {
  readonly changes: Text<S>;
  readonly notice: Text<S>;
  /** How many are affected, and for how long. */
  readonly affected: Text<S>;
  readonly instead: Text<S>;
}

/** What every rule has. */
export interface CommonRule<S> extends Words<S> {
  /** Stable: acceptances name it. */
  readonly id: string;
  readonly severity: Severity;
  /** Severity where the condition cannot be answered before apply; default the same: the review fails closed. */
  readonly whenUnknown?: Severity;
  readonly when: Condition<S>;
  /** Page that the rule or its words come from. */
  readonly source: string;
}

/** A rule about resources of some types. */
export interface ResourceRule extends CommonRule<Subject> {
  /** Types, or how to tell whether one of them is meant. */
  readonly on: readonly string[] | ((type: string) => boolean);
  /** Look at what changed outside Terraform instead of at what Terraform would change. */
  readonly drift?: true;
}

/** A rule about the plan as a whole. */
export interface PlanRule extends CommonRule<Context> {
  readonly on: 'plan';
}

/** A rule of the review. */
export type Rule = ResourceRule | PlanRule;
