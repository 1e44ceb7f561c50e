import type { Probe } from './probe';

/** How bad it is when a check fails. */
export const severities = ['error', 'warning', 'note'] as const;

/** One of the severities, from the worst. */
export type Severity = (typeof severities)[number];

/** Parts of account linking, in the order in which a customer meets them. */
export const areas = {
  configuration: 'Configuration',
  name: 'Name and certificate',
  authorization: 'Authorization endpoint',
  page: 'Sign-in page',
  token: 'Token endpoint',
  code: 'Authorization code',
  tokens: 'Tokens',
  service: 'The service',
} as const;

/** One of the areas. */
export type Area = keyof typeof areas;

/** What a check cannot be asked without. */
export type Need = 'customer' | 'service' | 'cognito' | 'public-address' | 'revocation';

/** One question to an authorization server. */
export interface Check {
  /** Stable, kebab-case: reports, and the page about troubleshooting, name it. */
  readonly id: string;
  readonly area: Area;
  /** The question, so that "yes" is good. */
  readonly asks: string;
  readonly severity: Severity;
  /** What a customer of Alexa, or whoever is attacked, notices of a "no". */
  readonly customerSees: string;
  readonly remedy: string;
  /** Where the demand is published. */
  readonly source: string;
  readonly needs?: readonly Need[];
  /**
   * Asks it.
   *
   * @returns undefined for yes; otherwise what was found
   * @throws Skipped where it cannot be told
   */
  readonly ask: (probe: Probe) => Promise<string | undefined> | string | undefined;
}

/** What came of a check. */
export interface CheckResult {
  readonly check: Check;
  readonly outcome: 'passed' | 'failed' | 'skipped';
  /** What was found, or why it was skipped. No secret is in it. */
  readonly detail?: string;
}

/** Published pages that several checks go back to. */
export const sources = {
  requirements:
    'https://developer.amazon.com/en-US/docs/alexa/account-linking/requirements-account-linking.html',
  configure:
    'https://developer.amazon.com/en-US/docs/alexa/account-linking/configure-authorization-code-grant.html',
  troubleshooting:
    'https://developer.amazon.com/en-US/docs/alexa/account-linking/troubleshooting-account-linking.html',
  oauth: (section: string) => `https://www.rfc-editor.org/rfc/rfc6749#section-${section}`,
  security: (section: string) => `https://www.rfc-editor.org/rfc/rfc9700#section-${section}`,
  pkce: (section: string) => `https://www.rfc-editor.org/rfc/rfc7636#section-${section}`,
  bearer: (section: string) => `https://www.rfc-editor.org/rfc/rfc6750#section-${section}`,
  revocation: 'https://www.rfc-editor.org/rfc/rfc7009#section-2',
  cognitoDomain:
    'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-add-custom-domain.html',
  cognitoTokens:
    'https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html',
} as const;
