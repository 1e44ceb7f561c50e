import type * as z from 'zod/mini';
import { rules } from './rules';
import type { Context, Draft } from './rules/rule';
import { namesSecret } from './secrets';
import { type EnvironmentSettings, environmentSchema, resolveSettings, type Settings } from './settings';
import { skillManifest } from './skill-manifest';
import { describeValue, formatPath, type Violation, withoutSecrets } from './violations';

/** What came of reading the settings. */
export interface Validation {
  /** Every environment with its defaults; empty where there is an error. */
  readonly settings: readonly Settings[];
  readonly errors: readonly Violation[];
  readonly warnings: readonly Violation[];
}

/**
 * Checks all environments against the schema and every rule, and reports all violations at once. Never
 * throws, whatever it is given, and never shows a secret.
 *
 * @param manifest what the skill asks of Alexa. Default: that of `skill-package/skill.json`
 */
export function validateEnvironments(environments: unknown, manifest = skillManifest): Validation {
  if (!Array.isArray(environments) || environments.length === 0) {
    return { settings: [], errors: [noEnvironments(environments)], warnings: [] };
  }
  const parsed = Array.from(environments, parse);
  const drafts = parsed.map(({ draft }) => draft);
  const violations = parsed.flatMap(({ draft, faults }, index) => {
    const environment = nameOf(draft, index);
    const structural = faults.map((fault) => ({ ...fault, environment }));
    return [...structural, ...judge(environment, { draft, earlier: drafts.slice(0, index), manifest })];
  });
  const errors = violations.filter(({ level }) => level === 'error');
  return {
    settings: errors.length > 0 ? [] : environments.map((one: EnvironmentSettings) => resolveSettings(one)),
    errors,
    warnings: violations.filter(({ level }) => level === 'warning'),
  };
}

const schemaSource = 'config/settings.ts';

function noEnvironments(received: unknown): Violation {
  return {
    level: 'error',
    environment: 'environments',
    path: '',
    received: describeValue(received),
    expected: 'a list of at least one environment',
    source: schemaSource,
    remedy: 'Export it from config/environments.ts as "environments".',
  };
}

function nameOf(draft: Draft, index: number): string {
  const { name } = draft;
  return name !== undefined && /^[\w-]{1,64}$/.test(name) ? withoutSecrets(name) : `environment ${index + 1}`;
}

/** Puts every rule of the table to the settings: the only place where rules are evaluated. */
function judge(environment: string, context: Context): Violation[] {
  return rules.flatMap((rule) =>
    rule
      .judges(context)
      .filter(({ value }) => !rule.holds(value, context))
      .map(({ path, value }) => ({
        level: rule.level ?? 'error',
        environment,
        path: formatPath(path),
        received: rule.received ? withoutSecrets(rule.received(value)) : describeAt(path, value),
        expected: typeof rule.expected === 'string' ? rule.expected : withoutSecrets(rule.expected(context)),
        source: rule.source,
        remedy: typeof rule.remedy === 'string' ? rule.remedy : withoutSecrets(rule.remedy(value, context)),
      })),
  );
}

/** What stands where a secret might be put by mistake is not shown, however it looks. */
function describeAt(path: readonly PropertyKey[], value: unknown): string {
  return typeof value === 'string' && path.some((step) => namesSecret(String(step)))
    ? `text of ${value.length} characters, not shown because it could be a secret`
    : describeValue(value);
}

type Fault = Omit<Violation, 'environment'>;

/** The settings as far as they have the right types, and what has not. */
function parse(environment: unknown): { draft: Draft; faults: readonly Fault[] } {
  const result = environmentSchema.safeParse(environment, { reportInput: true });
  if (result.success) return { draft: environment as Draft, faults: [] };
  const issues = result.error.issues.flatMap((issue) => flatten(issue));
  return {
    draft: (issues.reduce<unknown>(withoutFault, environment) ?? {}) as Draft,
    faults: issues.flatMap(describeFault),
  };
}

