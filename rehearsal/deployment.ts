import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { redirectHosts } from '../alexa/redirect-urls';
import { computed } from './cognito/computed-attributes';
import { type FunctionSettings, functionAt } from './cognito/deployed-functions';
import { block, isUnresolved, type TerraformBlock, TerraformDocument } from './cognito/terraform-document';
import {
  type AppClientSettings,
  type UserPoolSettings,
  userPoolSettings,
} from './cognito/user-pool-settings';
import { RehearsalError } from './rehearsal-error';

/** What a stack would deploy, as far as the rehearsal needs it. */
export interface Deployment {
  readonly environment: string;
  readonly userPool: UserPoolSettings;
  /** Identifier of the SaaS API's resource server, e.g. `https://api.example.com`. */
  readonly audience: string;
  readonly skill: SkillSettings;
  /** The function that Alexa sends the skill's events to. Absent: the skill's own. */
  readonly events?: FunctionSettings;
  /** Absent: the stack has no add-on. */
  readonly addon?: AddonSettings;
}

/** The skill's function. A stack without one is rehearsed with the defaults. */
export interface SkillSettings {
  readonly skillId: string;
  readonly saasApiUrl: string;
  readonly logLevel: string;
  /** Whether the speaker's own link comes before the account's. */
  readonly personalization: boolean;
  /** Lambda's time-out. Default: Alexa's own 8 seconds. */
  readonly timeoutSeconds: number;
}

/** The add-on's function. */
export interface AddonSettings {
  readonly mcpUrl: string;
  /** The app client that Alexa+ signs customers in with. */
  readonly clientId: string;
  /** The app client of MCP clients on customers' own machines, without a secret; absent: none. */
  readonly publicClientId?: string;
  /** The app client with which Alexa+ reads the list of tools; absent: none. */
  readonly serviceClientId?: string;
  /** Variables of the function; those that only a deployment would know are left out. */
  readonly environment: Readonly<Record<string, string>>;
}

/** Where a stack is synthesized to. */
export function stackFile(environment: string): string {
  return join('cdktf.out', 'stacks', environment, 'cdk.tf.json');
}

/**
 * Reads what an environment's synthesized stack would deploy.
 *
 * @throws RehearsalError if it was not synthesized or cannot be rehearsed
 */
export function readDeployment(environment: string, file = stackFile(environment)): Deployment {
  let json: string;
  try {
    json = readFileSync(file, 'utf8');
  } catch {
    throw new RehearsalError(`There is no stack at ${file}: run npm run synth.`);
  }
  return deploymentOf(environment, json, file);
}

/** What a stack would deploy, from its Terraform JSON. */
export function deploymentOf(environment: string, json: string, source = 'cdk.tf.json'): Deployment {
  const userPool = userPoolSettings(json, source);
  // A service's scopes are those of the add-on.
  const asked = new Set(
    userPool.clients.filter(({ flows }) => flows.includes('code')).flatMap(({ scopes }) => scopes),
  );
  const server =
    userPool.resourceServers.find(({ scopes }) => scopes.some((scope) => asked.has(scope))) ??
    userPool.resourceServers[0];
  if (server === undefined) {
    throw new RehearsalError(
      `${source} has no aws_cognito_resource_server: the SaaS API of the rehearsal would have no scope to ask for. Name the API in resourceServer of the settings.`,
    );
  }
  const audience = server.identifier;
  const document = new TerraformDocument(json, source, computed);
  const functions = [...document.resources('aws_lambda_function').values()];
  const variables = functions.map((one) => block(block(one.environment).variables));
  const addon = addonSettings(variables.find((one) => 'MCP_URL' in one));
  const events = functionAt(document, document.output('events_function_arn'));
  return {
    environment,
    userPool,
    audience,
    skill: skillSettings(functions, audience),
    ...(events && { events }),
    ...(addon && { addon }),
  };
}

/**
 * The app client that Alexa would be given for the skill: the one whose callback URLs are Alexa's, and that is not the
 * add-on's, which may have the same.
 *
 * @throws RehearsalError if there is none
 */
export function skillClientOf({
  userPool: { clients },
  addon,
}: Pick<Deployment, 'userPool' | 'addon'>): AppClientSettings {
  const hosts: readonly string[] = Object.values(redirectHosts);
  const isAlexas = ({ callbackUrls }: AppClientSettings) =>
    callbackUrls.some((url) => hosts.includes(new URL(url).host));
  const client = clients.find((one) => one.clientId !== addon?.clientId && isAlexas(one));
  if (client === undefined) {
    throw new RehearsalError(
      `No app client${addon ? " but the add-on's" : ''} has a callback URL on one of Alexa's hosts (${hosts.join(', ')}); the callback URLs are: ${clients.flatMap((one) => one.callbackUrls).join(', ') || 'none'}. Check the vendor id in the settings.`,
    );
  }
  return client;
}

/** The skill's function is the one that calls the API; which skill it is, others know as well. */
function skillSettings(functions: readonly TerraformBlock[], audience: string): SkillSettings {
  const variablesOf = (one: TerraformBlock) => block(block(one.environment).variables);
  const ofSkill = functions.filter((one) => 'SKILL_ID' in variablesOf(one));
  const skill = ofSkill.find((one) => 'SAAS_API_URL' in variablesOf(one)) ?? {};
  const variables = { SKILL_ID: ofSkill.map(variablesOf)[0]?.SKILL_ID, ...variablesOf(skill) };
  const text = (name: 'SKILL_ID' | 'SAAS_API_URL' | 'LOG_LEVEL', byDefault: string) => {
    const value = (variables as TerraformBlock)[name];
    return typeof value === 'string' && !isUnresolved(value) ? value : byDefault;
  };
  return {
    skillId: text('SKILL_ID', 'amzn1.ask.skill.00000000-0000-4000-8000-000000000000'),
    saasApiUrl: text('SAAS_API_URL', audience),
    logLevel: text('LOG_LEVEL', 'info'),
    personalization: (variables as TerraformBlock).PERSONALIZATION === 'true',
    timeoutSeconds: Number(skill.timeout ?? 8),
  };
}

function addonSettings(variables: Readonly<Record<string, unknown>> | undefined): AddonSettings | undefined {
  if (variables === undefined) return undefined;
  const environment = Object.fromEntries(
    Object.entries(variables).filter(
      (pair): pair is [string, string] => typeof pair[1] === 'string' && !isUnresolved(pair[1]),
    ),
  );
  const {
    MCP_URL: mcpUrl = '',
    CLIENT_ID: clientId = '',
    PUBLIC_CLIENT_ID: publicClientId,
    SERVICE_CLIENT_ID: serviceClientId,
  } = environment;
  return {
    mcpUrl,
    clientId,
    ...(publicClientId ? { publicClientId } : {}),
    ...(serviceClientId ? { serviceClientId } : {}),
    environment,
  };
}
