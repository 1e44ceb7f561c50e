import type { Json } from '../review/plan';
import { account, answers } from './aws-answers';
import { type JsonObject, list } from './plan-json';

/** One resource of a plan's `planned_values`. */
interface PlannedResource {
  readonly address: string;
  readonly type: string;
  readonly name: string;
  readonly mode: string;
  readonly index?: string | number;
  readonly provider_name: string;
  readonly schema_version: number;
  readonly values?: JsonObject;
  /** The same shape, `true` where a value is sensitive. */
  readonly sensitive_values?: Json;
}

interface PlannedModule {
  readonly address?: string;
  readonly resources?: readonly PlannedResource[];
  readonly child_modules?: readonly PlannedModule[];
}

/** What `terraform show -json` says of a plan, as far as a state is made of it. */
export interface PlannedState {
  readonly terraform_version: string;
  readonly planned_values: { readonly root_module: PlannedModule };
  readonly resource_changes: readonly {
    readonly address: string;
    readonly change: { readonly actions: readonly string[]; readonly after_unknown: JsonObject };
  }[];
}

/**
 * The state that applying the plan would leave behind: the planned values, with what AWS would have answered in place
 * of what is unknown until apply. With it a later plan needs no AWS at all (`plan -refresh=false`).
 */
export function stateAfter(plan: PlannedState): JsonObject {
  const unknown = new Map(
    plan.resource_changes.map(({ address, change }) => [address, change.after_unknown]),
  );
  return {
    version: 4,
    terraform_version: plan.terraform_version,
    serial: 1,
    lineage: '00000000-0000-0000-0000-000000000000',
    outputs: {},
    resources: resourcesOf(plan.planned_values.root_module, unknown),
  };
}

/** Whether applying the plan would change nothing. */
export function isSettled(plan: PlannedState): boolean {
  return plan.resource_changes.every(({ change }) => change.actions.join() === 'no-op');
}

function resourcesOf(module: PlannedModule, unknown: ReadonlyMap<string, JsonObject>): JsonObject[] {
  const own = (module.resources ?? []).map((resource): JsonObject => {
    const number = Number(/\[(\d+)\]/.exec(resource.address)?.[1] ?? 0);
    const values = resource.values ?? {};
    const marks = unknown.get(resource.address) ?? {};
    const answered = { ...anyResource(resource), ...answers[resource.type]?.(values, number) };
    const needed = Object.entries(answered).filter(([name]) => containsTrue(marks[name] ?? false));
    return {
      ...(module.address ? { module: module.address } : {}),
      mode: resource.mode,
      type: resource.type,
      name: resource.name,
      provider: `provider["${resource.provider_name}"]`,
      instances: [
        {
          ...(resource.index === undefined ? {} : { index_key: resource.index }),
          schema_version: resource.schema_version,
          attributes: { ...values, ...Object.fromEntries(needed) },
          sensitive_attributes: sensitivePaths(resource.sensitive_values ?? {}),
        },
      ],
    };
  });
  return mergeInstances([
    ...own,
    ...(module.child_modules ?? []).flatMap((child) => resourcesOf(child, unknown)),
  ]);
}

/** Answers that fit every type: what `answers` has goes before them. */
function anyResource({ type, name }: PlannedResource): JsonObject {
  const id = `example-${name}`;
  return { id, arn: `arn:aws:example:eu-west-1:${account}:${type}/${name}`, key_id: id, tags_all: {} };
}

function containsTrue(marks: Json): boolean {
  if (marks === true) return true;
  return marks !== null && typeof marks === 'object' && Object.values(marks).some(containsTrue);
}

/** The marks of `sensitive_values` as a state writes them: one list of steps for each marked value. */
function sensitivePaths(marks: Json, steps: readonly JsonObject[] = []): Json[] {
  if (marks === true) return [steps];
  if (marks === null || typeof marks !== 'object') return [];
  return Object.entries(marks).flatMap(([key, mark]) =>
    sensitivePaths(mark, [...steps, steps.length === 0 ? { type: 'get_attr', value: key } : indexStep(key)]),
  );
}

function indexStep(key: string): JsonObject {
  return { type: 'index', value: { type: 'string', value: key } };
}

/** `count` and `for_each` are one resource with several instances in a state. */
function mergeInstances(resources: readonly JsonObject[]): JsonObject[] {
  const merged = new Map<string, JsonObject>();
  for (const resource of resources) {
    const key = [resource.module, resource.type, resource.name].join('|');
    const known = merged.get(key);
    merged.set(
      key,
      known ? { ...known, instances: [...list(known.instances), ...list(resource.instances)] } : resource,
    );
  }
  return [...merged.values()];
}
