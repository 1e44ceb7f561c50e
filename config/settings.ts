import * as z from 'zod/mini';
import { redirectUrls } from '../alexa/redirect-urls';
import { adminScope, defaultLifetimes } from '../cognito/limits';
import { type Addon, addon, resolveAddon } from './addon-settings';
import { customers } from './customer-settings';
import { type Duration, readDuration } from './duration';
import { functionSettings } from './function-settings';
import { hostedZone } from './hosted-zone';
import { identityProvider } from './identity-provider-settings';

/** A scope of the SaaS API. On the wire it is `<resource server identifier>/<name>`. */
const scope = z.strictObject({
  /** e.g. `orders.read`. */
  name: z.string(),
  /** What it allows, in words. */
  description: z.string(),
});

const customDomain = z.strictObject({
  /** e.g. `auth.example.com`: under its hosted zone, and not the zone's own name. */
  name: z.string(),
  hostedZone,
  /**
   * IPv4 address of an A record to make for the parent domain (`example.com` of `auth.example.com`). Cognito
   * refuses a custom domain whose parent has none. Only for teams whose parent domain does not resolve;
   * `192.0.2.1`, which leads nowhere, is enough. Default: none is made.
   */
  parentARecord: z.optional(z.string()),
});

const sesSender = z.strictObject({
  /** e.g. `Example <no-reply@example.com>`. */
  from: z.string(),
  /** ARN of the verified SES identity, e.g. `arn:aws:ses:eu-west-1:123456789012:identity/example.com`. */
  identityArn: z.string(),
  replyTo: z.optional(z.string()),
  configurationSet: z.optional(z.string()),
});

const userPool = z.strictObject({
  /** `off`, `optional` (each customer decides; default) or `on`. By authenticator app (TOTP). */
  mfa: z._default(z.enum(['off', 'optional', 'on']), 'optional'),
  /** Feature plan. PLUS enforces threat protection. Default `ESSENTIALS`. */
  tier: z._default(z.enum(['LITE', 'ESSENTIALS', 'PLUS']), 'ESSENTIALS'),
  passwordPolicy: z.prefault(
    z.strictObject({
      /** Characters, 8 to 99. Default 14. */
      minimumLength: z._default(z.int(), 14),
      requireLowercase: z._default(z.boolean(), true),
      requireUppercase: z._default(z.boolean(), true),
      requireNumbers: z._default(z.boolean(), true),
      requireSymbols: z._default(z.boolean(), true),
      /** Days that a password given by an administrator is good for, 1 to 365. Default 7. */
      temporaryPasswordDays: z._default(z.int(), 7),
    }),
    {},
  ),
  /** Customers may sign up by themselves. Default true. */
  selfRegistration: z._default(z.boolean(), true),
  /** Customers may sign in with a password kept in this pool; false leaves the identity providers alone. Default true. */
  passwordSignIn: z._default(z.boolean(), true),
  /** Sender of the pool's mail. Default: Cognito's own, which sends 50 messages a day. */
  ses: z.optional(sesSender),
  /** AWS refuses to delete the pool while it is on. Default true. */
  deletionProtection: z._default(z.boolean(), true),
});

const skillFunction = z.strictObject({
  /** Base URL of the SaaS API, e.g. `https://api.example.com`; may have a path. */
  saasApiUrl: z.string(),
  ...functionSettings,
  /**
   * The speaker's own link before the account's, where Alexa knows who speaks. Needs the permission
   * `alexa::person_id:read` in `skill-package/skill.json`. Default false.
   */
  personalization: z._default(z.boolean(), false),
});

/**
 * One environment as it is written in `config/environments.ts`. What depends on more than one value is a rule.
 */
