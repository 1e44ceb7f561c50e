import { constants, isUtf8 } from 'node:buffer';

/** Any JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** One entry of `resource_changes` or `resource_drift`. */
export interface ResourceChange {
  readonly address: string;
  readonly previous_address?: string;
  readonly mode?: string;
  readonly type: string;
  readonly action_reason?: string;
  readonly change: {
    readonly actions: readonly string[];
    readonly before?: Json;
    readonly after?: Json;
    readonly after_unknown?: Json;
    readonly before_sensitive?: Json;
    readonly after_sensitive?: Json;
  };
}

/** A resource of the plan's `configuration`. */
export interface ConfiguredResource {
  readonly address: string;
  readonly provider_config_key?: string;
  readonly expressions?: { readonly [name: string]: Json };
}

/** A module of the plan's `configuration`. */
export interface ConfiguredModule {
  readonly resources?: readonly ConfiguredResource[];
  readonly module_calls?: { readonly [name: string]: { readonly module?: ConfiguredModule } };
}

/** The parts of `terraform show -json <plan>` that the review reads. */
export interface Plan {
  readonly format_version: string;
  readonly terraform_version?: string;
  readonly complete?: boolean;
  readonly errored?: boolean;
  readonly resource_changes?: readonly ResourceChange[];
  readonly resource_drift?: readonly ResourceChange[];
  readonly configuration?: {
    readonly provider_config?: {
      readonly [key: string]: {
        readonly full_name?: string;
        readonly version_constraint?: string;
        readonly expressions?: { readonly region?: { readonly constant_value?: Json } };
      };
    };
    readonly root_module?: ConfiguredModule;
  };
}

/** The input is no plan that can be reviewed. The message never quotes the input: it may hold secrets. */
export class PlanError extends Error {
  override readonly name = 'PlanError';
}

/** The major version of `format_version` that is read, and its newest minor version known here. */
const format = { major: 1, minor: 2 };

const howTo = 'Make one with: terraform plan -out=tfplan && terraform show -json tfplan > plan.json';

/**
 * Reads what `terraform show -json <plan>` wrote, UTF-8, or UTF-16 with a byte order mark as PowerShell redirects it.
 *
 * @throws {PlanError} for anything else, with what it seems to be and what to do
 */
export function parsePlan(bytes: Uint8Array): Plan {
  if (bytes.length === 0) throw new PlanError(`The input is empty. ${howTo}`);
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    throw new PlanError(
      'This is the binary plan file. Turn it into JSON first: terraform show -json tfplan > plan.json',
    );
  }
  const text = decode(bytes);
  const parsed = parseJson(text);
  const problem = whatElse(parsed) ?? versionProblem(parsed.format_version) ?? shapeProblem(parsed);
  if (problem !== undefined) throw new PlanError(problem);
  return parsed as unknown as Plan;
}

function decode(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.length > constants.MAX_STRING_LENGTH) {
    throw new PlanError(
      `The input of ${Math.round(buffer.length / 1e6)} MB is larger than this runtime can hold as one text.`,
    );
  }
  if (buffer[0] === 0xff && buffer[1] === 0xfe) return buffer.toString('utf16le', 2);
  if (!isUtf8(buffer)) throw new PlanError(`The input is not text. ${howTo}`);
  return buffer.toString('utf8').replace(/^\uFEFF/, '');
}

/** The runtime's own message would quote the input, so it is not passed on. */
function parseJson(text: string): Record<string, Json> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    if (looksLikeLog(text)) {
      throw new PlanError(`This is the log of \`terraform plan -json\`, not a plan. ${howTo}`);
    }
    throw new PlanError(
      /^\s*\{/.test(text)
        ? `The JSON is damaged or ends too early (${text.length.toLocaleString('en')} characters read). Write it again; ${howTo.toLowerCase()}`
        : `The input is not JSON. ${howTo}`,
    );
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw new PlanError(`The input is JSON, but not a plan. ${howTo}`);
  }
  return parsed as Record<string, Json>;
}

function looksLikeLog(text: string): boolean {
  return /^\s*\{"@level"/.test(text.slice(0, 200));
}

/** Other files that Terraform and people keep beside plans. */
function whatElse(parsed: Record<string, Json>): string | undefined {
  if ('@level' in parsed) return `This is the log of \`terraform plan -json\`, not a plan. ${howTo}`;
  if ('lineage' in parsed && 'serial' in parsed) return `This is a Terraform state, not a plan. ${howTo}`;
  if ('provider_schemas' in parsed) return `These are provider schemas, not a plan. ${howTo}`;
  if (!('format_version' in parsed))
    return `The input is JSON, but not a plan: it has no format_version. ${howTo}`;
  return undefined;
}

function versionProblem(version: Json | undefined): string | undefined {
  const major = /^(\d+)\.\d+$/.exec(String(version))?.[1];
  if (major === undefined) return 'The plan has a format_version that is not of the form <major>.<minor>.';
  if (Number(major) === format.major) return undefined;
  const age = Number(major) < format.major ? 'older' : 'newer';
  return `The plan is of format ${version}, ${age} than this review reads (${format.major}.x). ${
    age === 'older'
      ? 'Terraform 1.0 and later write it: upgrade Terraform.'
      : 'Use a newer plan review, or the Terraform version that the project pins.'
  }`;
}

function shapeProblem(parsed: Record<string, Json>): string | undefined {
  if ('values' in parsed && !('planned_values' in parsed) && !('resource_changes' in parsed)) {
    return `This is a state as \`terraform show -json\` prints it, not a plan. ${howTo}`;
  }
  for (const key of ['resource_changes', 'resource_drift']) {
    const entries = parsed[key] ?? [];
    if (!Array.isArray(entries) || !entries.every(isResourceChange)) {
      return `The plan's ${key} do not have the shape that Terraform writes. ${howTo}`;
    }
  }
  return undefined;
}

/** An action that nobody here knows could do anything, so a plan with one is not read. */
const knownActions = new Set<Json>(['no-op', 'create', 'read', 'update', 'delete', 'forget']);

function isResourceChange(entry: Json): boolean {
  if (typeof entry !== 'object' || entry === null) return false;
  const { address, type, change } = entry as { readonly [key: string]: Json };
  if (typeof address !== 'string' || typeof type !== 'string') return false;
  if (typeof change !== 'object' || change === null) return false;
  const { actions } = change as { readonly [key: string]: Json };
  return Array.isArray(actions) && actions.length > 0 && actions.every((action) => knownActions.has(action));
}

/** Whether the plan was written in a format newer than this review was tested with; such plans are read all the same. */
export function isNewerMinor(plan: Plan): boolean {
  return Number(plan.format_version.split('.')[1]) > format.minor;
}
