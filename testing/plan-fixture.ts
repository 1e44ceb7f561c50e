import { isDeepStrictEqual } from 'node:util';
import type { Json } from '../review/plan';
import type { JsonObject } from './plan-json';

/**
 * Makes a fixture of a plan's JSON: what the review reads and no more. Values marked sensitive are redacted (equal
 * ones to the same word, so that "did it change" keeps its answer), times and folders of the machine left out, and
 * resources that do not change keep only the attributes that have a value.
 */
export function fixtureOf(plan: JsonObject): JsonObject {
  const variables = providerVariables(plan);
  const redact = redactor();
  const changes = (value: Json | undefined) =>
    list(value).map((entry) => redactedResource(entry as JsonObject, redact));
  return {
    format_version: plan.format_version ?? null,
    terraform_version: plan.terraform_version ?? null,
    ...('applyable' in plan ? { applyable: plan.applyable } : {}),
    ...('complete' in plan ? { complete: plan.complete } : {}),
    ...('errored' in plan ? { errored: plan.errored } : {}),
    ...('resource_drift' in plan ? { resource_drift: changes(plan.resource_drift) } : {}),
    resource_changes: changes(plan.resource_changes),
    ...('deferred_changes' in plan
      ? { deferred_changes: list(plan.deferred_changes).map(redactedDeferral) }
      : {}),
    ...(Object.keys(variables).length > 0 ? { variables } : {}),
    configuration: trimmedConfiguration((plan.configuration ?? {}) as JsonObject),
  };
  function redactedDeferral(deferral: Json): JsonObject {
    const { reason, resource_change } = deferral as JsonObject;
    return {
      reason: reason ?? null,
      resource_change: redactedResource(resource_change as JsonObject, redact),
    };
  }
}

/** The same bytes for the same fixture: one resource to a line, so that a difference is one line too. */
export function serialize(fixture: JsonObject): string {
  const fields = Object.entries(fixture).map(([key, value]) =>
    Array.isArray(value) && value.length > 0
      ? `${JSON.stringify(key)}:[\n${value.map((entry) => JSON.stringify(entry)).join(',\n')}\n]`
      : `${JSON.stringify(key)}:${JSON.stringify(value)}`,
  );
  return `{${fields.join(',\n')}}\n`;
}

function redactedResource(resource: JsonObject, redact: (value: Json, marks: Json) => Json): JsonObject {
  const change = resource.change as JsonObject;
  const before = redact(change.before ?? null, change.before_sensitive ?? false);
  const after = redact(change.after ?? null, change.after_sensitive ?? false);
  const unchanged = isDeepStrictEqual(change.actions, ['no-op']);
  return {
    ...resource,
    change: unchanged
      ? { ...change, before: withValues(before), after: withValues(after) }
      : { ...change, before, after },
  };
}

function redactor(): (value: Json, marks: Json) => Json {
  const words = new Map<string, string>();
  return function redact(value, marks): Json {
    if (value === null || marks === false || marks === null) return value;
    if (marks === true) {
      const key = JSON.stringify(value);
      const word = words.get(key) ?? `redacted-${words.size + 1}`;
      words.set(key, word);
      return word;
    }
    if (typeof value !== 'object' || typeof marks !== 'object') return value;
    if (Array.isArray(value))
      return value.map((item, index) => redact(item, (marks as readonly Json[])[index] ?? false));
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, redact(item, (marks as JsonObject)[key] ?? false)]),
    );
  };
}

function withValues(value: Json): Json {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value).filter(
      ([, item]) =>
        item !== null && item !== '' && !(typeof item === 'object' && Object.keys(item).length === 0),
    ),
  );
}

/** Providers with their regions and versions, and what each attribute that is set refers to. */
function trimmedConfiguration(configuration: JsonObject): JsonObject {
  return {
    provider_config: configuration.provider_config ?? {},
    root_module: trimmedModule((configuration.root_module ?? {}) as JsonObject),
  };
}

function trimmedModule(module: JsonObject): JsonObject {
  const calls = Object.entries((module.module_calls ?? {}) as JsonObject).map(([name, call]) => [
    name,
    {
      ...trimmedBlock(call as JsonObject),
      module: trimmedModule(((call as JsonObject).module ?? {}) as JsonObject),
    },
  ]);
  const outputs = Object.entries((module.outputs ?? {}) as JsonObject).map(([name, output]) => [
    name,
    { expression: trimmedExpression((output as JsonObject).expression ?? null) },
  ]);
  return {
    resources: list(module.resources)
      .map((resource) => resource as JsonObject)
      .map(({ address, provider_config_key, ...block }) => ({
        address: address ?? null,
        provider_config_key: provider_config_key ?? null,
        ...trimmedBlock(block),
      })),
    ...(calls.length > 0 ? { module_calls: Object.fromEntries(calls) } : {}),
    ...(outputs.length > 0 ? { outputs: Object.fromEntries(outputs) } : {}),
  };
}

/** A resource or a module call: which attributes are set, and what they and its instances refer to. */
function trimmedBlock(block: JsonObject): JsonObject {
  const expressions = Object.entries((block.expressions ?? {}) as JsonObject).map(([name, value]) => [
    name,
    trimmedExpression(value),
  ]);
  const repetition = ['count_expression', 'for_each_expression']
    .filter((name) => name in block)
    .map((name) => [name, trimmedExpression(block[name] ?? null)]);
  return { expressions: Object.fromEntries(expressions), ...Object.fromEntries(repetition) };
}

/** What an expression refers to, without its constants; `a.b` is left out beside `a.b.c`. */
function trimmedExpression(expression: Json): JsonObject {
  const references = [...new Set(referencesIn(expression))];
  const longest = references.filter(
    (reference) => !references.some((other) => other.startsWith(`${reference}.`)),
  );
  return longest.length > 0 ? { references: longest } : {};
}

function referencesIn(expression: Json): string[] {
  if (expression === null || typeof expression !== 'object') return [];
  if (Array.isArray(expression)) return expression.flatMap(referencesIn);
  const { references, ...rest } = expression as JsonObject;
  return [...list(references).map(String), ...Object.values(rest).flatMap(referencesIn)];
}

/** Values of the variables that a provider's configuration refers to, such as its region. */
function providerVariables(plan: JsonObject): JsonObject {
  const { provider_config } = (plan.configuration ?? {}) as JsonObject;
  const named = new Set(referencesIn(provider_config ?? null).map((reference) => reference.split('.')[1]));
  return Object.fromEntries(
    Object.entries((plan.variables ?? {}) as JsonObject).filter(([name]) => named.has(name)),
  );
}

function list(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}
