import type { Change, Side } from './change';
import type { Json } from './plan';

interface Statement {
  readonly Effect?: string;
  readonly Action?: Json;
  readonly NotAction?: Json;
  readonly Resource?: Json;
  readonly NotResource?: Json;
  readonly Principal?: Json;
  readonly NotPrincipal?: Json;
  readonly Condition?: Json;
}

/**
 * The allowing statements of a policy document in an attribute, or undefined where they are not known before apply. A
 * text that is no policy has none.
 */
function allowing(change: Change, side: Side, attribute: string): readonly Statement[] | undefined {
  const text = change.at(side, attribute);
  if (!text.known) return undefined;
  if (typeof text.value !== 'string') return [];
  try {
    const { Statement } = JSON.parse(text.value) as { Statement?: Statement | Statement[] };
    return [Statement ?? []].flat().filter(({ Effect }) => Effect === 'Allow');
  } catch {
    return [];
  }
}

function texts(value: Json | undefined): string[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(texts);
  return typeof value === 'object' ? Object.values(value as object).flatMap(texts) : [String(value)];
}

/** Each "action on resource" that a policy allows; `NotAction` and `NotResource` count as everything. */
export function grants(change: Change, side: Side, attribute: string): ReadonlySet<string> | undefined {
  return collect(change, side, attribute, (statement) => {
    const actions = statement.NotAction === undefined ? texts(statement.Action) : ['*'];
    const resources = statement.NotResource === undefined ? texts(statement.Resource) : ['*'];
    return actions.flatMap((action) =>
      (resources.length > 0 ? resources : ['itself']).map((resource) => `${action} on ${resource}`),
    );
  });
}

/** Each principal that a policy trusts without any condition; `NotPrincipal` counts as everybody. */
export function principals(change: Change, side: Side, attribute: string): ReadonlySet<string> | undefined {
  return collect(change, side, attribute, (statement) => {
    if (statement.Condition !== undefined) return [];
    return statement.NotPrincipal === undefined ? texts(statement.Principal) : ['*'];
  });
}

function collect(
  change: Change,
  side: Side,
  attribute: string,
  pick: (statement: Statement) => readonly string[],
): ReadonlySet<string> | undefined {
  const statements = allowing(change, side, attribute);
  return statements && new Set(statements.flatMap(pick));
}

/** What the change adds to a set of grants or principals, or undefined where that is not known before apply. */
export function added(of: typeof grants, change: Change, attribute: string): readonly string[] | undefined {
  const before = of(change, 'before', attribute) ?? new Set<string>();
  const after = of(change, 'after', attribute);
  return after && [...after].filter((grant) => !before.has(grant));
}
