import { operations } from '#service/operations';
import type { ServiceOperation, Target } from '../linking/verify/target';
import { readCheckedSettings } from './checked-settings';
import { stackOutputs } from './stack-outputs';

/**
 * A deployed environment as Alexa uses it.
 *
 * @param outputs file with its outputs; default: Terraform is asked
 * @param serviceUrl base URL of the SaaS API; default: the settings'
 * @throws CommandError
 */
export function environmentTarget(environment: string, outputs?: string, serviceUrl?: string): Target {
  const deployed = stackOutputs(environment, outputs);
  const settings = readCheckedSettings().settings.find(({ name }) => name === environment);
  const skill = settings?.skillFunction;
  const baseUrl = serviceUrl ?? (skill ? skill.saasApiUrl : undefined);
  const { authorizationUri, accessTokenUri, issuer, domains, distribution } = deployed;
  return {
    authorizationUri,
    accessTokenUri,
    revocationUri: new URL('/oauth2/revoke', accessTokenUri).href,
    clientId: deployed.clientId,
    clientSecret: deployed.clientSecret,
    scheme: deployed.accessTokenScheme,
    redirectUrls: deployed.redirectUrls,
    scopes: deployed.scopes,
    cognito: { issuer, domains, ...(distribution !== undefined && { distribution }) },
    ...(settings &&
      baseUrl !== undefined && {
        service: { baseUrl, operations: operationsOf(`${settings.resourceServer.identifier}/`) },
      }),
  };
}

/** The service's operations, with their scopes as they stand in a token. */
export function operationsOf(prefix: string): ServiceOperation[] {
  return Object.values(operations).map(({ method, path, scope }) => ({
    method,
    path,
    scope: `${prefix}${scope}`,
  }));
}
