import skill from '../skill-package/skill.json';

/** What the settings have to agree with of the skill's manifest. */
export interface SkillManifest {
  /** Names of the permissions that customers are asked for, e.g. `alexa::person_id:read`. */
  readonly permissions: readonly string[];
  /** Names of the events that Alexa tells of, e.g. `SKILL_DISABLED`. */
  readonly events: readonly string[];
}

interface ManifestFile {
  readonly permissions?: readonly { readonly name: string }[];
  readonly events?: { readonly subscriptions?: readonly { readonly eventName: string }[] };
}

const { permissions = [], events = {} }: ManifestFile = skill.manifest;

/** The manifest of `skill-package/skill.json`. */
export const skillManifest: SkillManifest = {
  permissions: permissions.map(({ name }) => name),
  events: (events.subscriptions ?? []).map(({ eventName }) => eventName),
};
