import type { Outputs } from '../outputs';
import { isOpen, readSkill, type SkillDifference, type SkillReading } from './difference';
import { linkingFields } from './linking-fields';
import type { LinkingRequest, SkillManagement } from './skill-management';
import { SmapiError } from './smapi-error';

/** What may be chosen about a push. */
export interface PushOptions {
  /** Set the client secret again although nothing else differs. Default false. */
  readonly setSecret?: boolean;
  /** Whether customers may enable the skill without linking; Alexa does not tell what it is. Default: left out. */
  readonly skipOnEnablement?: boolean;
  /** Unknown fields that are written back as they were read. */
  readonly keep?: readonly string[];
}

/** What a push would write. */
export interface PushPlan {
  readonly linking: boolean;
  readonly manifest: boolean;
  /** What differs and cannot be written, in words. */
  readonly notWritten: readonly string[];
}

/**
 * What a push would write of a skill that was read.
 *
 * @throws SmapiError `unknown-fields` where writing could lose something
 */
export function planPush({ difference }: SkillReading, options: PushOptions): PushPlan {
  const { linking, endpoints, redirects, stage } = difference;
  const lost = linking
    .filter(({ state, field }) => state === 'unknown' && !options.keep?.includes(field))
    .map(({ field }) => field);
  if (lost.length > 0) {
    throw new SmapiError(
      'unknown-fields',
      `Alexa has fields of account linking that this project does not know: ${lost.join(', ')}. Whether writing ` +
        `would clear them is nowhere said, so nothing was written. To write them back as they are: ` +
        `${lost.map((field) => `--keep ${field}`).join(' ')}`,
    );
  }
  const isLive = stage === 'live';
  const endpointsDiffer = endpoints.some(isOpen);
  return {
    linking:
      linking.some((one) => one.state !== 'unknown' && isOpen(one)) ||
      options.setSecret === true ||
      options.skipOnEnablement !== undefined,
    manifest: endpointsDiffer && !isLive,
    notWritten: [
      ...(endpointsDiffer && isLive
        ? [
            'The endpoints of the live stage: they change when the development stage is certified and published.',
          ]
        : []),
      ...(redirects.some(({ state }) => state === 'refused')
        ? ['The redirect URLs: they are changed in config/environments.ts and deployed.']
        : []),
    ],
  };
}

/**
 * Writes what was planned, reads it back, and compares again.
 *
 * @returns what differs now
 * @throws SmapiError; `not-kept` where Alexa has something else than what was written
 */
export async function push(
  skill: SkillManagement,
  outputs: Outputs,
  reading: SkillReading,
  plan: PushPlan,
  options: PushOptions,
): Promise<SkillDifference> {
  if (plan.manifest) {
    const changed = structuredClone(reading.manifest.value);
    for (const { wanted, set } of reading.endpoints) if (wanted !== undefined) set(changed, wanted);
    await skill.writeManifest(changed, reading.manifest.eTag);
  }
  if (plan.linking) {
    await skill.writeLinking(linkingRequest(outputs, reading, options), reading.linking?.eTag);
  }
  const { difference } = await readSkill(skill, outputs);
  const open = [
    ...(plan.linking ? difference.linking.filter((one) => one.state !== 'unknown' && isOpen(one)) : []),
    ...(plan.linking ? lostFields(reading, difference) : []),
    ...(plan.manifest ? difference.endpoints.filter(isOpen) : []),
  ].map(({ field }) => field);
  if (open.length > 0) {
    throw new SmapiError(
      'not-kept',
      `Amazon said that it was written, and reads otherwise now: ${open.join(', ')}. Look at it: linking:diff`,
    );
  }
  return difference;
}

/** What was set and no business of the environment, and is gone. */
function lostFields(reading: SkillReading, after: SkillDifference) {
  const others = reading.difference.linking.filter(({ state }) => state === 'kept' || state === 'unknown');
  const text = (value: unknown) => JSON.stringify(value);
  return others.filter(
    ({ field, now }) => text(after.linking.find((one) => one.field === field)?.now) !== text(now),
  );
}

/** The whole configuration: what the environment wants, and what else Alexa has. */
function linkingRequest(outputs: Outputs, { linking }: SkillReading, options: PushOptions): LinkingRequest {
  const now = linking?.value ?? {};
  const fields = linkingFields.map(({ field, wanted }) => [field, wanted?.(outputs) ?? now[field]] as const);
  const kept = (options.keep ?? []).map((field) => [field, now[field]] as const);
  return {
    ...Object.fromEntries([...fields, ...kept].filter(([, value]) => value !== undefined)),
    clientSecret: outputs.clientSecret,
    ...(options.skipOnEnablement === undefined ? {} : { skipOnEnablement: options.skipOnEnablement }),
  };
}
