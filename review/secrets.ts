import type { Json, Plan } from './plan';

/** Shorter values occur by chance in any text. */
const shortest = 6;

/**
 * Every text and number in a plan that is marked sensitive. Rules show values through `Reading`, which hides them; this
 * is the second fence, for a secret that also stands somewhere without a mark.
 */
export function sensitiveValues(plan: Plan): readonly string[] {
  const found = new Set<string>();
  for (const { change } of [...(plan.resource_changes ?? []), ...(plan.resource_drift ?? [])]) {
    collect(change.before ?? null, change.before_sensitive ?? false, found);
    collect(change.after ?? null, change.after_sensitive ?? false, found);
  }
  return [...found].sort((a, b) => b.length - a.length);
}

/** The text without any of the values. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  return secrets.reduce((clean, secret) => clean.replaceAll(secret, '(sensitive)'), text);
}

function collect(value: Json, marks: Json, found: Set<string>): void {
  if (value === null || marks === null || marks === false) return;
  if (typeof value === 'object') {
    for (const [key, item] of Object.entries(value)) {
      collect(item as Json, marks === true ? true : ((marks as Record<string, Json>)[key] ?? false), found);
    }
    return;
  }
  const text = String(value);
  if (marks === true && text.length >= shortest) found.add(text);
}
