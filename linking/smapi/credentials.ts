import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { SmapiError } from './smapi-error';

/** How Amazon's token server knows a developer. */
export type Credentials =
  | { readonly accessToken: string }
  | { readonly refreshToken: string; readonly clientId: string; readonly clientSecret: string };

/** Credentials, and where they came from in words. */
export interface FoundCredentials {
  readonly credentials: Credentials;
  readonly source: string;
}

/** Where credentials are looked for. */
export interface CredentialsOptions {
  /** Profile of the ASK CLI. Default: the environment's tokens, then `ASK_DEFAULT_PROFILE`, then `default`. */
  readonly profile?: string;
  readonly env: NodeJS.ProcessEnv;
  /** The ASK CLI's file. Default `~/.ask/cli_config`. */
  readonly file?: string;
  /** Milliseconds since 1970. Default: now. */
  readonly now?: () => number;
  /**
   * Lets the ASK CLI renew a profile's access token: only Amazon's own CLI may use the client that the token is for.
   *
   * @returns whether it ran to its end
   */
  readonly renew?: (profile: string) => boolean;
}

const configSchema = z.object({
  profiles: z.record(
    z.string(),
    z.object({
      token: z.optional(
        z.object({ access_token: z.string(), refresh_token: z.string(), expires_at: z.string() }),
      ),
    }),
  ),
});

/** An access token that ends sooner is renewed first, in milliseconds. */
const margin = 60_000;

/**
 * Finds credentials as the ASK CLI does.
 *
 * @see https://developer.amazon.com/en-US/docs/alexa/smapi/manage-credentials-with-ask-cli.html
 * @throws SmapiError `no-credentials`
 */
export function findCredentials(options: CredentialsOptions): FoundCredentials {
  const { env, profile } = options;
  const { ASK_ACCESS_TOKEN, ASK_REFRESH_TOKEN } = env;
  if (profile === undefined && ASK_REFRESH_TOKEN) {
    const client = securityProfile(env);
    if (!client) {
      throw new SmapiError(
        'no-credentials',
        'ASK_REFRESH_TOKEN needs the security profile that it was made for: set ASK_LWA_CLIENT_ID and ' +
          'ASK_LWA_CLIENT_CONFIRMATION too. docs/linking.md says how to make one.',
      );
    }
    return { credentials: { refreshToken: ASK_REFRESH_TOKEN, ...client }, source: 'ASK_REFRESH_TOKEN' };
  }
  if (profile === undefined && ASK_ACCESS_TOKEN) {
    return { credentials: { accessToken: ASK_ACCESS_TOKEN }, source: 'ASK_ACCESS_TOKEN' };
  }
  return fromProfile(profile ?? env.ASK_DEFAULT_PROFILE ?? 'default', options);
}

function fromProfile(profile: string, options: CredentialsOptions): FoundCredentials {
  const file = options.file ?? join(homedir(), '.ask', 'cli_config');
  const { now = Date.now } = options;
  const source = `profile ${profile} of the ASK CLI`;
  let token = readToken(profile, file);
  if (Date.parse(token.expires_at) > now() + margin) {
    return { credentials: { accessToken: token.access_token }, source };
  }
  const client = securityProfile(options.env);
  if (client) return { credentials: { refreshToken: token.refresh_token, ...client }, source };
  if (options.renew?.(profile)) {
    token = readToken(profile, file);
    if (Date.parse(token.expires_at) > now()) {
      return { credentials: { accessToken: token.access_token }, source };
    }
  }
  throw new SmapiError(
    'no-credentials',
    `The access token of the ${source} ended at ${token.expires_at}. Renew it with: ` +
      `npx -p ask-cli@2.30.7 -p antlr4ts@0.5.0-alpha.4 ask smapi get-vendor-list -p ${profile}`,
  );
}

function readToken(profile: string, file: string) {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new SmapiError(
      'no-credentials',
      `There are no credentials for Alexa: neither ASK_REFRESH_TOKEN or ASK_ACCESS_TOKEN, nor ${file}. ` +
        'Run: npx -p ask-cli@2.30.7 -p antlr4ts@0.5.0-alpha.4 ask configure',
    );
  }
  const config = configSchema.safeParse(parseJson(text));
  if (!config.success) {
    throw new SmapiError(
      'no-credentials',
      `${file} is not a file of the ASK CLI, version 2. Run \`ask configure\` again.`,
    );
  }
  const { profiles } = config.data;
  const token = profiles[profile]?.token;
  if (token === undefined) {
    const names = Object.keys(profiles).join(', ') || 'none';
    throw new SmapiError(
      'no-credentials',
      `${file} has no token for a profile ${JSON.stringify(profile)}; its profiles are: ${names}. ` +
        'Name one with --profile, or run `ask configure`.',
    );
  }
  return token;
}

/** The client of a security profile of one's own, which may refresh tokens. */
function securityProfile(env: NodeJS.ProcessEnv) {
  const { ASK_LWA_CLIENT_ID: clientId, ASK_LWA_CLIENT_CONFIRMATION: clientSecret } = env;
  return clientId && clientSecret ? { clientId, clientSecret } : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
