import { constants } from 'node:buffer';
import type { Json, Plan } from './plan';
import { textOf } from './text';

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
  const text = textOf(buffer);
  if (text === undefined) throw new PlanError(`The input is not text. ${howTo}`);
  return text;
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
    if (!Array.isArray(entries)) return misshapen(key);
    for (const entry of entries) {
      const problem = entryProblem(entry as Json, key);
      if (problem !== undefined) return problem;
    }
  }
  return undefined;
}

function misshapen(key: string): string {
  return `The plan's ${key} do not have the shape that Terraform writes. ${howTo}`;
}

/** `open` is OpenTofu's, for what lives no longer than a run. An action that nobody here knows could do anything. */
const knownActions = new Set<Json>(['no-op', 'create', 'read', 'update', 'delete', 'forget', 'open']);

function entryProblem(entry: Json, key: string): string | undefined {
  if (typeof entry !== 'object' || entry === null) return misshapen(key);
  const { address, type, change } = entry as { readonly [key: string]: Json };
  if (typeof address !== 'string' || typeof type !== 'string') return misshapen(key);
  if (typeof change !== 'object' || change === null) return misshapen(key);
  const { actions } = change as { readonly [key: string]: Json };
  if (!Array.isArray(actions) || actions.length === 0) return misshapen(key);
  return actions.every((action) => knownActions.has(action))
    ? undefined
    : `The plan's ${key} have a kind of change that this review does not know, so it cannot tell what that would do. Use a newer plan review, or the Terraform version that the project pins.`;
}

/** Whether the plan was written in a format newer than this review was tested with; such plans are read all the same. */
export function isNewerMinor(plan: Plan): boolean {
  return Number(plan.format_version.split('.')[1]) > format.minor;
}
