import { join } from 'node:path';
import { alexaPlusLimits } from '../../alexa/limits';
import type { CognitoStandIn } from '../cognito/cognito-stand-in';
import type { AppClientSettings } from '../cognito/user-pool-settings';
import type { AddonSettings } from '../deployment';
import type { ExchangeLog } from '../exchange-log';
import { FunctionRunner } from '../function-runner';
import type { LocalNetwork } from '../local-network';
import type { Party } from '../party';
import { RehearsalError } from '../rehearsal-error';
import type { SaasGateway } from '../saas-gateway';
import { AlexaPlus } from './alexa-plus';
import { startHttpApi } from './http-api';

/** How the add-on is put on the stage. */
export interface AddonStageOptions {
  readonly settings: AddonSettings;
  readonly cognito: CognitoStandIn;
  readonly network: LocalNetwork;
  /** Starts the way to the SaaS API. */
  readonly gatewayFor: (from: Party, deployedUrl: string) => Promise<SaasGateway>;
  /** The built add-on. Default `dist/addon/index.js`. */
  readonly bundle?: string | undefined;
  readonly log?: ExchangeLog | undefined;
  readonly onLine?: ((line: string) => void) | undefined;
}

/** The add-on on this machine. */
export interface AddonStage {
  readonly settings: AddonSettings;
  /** The app client that Alexa+ uses. */
  readonly client: AppClientSettings;
  /** Alexa+ for a customer who has linked nothing yet. */
  newAlexaPlus(clientName?: string): AlexaPlus;
  close(): Promise<void>;
}

/** Starts the built add-on behind an HTTP API, as the stack would deploy it. */
export async function setAddonStage(options: AddonStageOptions): Promise<AddonStage> {
  const { settings, cognito, network, log } = options;
  const client = cognito.settings.clients.find(({ clientId }) => clientId === settings.clientId);
  const [redirectUri] = client?.callbackUrls ?? [];
  if (!client || !redirectUri) {
    throw new RehearsalError(
      'The add-on’s app client is not one of the user pool’s, or has no callback URL.',
    );
  }
  const { userPoolId, issuer } = cognito.settings;
  const gateway = await options.gatewayFor('Add-on', settings.environment.SAAS_API_URL ?? issuer);
  const addon = new FunctionRunner({
    bundle: options.bundle ?? join('dist', 'addon', 'index.js'),
    environment: {
      ...settings.environment,
      USER_POOL_ID: userPoolId,
      JWKS_URI: network.toLocal(`${issuer}/.well-known/jwks.json`),
      SAAS_API_URL: gateway.url,
    },
    limitMs: alexaPlusLimits.toolAnswerMs,
    subject: 'add-on',
    ...(options.onLine && { onLine: options.onLine }),
  });
  const loading = addon.warmUp();
  const { origin, host } = new URL(settings.mcpUrl);
  const api = await startHttpApi({ addon, deployedOrigin: origin, log });
  network.serve(host, api.origin);
  await loading;
  return {
    settings,
    client,
    newAlexaPlus: (clientName) =>
      new AlexaPlus({
        mcpUrl: settings.mcpUrl,
        client,
        redirectUri,
        fetch: network.fetch,
        ...(clientName === undefined ? {} : { clientName }),
      }),
    close: async () => {
      await Promise.all([addon.close(), api.close(), gateway.close()]);
    },
  };
}
