/** The answer to a question about a plan; `unknown` where only the apply will tell. */
export type Truth = boolean | 'unknown';

/** One question, and how to put it in words ("a callback URL of Alexa is taken away"). */
export interface Clause<Subject> {
  readonly says: string;
  /** Attributes of a resource that the answer depends on; a finding judges these. */
  readonly reads?: readonly string[];
  readonly holds: (subject: Subject) => Truth;
}

/** A tree of questions. Data, so that a reader and a test can walk it. */
export type Condition<Subject> =
  | Clause<Subject>
  | { readonly all: readonly Condition<Subject>[] }
  | { readonly any: readonly Condition<Subject>[] }
  | { readonly not: Condition<Subject> };

/** What an evaluation came to, with the clauses that nobody can answer yet. */
export interface Outcome {
  readonly truth: Truth;
  readonly unknown: readonly string[];
}

/** Kleene's three-valued logic: an unknown part matters only where the known parts leave the answer open. */
export function evaluate<Subject>(condition: Condition<Subject>, subject: Subject): Outcome {
  if ('all' in condition) return combine(condition.all, subject, false);
  if ('any' in condition) return combine(condition.any, subject, true);
  if ('not' in condition) {
    const { truth, unknown } = evaluate(condition.not, subject);
    return { truth: truth === 'unknown' ? truth : !truth, unknown };
  }
  const truth = condition.holds(subject);
  return { truth, unknown: truth === 'unknown' ? [condition.says] : [] };
}

/** @param decisive the answer that settles the whole as soon as one part gives it */
function combine<Subject>(
  parts: readonly Condition<Subject>[],
  subject: Subject,
  decisive: boolean,
): Outcome {
  const unknown: string[] = [];
  for (const part of parts) {
    const outcome = evaluate(part, subject);
    if (outcome.truth === decisive) return { truth: decisive, unknown: [] };
    unknown.push(...outcome.unknown);
  }
  return { truth: unknown.length > 0 ? 'unknown' : !decisive, unknown };
}

/** Every attribute that a condition depends on. */
export function attributesRead<Subject>(condition: Condition<Subject>): readonly string[] {
  if ('all' in condition) return condition.all.flatMap(attributesRead);
  if ('any' in condition) return condition.any.flatMap(attributesRead);
  return 'not' in condition ? attributesRead(condition.not) : (condition.reads ?? []);
}

/** A condition in words, as a list with lists in it. */
export function bullets<Subject>(condition: Condition<Subject>, indent = '  '): string {
  const list = (parts: readonly Condition<Subject>[], within: string) =>
    parts.map((part) => bullets(part, within)).join('\n');
  if ('all' in condition) return list(condition.all, indent);
  if ('any' in condition) return `${indent}- one of these is so:\n${list(condition.any, `${indent}  `)}`;
  if ('not' in condition) return `${indent}- this is not so:\n${bullets(condition.not, `${indent}  `)}`;
  return `${indent}- ${condition.says}`;
}

export function all<Subject>(...parts: Condition<Subject>[]): Condition<Subject> {
  return { all: parts };
}

export function any<Subject>(...parts: Condition<Subject>[]): Condition<Subject> {
  return { any: parts };
}

export function not<Subject>(part: Condition<Subject>): Condition<Subject> {
  return { not: part };
}