export const environmentSchema = z.strictObject({
  /** Name of the environment and of its stack, e.g. `production`. */
  name: z.string(),
  /** AWS region of the user pool and of the skill's function. */
  region: z.string(),
  alexa: z.strictObject({
    /** Vendor id of the developer account (developer console, "My IDs"), e.g. `M1A2B3C4D5E6F7`. */
    vendorId: z.string(),
    /** e.g. `amzn1.ask.skill.12345678-1234-1234-1234-123456789012`. */
    skillId: z.string(),
    /** Redirect URLs that the console lists beyond the three made from the vendor id. */
    extraRedirectUrls: z._default(z.array(z.string()), []),
  }),
  /** Where customers sign in: a Cognito prefix or a domain of your own, one of the two. */
  domain: z.strictObject({
    /** `acme-sign-in` makes `acme-sign-in.auth.<region>.amazoncognito.com`. */
    prefix: z.optional(z.string()),
    custom: z.optional(customDomain),
  }),
  /** The SaaS API as the access token's audience. */
  resourceServer: z.strictObject({
    /** By custom the API's base URL, e.g. `https://api.example.com`. Changing it replaces the resource server. */
    identifier: z.string(),
    /** Default: made from the identifier, e.g. `api.example.com`. Changing it replaces the resource server. */
    name: z.optional(z.string()),
    scopes: z.array(scope),
  }),
  /** The app client with which Alexa signs customers in. */
  client: z.prefault(
    z.strictObject({
      /** Default: `openid`, `email`, `aws.cognito.signin.user.admin` and every scope of the resource server. */
      scopes: z.optional(z.array(z.string())),
      /** 6 minutes to 1 day. Default `60 minutes`. */
      accessTokenLifetime: z._default(z.string(), defaultLifetimes.accessToken),
      /** 6 minutes to 1 day. Default `60 minutes`. */
      idTokenLifetime: z._default(z.string(), defaultLifetimes.idToken),
      /** 1 hour to 10 years. When it ends, the customer must link again. Default `10 years`. */
      refreshTokenLifetime: z._default(z.string(), defaultLifetimes.refreshToken),
    }),
    {},
  ),
  userPool: z.prefault(userPool, {}),
  /** Where customers already sign in. Default: none. */
  identityProviders: z._default(z.array(identityProvider), []),
  /** The customers that the SaaS already has, and its own ids of them. Default: nothing of it. */
  customers: z.prefault(customers, {}),
  /**
   * Cognito's managed login pages: `{}` with Cognito's own style, or with the branding of a JSON file (a path
   * from the project's root). Default false: the classic hosted UI.
   */
  managedLogin: z._default(
    z.union([z.literal(false), z.strictObject({ settingsFile: z.optional(z.string()) })]),
    false,
  ),
  /** The skill's Lambda function; `false` where the skill is hosted elsewhere and only linking is wanted. */
  skillFunction: z.union([z.literal(false), skillFunction]),
  /** A CloudWatch dashboard of the environment. Default false. */
  dashboard: z._default(z.boolean(), false),
  /** The add-on for Alexa+ and every other MCP client; `{}` with the defaults. Default: none. */
  addon: z.optional(addon),
  /** Who is told when something is wrong. Default: no alarms. */
  alarms: z.optional(z.strictObject({ email: z.string() })),
  /** ARN of a regional WAFv2 web ACL to put before the sign-in pages. Default: none. */
  wafAclArn: z.optional(z.string()),
  /** Tags of every resource that takes them. */
  tags: z._default(z.record(z.string(), z.string()), {}),
  /** S3 bucket for Terraform's state, locked by S3 itself. Default: a local file. */
  state: z.optional(
    z.strictObject({
      bucket: z.string(),
      /** Default: the environment's. */
      region: z.optional(z.string()),
      /** Default: `voicelink/<environment>.tfstate`. */
      key: z.optional(z.string()),
      /** ARN of the KMS key that encrypts the state. Default: the bucket's own encryption. */
      kmsKeyArn: z.optional(z.string()),
    }),
  ),
});

/** One environment as a team writes it in `config/environments.ts`. */
export type EnvironmentSettings = z.input<typeof environmentSchema>;

type Parsed = z.output<typeof environmentSchema>;

/** Where customers sign in. */
export type DomainSettings =
  | { readonly kind: 'prefix'; readonly prefix: string }
  | ({ readonly kind: 'custom' } & z.output<typeof customDomain>);

/** One environment, checked, with its defaults filled in: what the constructs are made from. */
export interface Settings extends Omit<Parsed, 'alexa' | 'domain' | 'client' | 'addon' | 'state'> {
  readonly alexa: {
    readonly vendorId: string;
    readonly skillId: string;
    /** Every redirect URL: the three made from the vendor id, then the further ones. */
    readonly redirectUrls: readonly string[];
  };
  readonly domain: DomainSettings;
  readonly client: {
    /** As on the wire: standard scopes and `<identifier>/<name>`. */
    readonly scopes: readonly string[];
    readonly accessTokenLifetime: Duration;
    readonly idTokenLifetime: Duration;
    readonly refreshTokenLifetime: Duration;
  };
  /** Undefined: none. */
  readonly addon?: Addon;
  /** Undefined: a local file. */
  readonly state?: {
    readonly bucket: string;
    readonly region: string;
    readonly key: string;
    readonly kmsKeyArn?: string | undefined;
  };
}

/** Fills in what the schema cannot: values made from other values. For settings that broke no rule. */
export function resolveSettings(environment: EnvironmentSettings): Settings {
  const parsed = environmentSchema.parse(environment);
  const { name, region, alexa, domain, resourceServer, client, state } = parsed;
  const apiScopes = resourceServer.scopes.map((one) => `${resourceServer.identifier}/${one.name}`);
  return {
    ...parsed,
    alexa: {
      vendorId: alexa.vendorId,
      skillId: alexa.skillId,
      redirectUrls: [...redirectUrls(alexa.vendorId), ...alexa.extraRedirectUrls],
    },
    domain: domain.custom
      ? { kind: 'custom', ...domain.custom }
      : { kind: 'prefix', prefix: domain.prefix ?? '' },
    client: {
      scopes: client.scopes ?? ['openid', 'email', adminScope, ...apiScopes],
      accessTokenLifetime: readDuration(client.accessTokenLifetime),
      idTokenLifetime: readDuration(client.idTokenLifetime),
      refreshTokenLifetime: readDuration(client.refreshTokenLifetime),
    },
    addon:
      parsed.addon &&
      resolveAddon(parsed.addon, {
        redirectUrls: redirectUrls(alexa.vendorId),
        scopes: apiScopes,
        saasApiUrl: parsed.skillFunction === false ? undefined : parsed.skillFunction.saasApiUrl,
      }),
    state: state && {
      ...state,
      region: state.region ?? region,
      key: state.key ?? `voicelink/${name}.tfstate`,
    },
  };
}
