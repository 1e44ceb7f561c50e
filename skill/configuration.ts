/** The levels of `LOG_LEVEL`, each with those that follow it. */
export const logLevels = ['debug', 'info', 'warn', 'error'] as const;

/** One of the levels: what is less than it is not logged. */
export type LogLevel = (typeof logLevels)[number];

/** What the infrastructure tells the skill, by environment variables. */
export interface Configuration {
  /** `SAAS_API_URL`: where the SaaS API is; https, or http for this machine only. */
  readonly saasApiUrl: string;
  /** `SKILL_ID`: the only skill that is answered; undefined: any. */
  readonly skillId: string | undefined;
  /** `PERSONALIZATION`: whether the speaker's own link comes before the account's; default no. */
  readonly personalization: boolean;
  /** `LOG_LEVEL`; default `info`. */
  readonly logLevel: LogLevel;
}

/** A setting that is absent or wrong. The function doesn't start with it. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}

/** @throws ConfigurationError that names the variable, what it may be and what it is */
export function readConfiguration(environment: NodeJS.ProcessEnv): Configuration {
  return {
    saasApiUrl: readUrl('SAAS_API_URL', environment.SAAS_API_URL, 'your API, e.g. https://api.example.com'),
    skillId: readSkillId(environment.SKILL_ID),
    personalization: environment.PERSONALIZATION === 'true',
    logLevel: readLogLevel(environment.LOG_LEVEL),
  };
}

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * An https URL, or one of this machine's.
 *
 * @param name of the variable
 * @param subject what is there, as the message says it
 * @throws ConfigurationError
 */
export function readUrl(name: string, value: string | undefined, subject: string): string {
  const wanted = `${name} must be the https URL of ${subject}`;
  if (!value) throw new ConfigurationError(`${wanted}. It is not set.`);
  const url = URL.canParse(value) ? new URL(value) : undefined;
  // A user name or a password may be in it, which no message may show.
  if (!url) throw new ConfigurationError(`${wanted}. It is ${shownIfPublic(value)}, which is no URL.`);
  const shown = `${url.protocol}//${url.host}${url.pathname}`;
  if (url.username || url.password || url.search || url.hash) {
    throw new ConfigurationError(
      `${wanted}, without user name, password, query or fragment. It is ${shown} with one of these.`,
    );
  }
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback.test(url.hostname))) {
    throw new ConfigurationError(`${wanted}; http is for localhost only. It is ${shown}.`);
  }
  return url.href;
}

const shownIfPublic = (value: string) =>
  /[@?#]/.test(value) ? `text of ${value.length} characters` : JSON.stringify(value);

function readSkillId(value: string | undefined): string | undefined {
  if (!value) return undefined;
  if (!/^amzn1\.ask\.skill\.[\w-]+$/.test(value)) {
    throw new ConfigurationError(
      `SKILL_ID must be the skill's id from the developer console, amzn1.ask.skill.…, or not set. It is ${JSON.stringify(value)}.`,
    );
  }
  return value;
}

/** @throws ConfigurationError */
export function readLogLevel(value: string | undefined): LogLevel {
  const level = logLevels.find((one) => one === (value || 'info').toLowerCase());
  if (!level) {
    throw new ConfigurationError(
      `LOG_LEVEL must be one of ${logLevels.join(', ')}, or not set (info). It is ${JSON.stringify(value)}.`,
    );
  }
  return level;
}
