import { join } from 'node:path';
import type { AccessTokenScheme } from '../alexa/client-authentication';
import { alexaLimits } from '../alexa/limits';
import { LinkingClient } from '../alexa/linking-client';
import { redirectHosts } from '../alexa/redirect-urls';
import type { InteractionModel } from '../alexa/utterance-matcher';
import type { ReferencedService } from '../contracts/service';
import type { ServiceOperation } from '../linking/verify/target';
import { type AddonStage, setAddonStage } from './addon/addon-stage';
import { AlexaService } from './alexa/alexa-service';
import { RehearsalClock } from './clock';
import type { CognitoStandIn } from './cognito/cognito-stand-in';
import type { ExampleCustomer } from './cognito/sign-in-pages';
import type { AppClientSettings } from './cognito/user-pool-settings';
import { type Deployment, skillClientOf } from './deployment';
import { ExchangeLog } from './exchange-log';
import { type Faults, withoutLostScope } from './faults';
import { FunctionRunner } from './function-runner';
import { LocalNetwork } from './local-network';
import type { OldStore } from './old-store';
import type { Party } from './party';
import { refusalOf } from './refusal';
import { startRehearsedSaas } from './rehearsed-saas';
import { startSaasGateway } from './saas-gateway';
import { type SignInOptions, setUserPoolStage } from './user-pool-stage';

/** How the stage is set. */
export interface StageOptions extends SignInOptions {
  /** The service whose reference is the SaaS API. */
  readonly saas: ReferencedService;
  readonly deployment: Deployment;
  /** The skill's interaction models by locale, to resolve what is said for slots. */
  readonly models: Readonly<Record<string, InteractionModel>>;
  /** The built skill. Default `dist/skill/index.js`. */
  readonly bundle?: string;
  /** The built add-on. Default `dist/addon/index.js`. */
  readonly addonBundle?: string;
}

/** The account-linking choices that are Alexa's, not Cognito's. */
export interface LinkingChoices {
  readonly scheme: AccessTokenScheme;
  readonly pkce: boolean;
}

/** Everyone who takes part, on this machine. */
export interface Stage {
  readonly deployment: Deployment;
  /** The app client that Alexa uses. */
  readonly client: AppClientSettings;
  readonly cognito: CognitoStandIn;
  readonly alexa: AlexaService;
  /** Absent where the stack has no add-on. */
  readonly addon?: AddonStage;
  readonly log: ExchangeLog;
  readonly clock: RehearsalClock;
  readonly network: LocalNetwork;
  /** A customer who is there from the start, confirmed. */
  readonly example: ExampleCustomer;
  /** The customers that the SaaS had before, where the user pool migrates them. */
  readonly oldStore: OldStore | undefined;
  /** Faults that are switched on. */
  readonly faults: Faults;
  /** Alexa's linking client with other choices than `HTTP_BASIC` without PKCE. */
  linking(choices: LinkingChoices): LinkingClient;
  /** The redirect URLs on Alexa's hosts that are registered as callbacks. */
  readonly redirectUrls: readonly string[];
  /** Where the SaaS API itself is, past the faults. */
  readonly saasUrl: string;
  /** What the SaaS API offers. */
  readonly operations: readonly ServiceOperation[];
  /** Makes the SaaS refuse an access token from now on. */
  refuseAtSaas(originJti: string): void;
  close(): Promise<void>;
}

/** Starts everyone on loopback. */
export async function setStage(options: StageOptions): Promise<Stage> {
  const { deployment } = options;
  const clock = new RehearsalClock();
  const log = new ExchangeLog();
  const network = new LocalNetwork();
  const faults: Faults = {};
  const alexaClient = skillClientOf(deployment);
  const { cognito, functions, oldStore, example } = await setUserPoolStage({
    ...options,
    settings: {
      ...deployment.userPool,
      clients: deployment.userPool.clients.map((client) =>
        client === alexaClient ? withoutLostScope(client, faults) : client,
      ),
    },
    clock,
    network,
    log,
  });
  const { settings: userPool } = cognito;

  const saas = await startRehearsedSaas({ service: options.saas, deployment, cognito, now: clock.now });
  const gatewayFor = (from: Party, deployedUrl: string) =>
    startSaasGateway({
      target: saas.url,
      deployedUrl,
      log,
      from,
      faultFor: () => (typeof faults.saas === 'function' ? faults.saas() : faults.saas),
      refusalFor: (request) => faults.refusal && refusalOf(options.saas, faults.refusal, request),
    });
  const gateway = await gatewayFor('Skill', deployment.skill.saasApiUrl);
  const skill = skillOf(options, gateway.url);
  const loading = skill.warmUp();
  const addon =
    deployment.addon &&
    (await setAddonStage({
      settings: deployment.addon,
      cognito,
      network,
      gatewayFor,
      bundle: options.addonBundle,
      log,
      onLine: options.onSkillLine,
    }));
  await loading;
  const linking = linkingOf(alexaClient, userPool.domain, network);
  return {
    deployment,
    client: alexaClient,
    cognito,
    clock,
    log,
    network,
    example,
    oldStore,
    faults,
    linking,
    redirectUrls: alexaClient.callbackUrls.filter((url) =>
      Object.values<string>(redirectHosts).includes(new URL(url).host),
    ),
    alexa: new AlexaService({
      skillId: deployment.skill.skillId,
      skill,
      events: deployment.events && functions.runner(deployment.events),
      linking: linking({ scheme: 'HTTP_BASIC', pkce: false }),
      models: options.models,
      now: clock.now,
      log,
    }),
    ...(addon && { addon }),
    saasUrl: saas.url,
    operations: Object.values(options.saas.operations).map(({ method, path, scope }) => ({
      method,
      path,
      scope: `${deployment.audience}/${scope}`,
    })),
    refuseAtSaas: (originJti) =>
      saas.revocations.revoke(originJti, clock.now() / 1000 + alexaClient.accessTokenSeconds),
    close: async () => {
      await Promise.all([skill.close(), addon?.close(), gateway.close(), saas.close(), cognito.close()]);
      await Promise.all([functions.close(), oldStore?.close()]);
    },
  };
}

/** The built skill with its environment as deployed, but for where the SaaS API is. */
function skillOf({ deployment, bundle, onSkillLine }: StageOptions, saasApiUrl: string): FunctionRunner {
  const { skillId, logLevel, personalization, timeoutSeconds } = deployment.skill;
  return new FunctionRunner({
    bundle: bundle ?? join('dist', 'skill', 'index.js'),
    environment: {
      SAAS_API_URL: saasApiUrl,
      SKILL_ID: skillId,
      LOG_LEVEL: logLevel,
      PERSONALIZATION: String(personalization),
    },
    limitMs: Math.min(alexaLimits.skillResponseMs, timeoutSeconds * 1000),
    onLine: onSkillLine,
  });
}

/** Makes Alexa's linking clients of the app client, with one set of choices or another. */
function linkingOf(client: AppClientSettings, domain: string, { fetch }: LocalNetwork): Stage['linking'] {
  return ({ scheme, pkce }) =>
    new LinkingClient(
      {
        authorizationUri: `https://${domain}/oauth2/authorize`,
        accessTokenUri: `https://${domain}/oauth2/token`,
        clientId: client.clientId,
        clientSecret: client.clientSecret ?? '',
        accessTokenScheme: scheme,
        scopes: client.scopes,
        pkce,
      },
      fetch,
    );
}
