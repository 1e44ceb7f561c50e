import type { Outputs } from '../outputs';

/** One field of a skill's account linking. */
export interface LinkingField {
  /** Its name in the Skill Management API. */
  readonly field: string;
  /** What the environment wants it to be; left out where it is no business of the environment. */
  readonly wanted?: (outputs: Outputs) => unknown;
  /** Whether Alexa tells it. */
  readonly readable: boolean;
  /** Whether a list's order matters. */
  readonly ordered?: boolean;
  /** What writing does to a field that cannot be read. */
  readonly note?: string;
}

/**
 * Every field of account linking in the published model. A field that Alexa has and this table lacks stops a
 * push: whether writing clears what it leaves out is nowhere said.
 *
 * @see https://developer.amazon.com/en-US/docs/alexa/smapi/account-linking-schemas.html
 */
export const linkingFields: readonly LinkingField[] = [
  { field: 'type', wanted: () => 'AUTH_CODE', readable: true },
  { field: 'authorizationUrl', wanted: ({ authorizationUri }) => authorizationUri, readable: true },
  { field: 'accessTokenUrl', wanted: ({ accessTokenUri }) => accessTokenUri, readable: true },
  { field: 'accessTokenScheme', wanted: ({ accessTokenScheme }) => accessTokenScheme, readable: true },
  { field: 'clientId', wanted: ({ clientId }) => clientId, readable: true },
  { field: 'scopes', wanted: ({ scopes }) => scopes, readable: true },
  { field: 'domains', wanted: ({ domains }) => domains, readable: true },
  { field: 'clientSecret', readable: false, note: 'a push sets it again' },
  { field: 'defaultTokenExpirationInSeconds', readable: true },
  { field: 'redirectUrls', readable: true, ordered: true },
  { field: 'authorizationUrlsByPlatform', readable: true, ordered: true },
  { field: 'voiceForwardAccountLinking', readable: true },
  { field: 'skipOnEnablement', readable: false, note: 'a push leaves it out unless --skip-on-enablement' },
  { field: 'reciprocalAccessTokenUrl', readable: false, note: 'a push leaves it out' },
];