type Issue = z.core.$ZodIssue;

/** An issue of a union stands for those of the branch that was meant: the one that took the value's type. */
function flatten(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const meant = issue.errors.find((branch) => branch.every(({ path }) => path.length > 0));
  if (meant === undefined) return [issue];
  return meant.flatMap((one) => flatten({ ...one, path: [...issue.path, ...one.path] }));
}

/** A copy without what an issue is about, so that the rules meet only values of the right type. */
function withoutFault(settings: unknown, issue: Issue): unknown {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.reduce((rest, key) => without(rest, [...issue.path, key]), settings);
  }
  // Where the type of a provider is unknown, so are the types of all it has.
  return without(settings, isUnknownType(issue) ? issue.path.slice(0, -1) : issue.path);
}

function without(value: unknown, [step, ...rest]: readonly PropertyKey[]): unknown {
  if (step === undefined) return undefined;
  if (Array.isArray(value)) {
    return value.map((element, index) => (index === step ? without(element, rest) : element));
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const entries = Object.entries(value).map(([key, element]) =>
    key === String(step) ? [key, without(element, rest)] : [key, element],
  );
  return Object.fromEntries(entries);
}

function isUnknownType(issue: Issue): boolean {
  return issue.code === 'invalid_union' && 'discriminator' in issue;
}

function describeFault(issue: Issue): Fault[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => describeUnknown(issue, key));
  const received = isUnknownType(issue) ? typeOf(issue.input) : issue.input;
  return [
    {
      level: 'error',
      path: formatPath(issue.path),
      received: describeAt(issue.path, received),
      expected: expectedOf(issue),
      source: schemaSource,
      remedy: received === undefined ? 'Add it.' : 'Correct it.',
    },
  ];
}

function typeOf(provider: unknown): unknown {
  return typeof provider === 'object' && provider !== null && 'type' in provider ? provider.type : undefined;
}

const typeNames: Record<string, string> = {
  string: 'text',
  boolean: 'true or false',
  int: 'a whole number',
  number: 'a whole number',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};

function expectedOf(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return typeNames[issue.expected] ?? issue.expected;
    case 'invalid_value':
      return oneOf(issue.values);
    case 'invalid_union':
      return 'options' in issue ? oneOf(issue.options ?? []) : 'false or an object';
    default:
      return 'a whole number';
  }
}

function oneOf(values: readonly unknown[]): string {
  return values.map((value) => JSON.stringify(value)).join(' or ');
}

function describeUnknown(issue: Issue, key: string): Fault {
  const isAllowed = !namesSecret(key);
  return {
    level: 'error',
    path: formatPath([...issue.path, key]),
    received: 'a setting of this name',
    expected: isAllowed
      ? `one of ${knownKeys(environmentSchema, issue.path).join(', ')}`
      : 'no secret in the file',
    source: schemaSource,
    remedy: isAllowed
      ? 'Correct the name, or delete the setting.'
      : "Delete it, and change that secret where it was made: it has been in a file. An identity provider's secret is given as the Terraform variable that clientSecretVariable or privateKeyVariable names.",
  };
}

/** The names that the schema knows at a path. */
function knownKeys(schema: z.core.$ZodType, path: readonly PropertyKey[]): readonly string[] {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  const [step, ...rest] = path;
  switch (def.type) {
    case 'optional':
    case 'default':
    case 'prefault':
      return knownKeys(def.innerType, path);
    case 'union':
      return [...new Set(def.options.flatMap((option) => knownKeys(option, path)))];
    case 'array':
      return knownKeys(def.element, rest);
    case 'object': {
      if (step === undefined) return Object.keys(def.shape);
      const inner = def.shape[String(step)];
      return inner === undefined ? [] : knownKeys(inner, rest);
    }
    default:
      return [];
  }
}
