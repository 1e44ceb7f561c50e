import * as z from 'zod/mini';
import { functionSettings } from './function-settings';
import { hostedZone } from './hosted-zone';

/** The add-on for Alexa+: an MCP server that acts for the same customers as the skill. */
export const addon = z.strictObject({
  /**
   * Where customers return to after signing in: what `alexa-ai configure-account-linking` prints, and the
   * redirect URLs of further MCP clients that can keep a secret. Default: Alexa's three, made from the vendor id.
   */
  redirectUrls: z.optional(z.array(z.string())),
  /**
   * A domain of your own, e.g. `add-on.example.com`. Changing it changes the MCP URL, for which tokens were
   * issued: customers must link again. Default: one of API Gateway's.
   */
  domain: z.optional(z.strictObject({ name: z.string(), hostedZone })),
  /** Scopes that customers are asked for, as on the wire. Default: every scope of the resource server. */
  scopes: z.optional(z.array(z.string())),
  /**
   * Only tokens that were asked for with `resource`, the MCP URL, are taken: their `aud` is that URL. Default
   * true. False takes the customer's tokens of this app client whatever they were asked for.
   */
  checkAudience: z._default(z.boolean(), true),
  /**
   * Web pages whose own code calls the add-on, by their origin, e.g. `http://localhost:6274` of the MCP Inspector.
   * Default none: assistants call from their servers or from an app, not from a page.
   */
  allowedOrigins: z.optional(z.array(z.string())),
  /**
   * An app client for `client_credentials` too, with which Alexa+ may read the list of tools before a customer
   * has linked. Default false.
   */
  serviceClient: z._default(z.boolean(), false),
  /**
   * An app client without a secret too, for MCP clients on a customer's own machine, where nothing is secret: each
   * sign-in is held together by PKCE, and a refresh token is good once. Default: none.
   */
  publicClient: z.optional(
    z.strictObject({
      /** Where they take the customer back to, port included, e.g. `http://localhost:8080/callback`. */
      redirectUrls: z.array(z.string()),
    }),
  ),
  /** Requests that API Gateway lets through, before the function sees any. */
  throttle: z.prefault(
    z.strictObject({
      /** Requests in a second, on average: 1 to 10,000. Default 50. */
      rate: z._default(z.int(), 50),
      /** Requests at once: 1 to 5,000. Default 100. */
      burst: z._default(z.int(), 100),
    }),
    {},
  ),
  /** Base URL of the SaaS API. Default: the skill function's. */
  saasApiUrl: z.optional(z.string()),
  ...functionSettings,
});

/** The add-on's settings with their defaults filled in. */
export type Addon = Omit<z.output<typeof addon>, 'redirectUrls' | 'scopes' | 'saasApiUrl'> & {
  readonly redirectUrls: readonly string[];
  /** As on the wire: `<identifier>/<name>`. */
  readonly scopes: readonly string[];
  readonly saasApiUrl: string;
};

/** Fills in what follows from the environment's other settings. */
export function resolveAddon(
  settings: z.output<typeof addon>,
  defaults: {
    readonly redirectUrls: readonly string[];
    readonly scopes: readonly string[];
    readonly saasApiUrl: string | undefined;
  },
): Addon {
  const { redirectUrls = defaults.redirectUrls, scopes = defaults.scopes } = settings;
  const saasApiUrl = settings.saasApiUrl ?? defaults.saasApiUrl ?? '';
  return { ...settings, redirectUrls, scopes, saasApiUrl };
}
