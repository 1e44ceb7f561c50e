import type { Side } from './change';
import type { Json } from './plan';
import type { Subject } from './rule';

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
function allowing(
  { change, context }: Subject,
  side: Side,
  attribute: string,
): readonly Statement[] | undefined {
  const text = change.at(side, attribute);
  if (!text.known) return plannedStatements({ change, context }, attribute)?.filter(isAllowing);
  if (typeof text.value !== 'string') return [];
  try {
    const { Statement } = JSON.parse(text.value) as { Statement?: Statement | Statement[] };
    return [Statement ?? []].flat().filter(isAllowing);
  } catch {
    return [];
  }
}

function isAllowing({ Effect }: Statement): boolean {
  return Effect === 'Allow';
}

/**
 * What a data source will say that is read during apply only, as a `depends_on` of its module makes it: its statements
 * are planned all the same.
 */
function plannedStatements(
  { change, context }: Subject,
  attribute: string,
): readonly Statement[] | undefined {
  const [reference, ...others] = context.references(change, attribute);
  if (reference === undefined || others.length > 0) return undefined;
  const document = context.readDuringApply(reference.replace(/\.json$/, ''));
  const planned = document?.after('statement');
  if (planned === undefined || !planned.known || !Array.isArray(planned.value)) return undefined;
  return planned.value.map((statement) => asStatement(statement as unknown as DocumentStatement));
}

/** A statement as `aws_iam_policy_document` has it. */
interface DocumentStatement {
  readonly effect?: string | null;
  readonly actions?: readonly string[] | null;
  readonly not_actions?: readonly string[] | null;
  readonly resources?: readonly string[] | null;
  readonly not_resources?: readonly string[] | null;
  readonly principals?: readonly { readonly identifiers?: readonly string[] }[] | null;
  readonly not_principals?: readonly unknown[] | null;
  readonly condition?: readonly unknown[] | null;
}

function asStatement(statement: DocumentStatement): Statement {
  const given = (list: readonly Json[] | null | undefined) => (list && list.length > 0 ? list : undefined);
  return {
    Effect: statement.effect ?? 'Allow',
    Action: given(statement.actions),
    NotAction: given(statement.not_actions),
    Resource: given(statement.resources),
    NotResource: given(statement.not_resources),
    Principal: given(statement.principals?.flatMap(({ identifiers }) => identifiers ?? [])),
    NotPrincipal: (statement.not_principals ?? []).length > 0 ? '*' : undefined,
    Condition: (statement.condition ?? []).length > 0 ? true : undefined,
  };
}

function texts(value: Json | undefined): string[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(texts);
  return typeof value === 'object' ? Object.values(value as object).flatMap(texts) : [String(value)];
}

/** Each "action on resource" that a policy allows; `NotAction` and `NotResource` count as everything. */
export function grants(subject: Subject, side: Side, attribute: string): ReadonlySet<string> | undefined {
  return collect(subject, side, attribute, (statement) => {
    const actions = statement.NotAction === undefined ? texts(statement.Action) : ['*'];
    const resources = statement.NotResource === undefined ? texts(statement.Resource) : ['*'];
    return actions.flatMap((action) =>
      (resources.length > 0 ? resources : ['itself']).map((resource) => `${action} on ${resource}`),
    );
  });
}

/** Each principal that a policy trusts without any condition; `NotPrincipal` counts as everybody. */
export function principals(subject: Subject, side: Side, attribute: string): ReadonlySet<string> | undefined {
  return collect(subject, side, attribute, (statement) => {
    if (statement.Condition !== undefined) return [];
    return statement.NotPrincipal === undefined ? texts(statement.Principal) : ['*'];
  });
}

function collect(
  subject: Subject,
  side: Side,
  attribute: string,
  pick: (statement: Statement) => readonly string[],
): ReadonlySet<string> | undefined {
  const statements = allowing(subject, side, attribute);
  return statements && new Set(statements.flatMap(pick));
}

/** What the change adds to a set of grants or principals, or undefined where that is not known before apply. */
export function added(of: typeof grants, subject: Subject, attribute: string): readonly string[] | undefined {
  const before = of(subject, 'before', attribute) ?? new Set<string>();
  const after = of(subject, 'after', attribute);
  return after && [...after].filter((grant) => !before.has(grant));
}
