import { join } from 'node:path';
import { deploymentOf } from '../../rehearsal/deployment';
import type { RehearsedService } from '../../rehearsal/service';
import { type Stage, setStage } from '../../rehearsal/stage';
import { builtSkill, lampFunction } from '../rehearsal/built-skill';
import { callbackUrls, reference, stackJson } from '../rehearsal/terraform-stack';
import { rehearsedLamp } from '../support/lamp/rehearsal';

const client = {
  allowed_oauth_flows_user_pool_client: true,
  generate_secret: true,
  enable_token_revocation: true,
  user_pool_id: reference('aws_cognito_user_pool.directory.id'),
};
const mcpUrl = `${reference('aws_apigatewayv2_api.addon.api_endpoint')}/mcp`;
/** Terraform JSON of a stack with an add-on, in the shape in which CDKTF writes it. */
export function stackOf(names: readonly string[]): string {
  const scopes = names.map((name) => `https://api.example.com/${name}`);
  const stack = stackJson({
    scopes: [...names],
    clients: {
      addon: {
        ...client,
        name: 'alexa-plus',
        allowed_oauth_flows: ['code'],
        allowed_oauth_scopes: scopes,
        callback_urls: callbackUrls,
        supported_identity_providers: ['COGNITO'],
      },
      addon_public: {
        ...client,
        name: 'mcp-public',
        generate_secret: false,
        allowed_oauth_flows: ['code'],
        allowed_oauth_scopes: scopes,
        callback_urls: ['http://localhost:8080/callback'],
        supported_identity_providers: ['COGNITO'],
        refresh_token_rotation: [{ feature: 'ENABLED', retry_grace_period_seconds: 60 }],
      },
      addon_service: {
        ...client,
        name: 'alexa-plus-service',
        allowed_oauth_flows: ['client_credentials'],
        allowed_oauth_scopes: [`${mcpUrl}/service`],
      },
    },
    resources: {
      aws_apigatewayv2_api: { addon: { name: 'addon', protocol_type: 'HTTP' } },
      aws_lambda_function: {
        addon: {
          environment: {
            variables: {
              MCP_URL: mcpUrl,
              USER_POOL_ID: reference('aws_cognito_user_pool.directory.id'),
              SIGN_IN_HOST: 'auth.example.com',
              CLIENT_ID: reference('aws_cognito_user_pool_client.addon.id'),
              PUBLIC_CLIENT_ID: reference('aws_cognito_user_pool_client.addon_public.id'),
              SCOPES: scopes.join(' '),
              CHECK_AUDIENCE: 'true',
              SERVICE_CLIENT_ID: reference('aws_cognito_user_pool_client.addon_service.id'),
              SERVICE_SCOPE: `${mcpUrl}/service`,
              SAAS_API_URL: 'https://api.example.com',
              LOG_LEVEL: 'info',
            },
          },
        },
      },
    },
  });
  const document = JSON.parse(stack);
  document.resource.aws_cognito_resource_server.addon = {
    identifier: mcpUrl,
    name: 'Add-on',
    scope: [{ scope_name: 'service', scope_description: 'service' }],
  };
  return JSON.stringify(document);
}

/** A service on the stage, and what is bundled as its functions. */
export interface Staged extends Pick<RehearsedService, 'api' | 'models'> {
  readonly skill: string;
  readonly addon: string;
}

export const lamp: Staged = {
  ...rehearsedLamp,
  skill: lampFunction,
  addon: join('__tests__', 'support', 'lamp', 'addon-function.ts'),
};

/** A service with skill and add-on, as they are in the sources now. Default: the lamp. */
export async function setAddonStage({ api, models, skill, addon }: Staged = lamp): Promise<Stage> {
  const [bundle, addonBundle] = await Promise.all([builtSkill(skill), builtSkill(addon)]);
  return setStage({
    saas: api,
    models,
    deployment: deploymentOf('test', stackOf(Object.keys(api.scopes))),
    bundle,
    addonBundle,
    signInsPerMinute: 100_000,
  });
}
