import { mayBeSecret } from './secrets';

/** A setting that breaks a rule (`error`), or keeps it at a price (`warning`). */
export interface Violation {
  readonly level: 'error' | 'warning';
  /** Name of the environment, or its place in the list where it has none. */
  readonly environment: string;
  /** e.g. `domain.custom.name` or `client.scopes[2]`. Empty for the environment as a whole. */
  readonly path: string;
  /** What stands there, as it may be shown: never a secret. */
  readonly received: string;
  /** The bound. */
  readonly expected: string;
  /** Where the rule comes from. */
  readonly source: string;
  /** What to do. */
  readonly remedy: string;
}

/** A property name or an index, as a path is made of. */
export type Step = string | number;

/** Writes a path as it would be written in TypeScript, e.g. `tags["cost center"]`. A name that could be a secret is left out. */
export function formatPath(steps: readonly PropertyKey[]): string {
  return steps.map((step, index) => formatStep(step, index === 0)).join('');
}

function formatStep(step: PropertyKey, first: boolean): string {
  if (typeof step === 'number') return `[${step}]`;
  const name = String(step);
  if (/^[A-Za-z_$][\w$]{0,40}$/.test(name) && !mayBeSecret(name)) return first ? name : `.${name}`;
  return `[${describeValue(name)}]`;
}

/** Leaves out of a sentence every word that could be a secret. */
export function withoutSecrets(sentence: string): string {
  return sentence.replace(/\S+/g, (word) => (mayBeSecret(word) ? '(not shown)' : word));
}

const longestShown = 300;

/** Says what a value is, in one line, without showing what could be a secret. */
export function describeValue(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value))
    return value.length === 1 ? 'a list of 1 entry' : `a list of ${value.length} entries`;
  switch (typeof value) {
    case 'string':
      return describeText(value);
    case 'object':
      return 'an object';
    case 'function':
      return 'a function';
    case 'symbol':
      return 'a symbol';
    default:
      return String(value);
  }
}

function describeText(text: string): string {
  if (mayBeSecret(text)) return `text of ${text.length} characters, not shown because it could be a secret`;
  const shown = text.length > longestShown ? `${text.slice(0, longestShown)}…` : text;
  // Control and direction characters would let a value rewrite the terminal.
  const quoted = JSON.stringify(shown).replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (character) => {
    return `\\u{${character.codePointAt(0)?.toString(16)}}`;
  });
  return text.length > longestShown ? `${quoted} (${text.length} characters)` : quoted;
}
