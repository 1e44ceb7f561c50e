import { readOutputs } from '../../../linking/outputs';
import { Secrets } from '../../../linking/secrets';
import {
  SkillManagement,
  type SkillManagementOptions,
  type Stage,
} from '../../../linking/smapi/skill-management';
import { type SmapiStandIn, startSmapiStandIn } from '../../../testing/smapi/smapi-stand-in';
import { manifest as packageManifest } from '../../support/read-package';
import { skillId, terraformOutputs, vendorId } from '../outputs-fixture';

export const accessToken = 'Atza|an-access-token-of-a-developer';
export const developer = {
  refreshToken: 'Atzr|a-refresh-token-of-a-developer',
  clientId: 'amzn1.application-oa2-client.0123456789',
  clientSecret: 'client-confirmation-of-the-security-profile',
};

/** Amazon with one vendor and its skill, which has this project's manifest and no account linking yet. */
export async function startAmazon(): Promise<SmapiStandIn> {
  const amazon = await startSmapiStandIn();
  amazon.vendors.push({ id: vendorId, name: 'Example Inc.', roles: ['ROLE_ADMINISTRATOR'] });
  const manifest = () => (packageManifest() as { manifest: Record<string, unknown> }).manifest;
  amazon.skills[skillId] = {
    vendorId,
    stages: { development: { manifest: manifest() }, live: { manifest: manifest() } },
  };
  amazon.accessTokens.set(accessToken, ['alexa::ask:skills:readwrite']);
  amazon.refreshTokens.set(developer.refreshToken, {
    clientId: developer.clientId,
    clientSecret: developer.clientSecret,
  });
  return amazon;
}

/** The skill there, as this project speaks to it. */
export function skillAt(
  amazon: SmapiStandIn,
  options: Partial<SkillManagementOptions> & { readonly stage?: Stage; readonly id?: string } = {},
): SkillManagement {
  return new SkillManagement(options.id ?? skillId, options.stage ?? 'development', {
    credentials: { accessToken },
    secrets: new Secrets(),
    apiEndpoint: amazon.origin,
    tokenServer: amazon.origin,
    pollMs: 1,
    ...options,
  });
}

/** What a deployed environment says of itself. */
export function outputs(changed: Readonly<Record<string, unknown>> = {}) {
  return readOutputs(terraformOutputs(changed), 'the test');
}
