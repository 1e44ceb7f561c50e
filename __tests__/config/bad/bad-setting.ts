import type { EnvironmentSettings } from '../../../config/settings';
import type { SkillManifest } from '../../../config/skill-manifest';
import { set } from '../settings-builder';

/** One way to get the settings wrong, and the essentials of what is said about it. */
export interface BadSetting {
  readonly title: string;
  /** Made to the shipped `dev`. */
  readonly change: (dev: EnvironmentSettings, production: EnvironmentSettings) => void;
  /** As it is reported. */
  readonly path: string;
  readonly received: string;
  /** In what is reported as the bound. */
  readonly expected: string;
  /** In what is reported as to do. */
  readonly remedy: string;
  readonly level?: 'warning';
  /** What the skill's manifest has. Default: all that a setting may ask of it. */
  readonly manifest?: SkillManifest;
}

export const hidden = (length: number) =>
  `text of ${length} characters, not shown because it could be a secret`;
export const many = <Value>(length: number, value: (index: number) => Value) =>
  Array.from({ length }, (_, i) => value(i));
export const google = {
  type: 'Google',
  clientId: '1.apps.googleusercontent.com',
  clientSecretVariable: 'google_client_secret',
};
export const oidc = {
  type: 'OIDC',
  name: 'ExampleSSO',
  clientId: 'voicelink',
  clientSecretVariable: 'sso_client_secret',
  issuer: 'https://login.example.com',
};

/** A case of a value that a person wrote and that is not what it has to be. */
export function bad(
  path: string,
  value: unknown,
  received: string,
  expected: string,
  remedy: string,
  title = `${path} is ${received}`,
): BadSetting {
  return { title, change: set(path, value), path, received, expected, remedy };
}
