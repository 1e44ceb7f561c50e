import { isDeepStrictEqual } from 'node:util';
import { redirectUrls } from '../../alexa/redirect-urls';
import type { Outputs } from '../outputs';
import { type Endpoint, wantedEndpoints } from './endpoints';
import { linkingFields } from './linking-fields';
import type {
  LinkingInfo,
  SkillManagement,
  SkillManifest,
  Stage,
  Vendor,
  Versioned,
} from './skill-management';

/** What becomes of a field. */
export type FieldState =
  | 'same' // as it should be
  | 'changed' // Alexa has another value
  | 'missing' // Alexa has none
  | 'kept' // set at Alexa and no business of the environment: written back as it is
  | 'unknown' // set at Alexa, and not in the published model
  | 'unreadable'; // Alexa never tells it

/** One field: what Alexa has and what it should have. No secret is in it. */
export interface FieldDifference {
  readonly field: string;
  readonly state: FieldState;
  readonly now?: unknown;
  readonly wanted?: unknown;
  /** What writing does to a field that cannot be read. */
  readonly note?: string;
}

/** A redirect URL that only one side has. */
export interface RedirectDifference {
  readonly url: string;
  /** `refused`: Alexa sends it and the app client lacks it. `unused`: the other way round. */
  readonly state: 'registered' | 'refused' | 'unused';
}

/** What Alexa has, beside what it should have. */
export interface SkillDifference {
  readonly skillId: string;
  readonly stage: Stage;
  readonly vendor: Vendor;
  readonly linking: readonly FieldDifference[];
  readonly endpoints: readonly FieldDifference[];
  readonly redirects: readonly RedirectDifference[];
  /** Whether anything that can be compared is not as it should be. */
  readonly differs: boolean;
}

/** The skill as it was read, which is what may be written. */
export interface SkillReading {
  readonly difference: SkillDifference;
  readonly linking: Versioned<LinkingInfo> | undefined;
  readonly manifest: Versioned<SkillManifest>;
  readonly endpoints: readonly Endpoint[];
}

/** A field needs writing, or an address is missing. */
export function isOpen({ state }: FieldDifference): boolean {
  return state === 'changed' || state === 'missing' || state === 'unknown';
}

/**
 * Reads the skill and compares it with what an environment is.
 *
 * @throws SmapiError
 */
export async function readSkill(skill: SkillManagement, outputs: Outputs): Promise<SkillReading> {
  const vendor = await skill.vendor();
  const manifest = await skill.manifest();
  const linking = await skill.linking();
  const endpoints = wantedEndpoints(manifest.value, outputs);
  const fields = {
    linking: linkingDifference(linking?.value, outputs),
    endpoints: endpoints.map(endpointDifference),
    redirects: redirectDifference(vendor.id, outputs.redirectUrls),
  };
  const { skillId, stage } = skill;
  const differs =
    [...fields.linking, ...fields.endpoints].some(isOpen) ||
    fields.redirects.some(({ state }) => state === 'refused');
  return { difference: { skillId, stage, vendor, ...fields, differs }, linking, manifest, endpoints };
}

function linkingDifference(now: LinkingInfo | undefined, outputs: Outputs): FieldDifference[] {
  const known = linkingFields.map(({ field, wanted, readable, ordered, note }): FieldDifference => {
    if (!readable) return { field, state: 'unreadable', note };
    const [has, wants] = [now?.[field], wanted?.(outputs)];
    if (wants === undefined) return { field, state: isSet(has) ? 'kept' : 'same', now: has };
    if (!isSet(has)) return { field, state: 'missing', wanted: wants };
    return { field, state: sameValue(has, wants, ordered) ? 'same' : 'changed', now: has, wanted: wants };
  });
  const names = new Set(linkingFields.map(({ field }) => field));
  const unknown = Object.entries(now ?? {})
    .filter(([field, value]) => !names.has(field) && isSet(value))
    .map(([field, value]): FieldDifference => ({ field, state: 'unknown', now: value }));
  return [...known, ...unknown];
}

function endpointDifference({ field, now, wanted }: Endpoint): FieldDifference {
  if (wanted === undefined) return { field, state: 'kept', now };
  if (now === undefined) return { field, state: 'missing', wanted };
  return { field, state: now === wanted ? 'same' : 'changed', now, wanted };
}

function redirectDifference(vendorId: string, registered: readonly string[]): RedirectDifference[] {
  const sent = redirectUrls(vendorId);
  return [
    ...sent.map((url) => ({ url, state: registered.includes(url) ? 'registered' : 'refused' }) as const),
    ...registered.filter((url) => !sent.includes(url)).map((url) => ({ url, state: 'unused' }) as const),
  ];
}

/** SMAPI answers with empty lists for what was never set. */
function isSet(value: unknown): boolean {
  return value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0);
}

function sameValue(a: unknown, b: unknown, ordered: boolean | undefined): boolean {
  if (ordered || !Array.isArray(a) || !Array.isArray(b)) return isDeepStrictEqual(a, b);
  return isDeepStrictEqual([...a].sort(), [...b].sort());
}
